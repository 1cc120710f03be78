"""The commands as a user types them: all of stdout, stderr and the status."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from typing import TYPE_CHECKING

import pytest
from conftest import CORPUS

from jzfacts.cli import console
from jzfacts.facts.validation import json_schema

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from conftest import Outcome

    Run = Callable[..., Outcome]

GRAIN = "grain-output\t粮食总产\t\t42.40\t亿斤\t+3.5% 同比\t全省第2\tpage-1:12,3\t\t\n"
STORAGE = "grain-storage\t粮食仓容\t突破\t1000\t万吨\t\t\tpage-1:13\t\t\n"
INCOME = "rural-income\t农村居民人均可支配收入\t\t35173\t元\t+6.51%\t全省第1\tpage-1:20\t\t\n"
GARDEN = "garden-city\t国家园林城市\t\t\t\t\t全国同类城市第4\tpage-1:41\t\t成功创建\n"
EXPORTS = "yunxi-exports\t出口总额\t近\t0.75\t亿美元\t0.0个百分点 较年初\t全市第4\tpage-2:5\t\t\n"
GRAIN_JSON = (
    '{"id": "grain-output", "indicator": "粮食总产", "aliases": ["粮食产量", "grain output"],'
    ' "area": "青禾市", "period": "2030", "topic": "农业", "value": 42.40, "unit": "亿斤",'
    ' "qualifier": null, "change": {"value": 3.5, "unit": "%", "basis": "同比"},'
    ' "baseline": null, "versus": null, "rank": {"place": 2, "among": "全省"}, "outcome": null,'
    ' "note": "排名指总产，不指增速。", "source": {"id": "page-1",'
    ' "title": "青禾市政府工作报告摘要", "creator": "林小满", "published": "2031-01-15",'
    ' "lines": [12, 3]}, "status": null, "supersedes": null, "name_en": null'
)


@pytest.fixture
def terminal(monkeypatch: pytest.MonkeyPatch) -> None:
    """A person of 80 columns looks on, without colours or styles."""
    monkeypatch.setattr(console, "is_terminal", lambda: True)
    monkeypatch.setattr(console, "columns", lambda: 80)
    monkeypatch.setenv("TERM", "dumb")


# search


def test_search_on_a_pipe_prints_tsv(run: Run) -> None:
    """One fact a line, the best first, nothing else."""
    assert run("search", "粮食") == (GRAIN + STORAGE, "", 0)


def test_search_words_must_all_be_met(run: Run) -> None:
    """Several words are one query."""
    assert run("search", "产量", "粮食") == (GRAIN, "", 0)


@pytest.mark.parametrize("query", ["liangshizongchan", "lszc", "粮食产量", "粮食总产"])
def test_search_takes_pinyin_first_letters_and_aliases(run: Run, query: str) -> None:
    """However it is typed, the fact is the same."""
    outcome = run("search", query, "-n", "1")
    assert outcome == (GRAIN, "", 0)


def test_search_as_json_tells_score_and_reason(run: Run) -> None:
    """An array of records with their matches."""
    assert run("search", "粮食总产", "-f", "json") == (
        "[\n" + GRAIN_JSON + ', "match": {"score": 100, "why": "exact"}}\n]\n',
        "",
        0,
    )


@pytest.mark.usefixtures("terminal")
@pytest.mark.usefixtures("chinese")
def test_search_on_a_terminal_prints_a_table(run: Run) -> None:
    """Title, source in full, then what people read, with the reason."""
    assert run("search", "粮食总产") == (
        (
            " 粮食总产  青禾市  2030  1 条\n"
            " 林小满. 青禾市政府工作报告摘要. 青禾日报, 2031-01-15 (page-1)\n"
            f" {60 * '─'}\n"
            " 指标        数值        增减     位次       行     匹配\n"
            f" {60 * '─'}\n"
            " 粮食总产  42.40亿斤  +3.5% 同比  全省第2位  12、3  完全一致\n"
            f" {60 * '─'}\n"
        ),
        "",
        0,
    )


def test_search_that_finds_nothing_is_valid_json(run: Run) -> None:
    """An empty array can be read; an empty file cannot."""
    assert run("search", "比特币", "-f", "json") == (
        "[]\n",
        "jzfacts: nothing found for “比特币”\n",
        1,
    )


def test_search_tells_what_only_the_filters_exclude(run: Run) -> None:
    """It is no question of another name; what is nowhere is one."""
    message = "jzfacts: nothing found for “粮食” within these filters; without them there is\n"
    assert run("search", "粮食", "--topic", "城建") == ("", message, 1)
    nowhere = "jzfacts: nothing found for “比特币”\n"
    assert run("search", "比特币", "--area", "云溪县") == ("", nowhere, 1)


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (["search", "粮食", "--area", "青苗"], "area “青苗”; choose from 云溪县, 青禾市"),
        (
            ["list", "--topic", "旅游"],
            "topic “旅游”; choose from +安全, -1+1, 农业, 城建, 安全, 开放, 民生",
        ),
        (["rank", "--period", "2029"], "period “2029”; choose from 2030, 2030-S1"),
    ],
)
def test_a_filter_that_no_fact_passes(run: Run, arguments: list[str], told: str) -> None:
    """What there is instead is named, or what is like it."""
    assert run(*arguments) == ("", f"jzfacts: no fact is of the {told}\n", 1)


def test_an_area_may_be_given_by_its_stem(run: Run) -> None:
    """As it may in a query."""
    assert run("search", "粮食", "--area", "青禾") == (GRAIN + STORAGE, "", 0)


def test_search_is_limited_to_ten_unless_told(run: Run) -> None:
    """`-n 0` is all, and a limit is a limit in every format."""
    assert run("search", "粮食", "-n", "1") == (GRAIN, "", 0)
    assert run("search", "粮食", "-n", "0") == (GRAIN + STORAGE, "", 0)


def test_search_within_filters(run: Run) -> None:
    """Topic, area and period restrict what is searched."""
    assert run("search", "出口", "--period", "2030-S1") == (EXPORTS, "", 0)
    assert run("search", "出口", "--area", "青禾市").status == 1
    assert run("search", "出口", "--topic", "农业").status == 1


def test_search_chooses_columns(run: Run) -> None:
    """Dotted names reach inside, and a search has a match to show."""
    outcome = run("search", "粮食总产", "--columns", "id,change.value, rank.place,match.why")
    assert outcome == ("grain-output\t3.5\t2\texact\n", "", 0)


@pytest.mark.parametrize("query", ["", " ", "。！"])
def test_search_refuses_an_empty_query(run: Run, query: str) -> None:
    """Nothing asked, nothing answered."""
    message = "the query is empty; give a name, pinyin, first letters or a figure"
    assert run("search", query) == ("", f"jzfacts: {message}\n", 2)


# search -


def test_batch_as_jsonl(run: Run) -> None:
    """A line for each query, in order, also for those without an answer, of which the status tells."""
    outcome = run("search", "-", "-f", "jsonl", stdin="粮食总产\n比特币\n".encode())
    assert outcome == (
        '{"query": "粮食总产", "results": ['
        + GRAIN_JSON
        + ', "match": {"score": 100, "why": "exact"}}]}\n'
        '{"query": "比特币", "results": []}\n',
        "jzfacts: line 2: nothing found for “比特币”\n",
        1,
    )


def test_batch_on_a_pipe(run: Run) -> None:
    """TSV with the query first."""
    outcome = run("search", "-", stdin="粮食\n出口总额\n".encode())
    assert outcome == (f"粮食\t{GRAIN}粮食\t{STORAGE}出口总额\t{EXPORTS}", "", 0)


def test_batch_as_csv_has_the_query_too(run: Run) -> None:
    """Whatever the columns, an answer without its question is of no use."""
    outcome = run("search", "-", "-f", "csv", "--columns", "id", stdin="粮食总产\n".encode())
    assert outcome == ("\ufeffquery,id\r\n粮食总产,grain-output\r\n", "", 0)
    whole = run("search", "-", "-f", "csv", stdin="粮食总产\n".encode()).stdout.splitlines()
    assert whole[0].startswith("\ufeffquery,id,indicator,")
    assert whole[1].startswith("粮食总产,grain-output,粮食总产,")


def test_batch_names_bad_lines_and_goes_on(run: Run) -> None:
    """Blank or undecodable lines get an empty answer, and the status is 2."""
    stdout, stderr, status = run("search", "-", "-f", "jsonl", stdin=b"\n\xff\nlszc\n")
    assert stdout.splitlines()[:2] == [
        '{"query": "", "results": []}',
        r'{"query": "\\xff", "results": []}',
    ]
    assert stdout.splitlines()[2].startswith('{"query": "lszc", "results": [{"id": "grain-output"')
    first, second = stderr.splitlines()
    assert first.startswith("jzfacts: line 1: the query is empty")
    assert second == "jzfacts: line 2: not UTF-8"
    assert status == 2


def test_batch_without_any_answer(run: Run) -> None:
    """Nothing found at all is status 1; no query at all too."""
    nothing = "jzfacts: line 1: nothing found for “比特币”\n"
    assert run("search", "-", stdin="比特币\n".encode()) == ("", nothing, 1)
    assert run("search", "-") == ("", "", 1)


@pytest.mark.parametrize(
    "lines",
    [
        "粮食总产\n出口总额\n",
        "粮食总产\n出口总额",
        "粮食总产\r\n出口总额\r\n",
        "\ufeff粮食总产\n出口总额\n",
    ],
    ids=["whole lines", "no end of the last line", "Windows", "byte order mark"],
)
def test_batch_reads_lines_of_any_system(run: Run, lines: str) -> None:
    """Line ends and a byte order mark are not part of a query."""
    outcome = run("search", "-", "--columns", "id", stdin=lines.encode())
    assert outcome == ("粮食总产\tgrain-output\n出口总额\tyunxi-exports\n", "", 0)


def test_batch_in_gbk(run: Run) -> None:
    """The stream's own encoding, as on a Chinese Windows; or a file from there, elsewhere."""
    queries = "粮食总产\n".encode("gbk")
    assert run("search", "-", "--columns", "id", stdin=queries).stdout == "粮食总产\tgrain-output\n"
    outcome = run(
        "search", "-", "--columns", "id", stdin="粮食总产\n".encode("gbk"), encoding="gbk"
    )
    assert outcome == ("粮食总产\tgrain-output\n", "", 0)


def test_batch_answers_each_line_as_it_comes() -> None:
    """Whoever waits for an answer before asking on gets it."""
    with subprocess.Popen(
        [sys.executable, "-m", "jzfacts", "search", "-", "--columns", "id"],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        env={**os.environ, "JZFACTS_FACTS": str(CORPUS)},
    ) as process:
        assert process.stdin is not None
        assert process.stdout is not None
        for query, id in (("粮食总产", "grain-output"), ("出口总额", "yunxi-exports")):
            process.stdin.write(f"{query}\n".encode())
            process.stdin.flush()
            assert process.stdout.readline().decode() == f"{query}\t{id}\n"
        process.stdin.close()
    assert process.returncode == 0


# rank


def test_rank_is_best_first_then_in_page_order(run: Run) -> None:
    """All facts with a rank."""
    assert run("rank") == (INCOME + GRAIN + GARDEN + EXPORTS, "", 0)


def test_rank_top_includes_ties(run: Run) -> None:
    """Place N or better, however many they are."""
    assert run("rank", "--top", "2") == (INCOME + GRAIN, "", 0)
    assert run("rank", "--top", "4").stdout == INCOME + GRAIN + GARDEN + EXPORTS


def test_rank_of_nothing(run: Run) -> None:
    """Filters may leave nothing."""
    assert run("rank", "--topic", "安全") == (
        "",
        "jzfacts: nothing found; no fact passes these filters\n",
        1,
    )


@pytest.mark.usefixtures("terminal")
@pytest.mark.usefixtures("chinese")
def test_rank_on_a_terminal_begins_with_the_place(run: Run) -> None:
    """Chinese readers want no medals beside it."""
    assert run("rank", "--top", "3") == (
        (
            " 前 3 名  青禾市  2030  2 条\n"
            " 林小满. 青禾市政府工作报告摘要. 青禾日报, 2031-01-15 (page-1)\n"
            f" {67 * '─'}\n"
            " 位次       指标                        数值         增减     行\n"
            f" {67 * '─'}\n"
            " 全省第1位  农村居民人均可支配收入  35173元       +6.51%      20\n"
            " 全省第2位  粮食总产                   42.40亿斤  +3.5% 同比  12、3\n"
            f" {67 * '─'}\n"
        ),
        "",
        0,
    )


# show


def test_show_prints_one_value(run: Run) -> None:
    """Bare, as `$( )` wants it."""
    assert run("show", "grain-output", "--field", "value") == ("42.40\n", "", 0)
    assert run("show", "grain-output", "--field", "change") == ("+3.5% 同比\n", "", 0)


def test_show_of_a_value_that_is_not_known(run: Run) -> None:
    """Nothing on stdout, so that a script gets no word for a number."""
    assert run("show", "garden-city", "--field", "value") == (
        "",
        "jzfacts: garden-city has no value\n",
        1,
    )


def test_show_as_json_is_one_object(run: Run) -> None:
    """Not an array: it is one fact."""
    assert run("show", "grain-output", "-f", "json") == (GRAIN_JSON + "}\n", "", 0)


def test_show_on_a_pipe_is_a_line(run: Run) -> None:
    """The columns of every pipe."""
    assert run("show", "grain-output") == (GRAIN, "", 0)


@pytest.mark.usefixtures("terminal")
@pytest.mark.usefixtures("chinese")
def test_show_on_a_terminal_is_a_card(run: Run) -> None:
    """Everything known, and below it how to see the page's own words."""
    stdout, stderr, status = run("show", "grain-output")
    assert stdout.startswith("粮食总产\n\n数值  42.40亿斤\n增减  +3.5% 同比\n")
    assert stderr == "要看原文所在行，请用 --pages 或 JZFACTS_PAGES 指定原文目录\n"
    assert status == 0
    columns = run("show", "grain-output", "--columns", "id,value")
    assert columns.stdout.splitlines()[3] == " 编号          数值"
    assert columns.stderr == ""


# list


def test_list_is_in_page_order_and_limited(run: Run) -> None:
    """Every fact, or as many as are wanted."""
    assert run("list", "-n", "3") == (GRAIN + STORAGE + INCOME, "", 0)
    assert run("list", "-n", "9" * 20) == run("list")
    assert len(run("list").stdout.splitlines()) == 9


def test_list_with_filters(run: Run) -> None:
    """By topic, area, period, all of which must hold."""
    assert run("list", "--topic", "农业") == (GRAIN + STORAGE, "", 0)
    assert run("list", "--area", "云溪县", "--period", "2030-S1") == (EXPORTS, "", 0)


@pytest.mark.usefixtures("chinese")
def test_list_as_markdown(run: Run) -> None:
    """What people read, to be pasted."""
    assert run("list", "-n", "2", "-f", "md") == (
        (
            "| 指标 | 数值 | 增减 | 对比 | 位次 | 结果 | 地区 | 年份 | 出处 |\n"
            "| --- | ---: | --- | --- | --- | --- | --- | --- | --- |\n"
            "| 粮食总产 | 42.40亿斤 | +3.5% 同比 |  | 全省第2 |  | 青禾市 | 2030 | page-1:12,3 |\n"
            "| 粮食仓容 | 突破1000万吨 |  |  |  |  | 青禾市 | 2030 | page-1:13 |\n"
        ),
        "",
        0,
    )


def test_markdown_says_an_outcome_once(run: Run) -> None:
    """Where there is no figure it stands for it; a comparison has a column of its own."""
    shown = run("search", "国家园林城市", "-f", "md").stdout.splitlines()[-1]
    assert (
        shown
        == "| 国家园林城市 | 成功创建 |  |  | 全国同类城市第4 |  | 青禾市 | 2030 | page-1:41 |"
    )
    shown = run("search", "生活垃圾", "-f", "md").stdout.splitlines()[-1]
    assert "| 98.58% |  | 高于全省平均水平54个百分点 |" in shown


def test_list_as_csv_is_the_whole_record_flat(run: Run) -> None:
    """A header, a byte order mark for Excel, each number in a cell of its own."""
    assert run("list", "-n", "1", "-f", "csv") == (
        (
            "\ufeffid,indicator,aliases,area,period,topic,value,unit,qualifier,change.value,"
            "change.unit,change.basis,baseline.value,baseline.unit,baseline.period,versus.value,"
            "versus.unit,versus.among,rank.place,rank.among,outcome,note,source.id,source.title,"
            "source.creator,source.published,source.lines,status,supersedes,name_en\r\n"
            "grain-output,粮食总产,粮食产量;grain output,青禾市,2030,农业,42.40,亿斤,,3.5,%,同比,"
            ",,,,,,2,全省,,排名指总产，不指增速。,page-1,青禾市政府工作报告摘要,林小满,2031-01-15,12;3,,,\r\n"
        ),
        "",
        0,
    )


def test_list_without_facts_has_its_header_as_csv(run: Run) -> None:
    """A spreadsheet of nothing is a spreadsheet still."""
    outcome = run("list", "--area", "他处", "-f", "csv", "--columns", "id,value")
    assert outcome.stdout == "\ufeffid,value\r\n"
    assert outcome.status == 1


@pytest.mark.parametrize("form", ["table", "json", "jsonl", "csv", "tsv", "md"])
def test_hostile_text_is_harmless_in_every_format(run: Run, form: str) -> None:
    """No control but line ends leaves the program, and no cell starts a formula."""
    stdout, stderr, status = run("list", "--area", "云溪县", "-f", form)
    assert (stderr, status) == ("", 0)
    assert not any(mark in stdout for mark in "\x1b\x85\u200b\u2028\u202a\u202c\u202e")
    if form == "csv":
        cells = [cell for line in stdout.splitlines() for cell in line.split(",")]
        assert not [cell for cell in cells if cell.lstrip('"')[:1] in tuple("=+@")]
        assert "'-1+1" in cells


# schema


def test_the_schema_is_printed_as_json(run: Run) -> None:
    """For a file that editors are pointed to."""
    printed = run("schema")
    assert (json.loads(printed.stdout), printed.stderr, printed.status) == (json_schema(), "", 0)


# usage


def test_an_unknown_column_without_neighbours_lists_them_all(run: Run) -> None:
    """What can be named, when nothing is near; a list has no match to show."""
    stdout, stderr, status = run("list", "--columns", "zzz")
    assert (stdout, status) == ("", 2)
    assert stderr.startswith("jzfacts: unknown column “zzz”; choose from id, indicator, ")
    assert stderr.endswith(", source.lines, status, supersedes, name_en\n")


def test_no_command_shows_the_help_on_stderr(run: Run) -> None:
    """It is an error all the same."""
    stdout, stderr, status = run()
    assert (stdout, status) == ("", 2)
    assert stderr.startswith("Usage: jzfacts [OPTIONS] COMMAND [ARGS]...\n")


@pytest.mark.parametrize("option", ["-h", "--help"])
def test_help_has_no_escapes(run: Run, option: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """Not even where the surroundings ask for colours."""
    monkeypatch.setenv("FORCE_COLOR", "1")
    monkeypatch.setenv("GITHUB_ACTIONS", "true")
    stdout, stderr, status = run("search", option)
    assert stdout.startswith("Usage: jzfacts search [OPTIONS] ")
    assert "\x1b" not in stdout
    assert (stderr, status) == ("", 0)


def test_version(run: Run) -> None:
    """One line."""
    stdout, stderr, status = run("--version")
    assert stdout.startswith("jzfacts ")
    assert stdout.count("\n") == 1
    assert (stderr, status) == ("", 0)


def test_a_base_with_mistakes_is_told_whole(run: Run, tmp_path: Path) -> None:
    """Every problem on a line of its own, with its file."""
    base = tmp_path / "base.toml"
    base.write_text('schema = 1\n[[fact]]\nid = "A"\n', "utf-8")
    stdout, stderr, status = run("list", "--facts", str(base))
    assert (stdout, status) == ("", 2)
    assert len(stderr.splitlines()) > 1
    assert all(line.startswith((f"{base}:2: ", f"{base}:3: ")) for line in stderr.splitlines())


def test_a_base_that_is_missing(run: Run) -> None:
    """One line, which names it."""
    stdout, stderr, status = run("list", "--facts", "no/such/base")
    assert (stdout, status) == ("", 2)
    assert stderr.startswith("no/such/base: ")
    assert stderr.count("\n") == 1


def test_several_bases_from_the_environment(
    run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """JZFACTS_FACTS holds paths as PATH does, and --facts replaces them."""
    other = tmp_path / "other.toml"
    other.write_text(
        'schema = 1\n[[source]]\nid = "o"\ntitle = "o"\npublished = 2031-01-01\n'
        'area = "乙市"\nperiod = "2030"\n[[fact]]\nid = "trees"\nindicator = "植树"\nvalue = 5\n'
        'unit = "棵"\nsource = "o"\nlines = [1]\n',
        "utf-8",
    )
    monkeypatch.setenv("JZFACTS_FACTS", os.pathsep.join([str(CORPUS), str(other)]))
    trees = "trees\t植树\t\t5\t棵\t\t\to:1\t\t\n"
    assert run("list", "--area", "乙市") == (trees, "", 0)
    assert len(run("list").stdout.splitlines()) == 10
    assert run("list", "--facts", str(other)) == (trees, "", 0)


@pytest.mark.parametrize(
    ("order", "first"),
    [
        # by value, things that are measured alike stand together, the largest first: 1万千瓦 > 9千瓦
        ("value", ["粮食仓容", "粮食总产"]),
        ("change", ["农村居民人均可支配收入", "粮食总产"]),
        ("rank", ["农村居民人均可支配收入", "粮食总产"]),
    ],
)
def test_sorted(order: str, first: list[str], run: Run) -> None:
    """The largest or best first; facts without what is sorted by come last."""
    listed = run("list", "--sort", order, "--field", "indicator").stdout.splitlines()
    assert listed[:2] == first


def test_one_value_of_each(run: Run) -> None:
    """A line for each fact found, to be pasted beside its name; --json is short for -f json."""
    assert run("search", "粮食", "--field", "value").stdout == "42.40\n1000\n"
    assert run("search", "粮食", "--json") == run("search", "粮食", "-f", "json")


def test_values_of_the_base(run: Run) -> None:
    """What --topic, --area, --period and --unit may be, and of how many facts."""
    assert run("values", "period") == ("2030\t8\n2030-S1\t1\n", "", 0)
    assert run("values", "colour").status == 2
