"""The reports as web pages in the manner of government sites: menus, paths, lists, footers.

    python tests/benchmarks/sites.py FOLDER

writes FOLDER/SITE/REPORT.html for each report of ../shared/reports and each of the sites below.
"""

from __future__ import annotations

import html
import sys
from pathlib import Path

from own_pages import REPORTS
from printing import paragraphs, plain

MENU = "网站首页 要闻动态 政务公开 政务服务 互动交流 数据发布 走进本市 专题专栏".split()
RELATED = [
    "2022年政府工作报告",
    "2024年国民经济和社会发展统计公报：生产总值增长5.5%",
    "市政府召开第31次常务会议",
    "全市一季度经济运行情况新闻发布会",
    "1至6月财政收入完成312亿元",
]
FOOT = """主办：市人民政府办公室　承办：市政务信息中心　地址：人民路889号　邮编：454000<br>
豫ICP备05012345号-1　豫公网安备 41080202000123号　网站标识码：4108000001<br>
联系电话：0391-3568001　建议使用1024×768以上分辨率"""
SCRIPT = "<script>var n = 12; if (n < 20) { document.write('<p>访问量 345 万次</p>'); }</script>"


def links(names: list[str], tag: str = "li") -> str:
    each = (f'<{tag}><a href="/art/{at}.html">{one}</a></{tag}>' for at, one in enumerate(names))
    return "\n".join(each)


def trs(title: str, body: list[tuple[int, str]]) -> str:
    """Blocks of divs, the text in one that an editor made, paragraphs indented by spaces."""
    text = "\n".join(
        f'<p style="text-indent:2em"><span style="font-size:12pt">　　{one}</span></p>'
        for _, one in body
    )
    return f"""<!DOCTYPE html><html><head><meta charset="utf-8"><title>{title}_市人民政府</title>
<style>.nav li {{ width: 120px }}</style>{SCRIPT}</head><body>
<div class="header"><div class="logo"><img src="logo.png" alt="市人民政府"></div>
<ul class="nav">{links(MENU)}</ul><form><input name="q"><button>搜索</button></form></div>
<div class="position">您的位置：<a href="/">首页</a> &gt; <a href="/zwgk">政务公开</a> &gt; 政府工作报告</div>
<div class="main"><div class="title">{title}</div>
<div class="info">发布时间：2025-02-19　来源：市政府办公室　浏览次数：<span id="hits">1234</span>次
【字体：<a href="javascript:;">大</a> <a href="javascript:;">中</a> <a href="javascript:;">小</a>】</div>
<div class="TRS_Editor">{text}</div>
<div class="attach">附件：<a href="a.pdf">1. 政府工作报告.pdf</a></div>
<div class="tools"><a href="javascript:window.print()">打印</a> <a href="javascript:window.close()">关闭</a></div></div>
<div class="related"><h3>相关链接</h3><ul>{links(RELATED)}</ul></div>
<div class="footer">{FOOT}</div>{SCRIPT}</body></html>"""


def tables(title: str, body: list[tuple[int, str]]) -> str:
    """Tables for layout in tables, one cell with the text, line breaks for paragraphs."""
    text = "<br>\n<br>\n".join(f"　　{one}" for _, one in body)
    return f"""<html><head><meta http-equiv="Content-Type" content="text/html; charset=utf-8">
<title>{title}</title></head><body><table width="1000" align="center"><tr><td>
<table width="100%"><tr>{links(MENU, "td")}</tr></table></td></tr>
<tr><td><table><tr><td width="200" valign="top"><table>
<tr><td>热点专题</td></tr><tr>{links(RELATED, "td")}</tr></table></td>
<td><table><tr><td align="center"><font size="5"><b>{title}</b></font></td></tr>
<tr><td align="center">2025-02-19　来源：本站　【打印】【关闭】</td></tr>
<tr><td id="zoom" class="bt_content">{text}</td></tr></table></td></tr></table></td></tr>
<tr><td align="center" bgcolor="#eeeeee">{FOOT}</td></tr></table></body></html>"""


def semantic(title: str, body: list[tuple[int, str]]) -> str:
    """Elements that say what they are, as new sites have them."""
    text = "\n".join(
        f"<h{level}>{one}</h{level}>" if level else f"<p>{one}</p>" for level, one in body
    )
    return f"""<!doctype html><html lang="zh-CN"><head><meta charset="utf-8"><title>{title} - 政府网</title></head>
<body><header role="banner"><nav><ul>{links(MENU)}</ul></nav></header><main><nav aria-label="breadcrumb">
<a href="/">首页</a> / <a href="/gb">公报</a></nav><article><h1>{title}</h1><time>2025年2月19日</time>
<div id="UCAP-CONTENT">{text}</div></article><aside><h2>推荐阅读</h2><ul>{links(RELATED)}</ul></aside></main>
<footer><p>{FOOT}</p><p>本网站支持IPv6。版权所有，未经许可不得转载。</p></footer></body></html>"""


def pieces(title: str, body: list[tuple[int, str]]) -> str:
    """Text in several blocks side by side, figures in elements of their own, nothing closed."""
    half = len(body) // 2

    def block(part: list[tuple[int, str]]) -> str:
        return "".join(f"<div><font face=仿宋>{one}</font></div>" for _, one in part)

    return f"""<HTML><HEAD><META charset=utf-8><TITLE>市政府_{title}</TITLE></HEAD><BODY>
<DIV class=top><UL>{links(MENU)}</UL></DIV><DIV class=crumb><A href="/">首页</A>-&gt;<A href="/x">报告</A></DIV>
<DIV class=wrap><DIV class=l><P class=tit>{title}<DIV class=part>{block(body[:half])}</DIV>
<DIV class=part>{block(body[half:])}</DIV><P align=right><A href="a.doc">附件1</A> <A href="b.doc">附件2</A></DIV>
<DIV class=r><DL><DT>最新信息{links(RELATED, "DD")}</DL></DIV></DIV><DIV class=foot>{FOOT}</DIV>"""


SITES = {"trs": trs, "tables": tables, "semantic": semantic, "pieces": pieces}


def write_all(folder: Path) -> None:
    """Write every report in the manner of every site."""
    for report in sorted(REPORTS.glob("*.txt")):
        (_, title), *body = [(n, html.escape(one)) for n, one in paragraphs(plain(report))]
        for name, site in SITES.items():
            (folder / name).mkdir(parents=True, exist_ok=True)
            (folder / name / f"{report.stem}.html").write_text(site(title, body), encoding="utf-8")


if __name__ == "__main__":
    write_all(Path(sys.argv[1]))
