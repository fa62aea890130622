"""Run the command line."""

import sys


def main() -> None:
    """Run `papers` with the arguments of the process."""
    from papers.cli import run

    sys.exit(run(sys.argv[1:]))


if __name__ == "__main__":
    main()
