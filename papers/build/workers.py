"""Spread work over the processors: processes of our own, begun with the first piece of work."""

import os
import threading
import time
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import Executor, Future, ProcessPoolExecutor
from importlib import import_module
from typing import ParamSpec, TypeAlias, TypeVar

_P = ParamSpec("_P")
_R = TypeVar("_R")

Progress: TypeAlias = Callable[[str, int, int], None]


def no_progress(_: str, __: int, ___: int) -> None:
    """Say nothing."""


class Processes(Executor):
    """As many processes as there are processors; none until there is work for them."""

    def __init__(self) -> None:
        self._pool: ProcessPoolExecutor | None = None

    def submit(self, fn: Callable[_P, _R], /, *args: _P.args, **kwargs: _P.kwargs) -> Future[_R]:
        """Let one of them do a piece of work."""
        if self._pool is None:
            self._pool = ProcessPoolExecutor(initializer=_end_with, initargs=(os.getpid(),))
        return self._pool.submit(fn, *args, **kwargs)

    def __exit__(self, *_: object) -> None:
        """End them, without what they have not begun."""
        self.shutdown(cancel_futures=True)

    def shutdown(self, wait: bool = True, *, cancel_futures: bool = False) -> None:
        """End them."""
        if self._pool is not None:
            self._pool.shutdown(wait, cancel_futures=cancel_futures)


def spread(
    executor: Executor, function: Callable[..., _R], work: Sequence[Sequence[object]]
) -> Iterator[_R]:
    """The results of a function for each set of arguments, in order."""
    running = [executor.submit(function, *arguments) for arguments in work]
    return (future.result() for future in running)


def ready() -> None:
    """Import what makes papers: something that a process may do while there is no work for it."""
    for name in ("papers.build.documents", "papers.word.document", "papers.word.agenda"):
        import_module(name)


def _end_with(parent: int) -> None:
    """Let a worker end when the process that it works for has been killed."""

    def watch() -> None:
        while os.getppid() == parent:
            time.sleep(0.5)
        os._exit(1)

    threading.Thread(target=watch, daemon=True).start()
