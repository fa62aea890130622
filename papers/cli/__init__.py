"""The command line: one module per command; `app` runs them and sets the exit code.

Results go to standard output, diagnostics and progress to standard error. Exit codes: 0 done,
1 content is wrong, 2 used wrongly. What is slow to import is imported inside the commands, so that
`papers --help` answers at once.
"""

from papers.cli.app import run

__all__ = ["run"]
