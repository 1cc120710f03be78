"""Reading what a person names: bounded, and never waiting without a word."""

import io
import os
import sys
import threading
import time
from pathlib import Path

import pytest

from jzfacts import input as reading
from jzfacts.input import TooLargeError, read_bytes, read_stream

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="for pipes that have a name")


def test_up_to_the_limit_and_no_byte_more(tmp_path: Path) -> None:
    """A file that is exactly as long as allowed is read whole."""
    path = tmp_path / "draft.txt"
    path.write_bytes(b"x" * 3_000_000)
    assert read_bytes(str(path), 3_000_000) == b"x" * 3_000_000
    path.write_bytes(b"x" * 3_000_001)
    with pytest.raises(TooLargeError) as caught:
        read_bytes(str(path), 3_000_000)
    assert (caught.value.filename, caught.value.strerror) == (
        str(path),
        "more than 3 MB; is it the right file?",
    )


def test_a_stream_that_gives_a_little_at_a_time() -> None:
    """All of it is read."""

    class Slow(io.BytesIO):
        def read(self, _most: int | None = None) -> bytes:
            return super().read(2)

    assert read_stream(Slow(b"abcde"), "<stdin>") == b"abcde"


def test_a_pipe_that_nobody_feeds_is_waited_for_aloud(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """One line, and what comes at last is read; one that is fed at once is read in silence."""
    monkeypatch.setattr(reading, "PATIENCE", 0.1)
    path = tmp_path / "pipe"
    os.mkfifo(path)

    def feed(delay: float) -> None:
        time.sleep(delay)
        path.write_bytes(b"42.4")

    for delay, said in ((0.5, f"jzfacts: waiting for data on the pipe {path}\n"), (0.0, "")):
        writer = threading.Thread(target=feed, args=(delay,))
        writer.start()
        assert read_bytes(str(path)) == b"42.4"
        writer.join()
        assert capsys.readouterr() == ("", said)
