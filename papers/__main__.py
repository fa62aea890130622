"""Run the command line."""

import gc
import io
import os
import sys


def main() -> None:
    """Run `papers` with the arguments of the process."""
    for name in ("stdout", "stderr"):
        stream = getattr(sys, name)
        if stream is None:  # closed, or a program without a window
            setattr(sys, name, open(os.devnull, "w", encoding="utf-8"))  # noqa: PTH123, SIM115
        elif isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(errors="backslashreplace")  # what a terminal cannot show
    from papers.cli import run

    code = run(sys.argv[1:])
    gc.freeze()  # the process ends sooner without a last look for garbage
    sys.exit(code)


if __name__ == "__main__":
    main()
