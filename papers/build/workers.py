"""Spread work over the processors: processes of our own, begun with the first piece of work."""

import multiprocessing
import os
import threading
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import Executor, Future, ProcessPoolExecutor
from multiprocessing import forkserver
from typing import ParamSpec, TypeAlias, TypeVar

_P = ParamSpec("_P")
_R = TypeVar("_R")

Progress: TypeAlias = Callable[[str, int, int], None]


def no_progress(_: str, __: int, ___: int) -> None:
    """Say nothing."""


# What work needs that is slow to import.
READING = ("papers.build.readings",)
MAKING = ("papers.build.documents", "papers.word.document", "papers.word.agenda")


class Processes(Executor):
    """As many processes as there are processors; none until there is work for them.

    They are copies of one that has imported what the work needs, where a system can copy processes.
    As with every pool that does not fork, a script that uses it keeps its own doings under
    `if __name__ == "__main__":`.
    """

    def __init__(self, modules: Sequence[str] = ()) -> None:
        self._modules = list(modules)
        self._pool: ProcessPoolExecutor | None = None

    def get_ready(self) -> None:
        """Begin to import what the work needs, without waiting for it."""
        if _copies():
            forkserver.set_forkserver_preload(self._modules)
            forkserver.ensure_running()

    def submit(self, fn: Callable[_P, _R], /, *args: _P.args, **kwargs: _P.kwargs) -> Future[_R]:
        """Let one of them do a piece of work."""
        if self._pool is None:
            self.get_ready()
            context = multiprocessing.get_context("forkserver" if _copies() else "spawn")
            self._pool = ProcessPoolExecutor(mp_context=context, initializer=_end_with_parent)
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


def _copies() -> bool:
    return "forkserver" in multiprocessing.get_all_start_methods()


def _end_with_parent() -> None:
    """Let a worker end when the process that it works for has been killed."""
    parent = multiprocessing.parent_process()

    def watch() -> None:
        if parent is not None:
            parent.join()
            os._exit(1)

    threading.Thread(target=watch, daemon=True).start()
