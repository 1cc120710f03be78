"""Numbers by hash: what is read is what was written."""

from __future__ import annotations

import io

from hypothesis import example, given
from hypothesis import strategies as st

from jzfacts.index.blocks import Reader, Writer
from jzfacts.index.hashes import Hashes, HashWriter, hashed

NUMBERS = st.integers(0, 2**32 - 1)


@given(st.lists(st.tuples(NUMBERS, NUMBERS), max_size=60), NUMBERS)
@example([(2**32 - 1, 0), (0, 2**32 - 1), (2**32 - 1, 2**32 - 1)], 5)
@example([(number << 22, number) for number in range(1000)], 0)
def test_hashes_keep_numbers_by_hash(pairs: list[tuple[int, int]], other: int) -> None:
    """Ascending, as many to a hash as there are."""
    file = io.BytesIO()
    gathered = HashWriter()
    gathered.extend([hash for hash, _ in pairs], [number for _, number in pairs])
    place = gathered.finish(Writer(file))
    kept = Hashes(Reader(file.getvalue()), place)
    for wanted in {other, *(hash for hash, _ in pairs)}:
        assert kept.get(wanted) == sorted(number for hash, number in pairs if hash == wanted)


def test_hashes_are_the_same_on_every_machine() -> None:
    """CRC-32 of the UTF-8; its published check value."""
    assert hashed("123456789") == 0xCBF43926
