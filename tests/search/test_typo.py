"""Pinyin with one typing error."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from labels import label

from jzfacts.search.strategies import TYPO
from jzfacts.search.typo import match_typo, typo_lengths


@pytest.mark.parametrize(
    ("text", "typed", "span"),
    [
        ("粮食总产", "laingshi", (0, 2)),
        ("粮食总产", "liangshizngchan", (0, 4)),
        ("粮食总产", "liiangshi", (0, 2)),
        ("口袋公园", "koudaigxngyuan", (0, 4)),
        ("断头路", "duantulu", (0, 3)),
        ("人均可支配收入", "renjunkezhipieshouru", (0, 7)),
    ],
)
def test_one_error(text: str, typed: str, span: tuple[int, int]) -> None:
    """Two letters swapped, one dropped, one added, one replaced."""
    found = match_typo(label(text), typed, TYPO)
    assert found is not None
    assert (found.kind, found.spans) == ("typo", (span,))


@pytest.mark.parametrize(
    ("text", "typed"),
    [
        ("工业总产值", "nongyezongchanzhi"),  # well-formed: 农业
        ("打通断头路", "duantulu"),  # well-formed, and within the label
        ("出口", "chuko"),  # well-formed, and no more than a word
        ("进出口总额", "chukuozonge"),  # half of a contrast, within the label
        ("粮食总产", "lingshi"),  # 零食
        ("粮食总产", "laigshi"),  # two errors
        ("保交房交付率", "jaiofulv"),  # three syllables within
        ("retail sales", "retailsalse"),  # Latin words are not spelled in syllables
    ],
)
def test_no_error(text: str, typed: str) -> None:
    """What may have been meant otherwise is left to suggestions."""
    assert match_typo(label(text), typed, TYPO) is None


@given(
    st.sampled_from(["liangshizongchan", "koudaigongyuan", "anquanshengchan"]),
    st.sampled_from(["swapped", "dropped", "added", "replaced"]),
    st.data(),
)
def test_every_error_is_undone(meant: str, error: str, data: st.DataObject) -> None:
    """Whatever letter it befalls, all letters of what was meant are found again."""
    place = data.draw(st.integers(0, len(meant) - 2))
    letter = data.draw(st.sampled_from("abcdefghijklmnopqrstuvwxyz"))
    typed = {
        "swapped": meant[:place] + meant[place + 1] + meant[place] + meant[place + 2 :],
        "dropped": meant[:place] + meant[place + 1 :],
        "added": meant[:place] + letter + meant[place:],
        "replaced": meant[:place] + letter + meant[place + 1 :],
    }[error]
    if typed != meant:
        assert len(meant) in typo_lengths(typed, meant, replaced=True)
    assert typo_lengths(meant, meant, replaced=True) == []
