"""The process: `jzfacts` and `python -m jzfacts` start here."""

import os

GC_THRESHOLD = 100_000
"""Objects made before Python looks for garbage; by default it looks every 700, which finds nothing
but modules while they load. A build of a large base still has its garbage collected."""


def main() -> None:
    """Run the program and end the process without tearing the interpreter down.

    Measured with `search 粮食` against a Typer program that prints its argument, in processor time,
    medians of 21: 0.74 of its; 0.79 with Python's own collections, 0.87 with its teardown, 0.89 with
    both.
    """
    try:
        _die_of_interrupts()
        import gc

        gc.set_threshold(GC_THRESHOLD)
        from jzfacts.cli.main import main as run

        status = run()
    except KeyboardInterrupt:  # before the system's own action was restored
        status = 130
    except (MemoryError, ImportError, SystemError) as error:  # not even `report` could be run
        told = str(error) or "not enough memory"
        os.write(2, f"jzfacts: {told}\n".encode())
        status = 2
    os._exit(status)


def _die_of_interrupts() -> None:
    """Let Ctrl-C end the process as the system does it: at once, quietly, in a shell status 130.

    Nothing has to be cleaned up: what is half written of a cache is thrown away by its next reader.
    A process that was started to ignore interrupts goes on to ignore them.
    """
    import _signal  # type: ignore[import-not-found]  # `signal` imports twenty times as much first

    if _signal.getsignal(_signal.SIGINT) is _signal.default_int_handler:
        _signal.signal(_signal.SIGINT, _signal.SIG_DFL)


if __name__ == "__main__":
    main()
