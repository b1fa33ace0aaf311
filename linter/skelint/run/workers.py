"""Many files on several processes: in order, whatever becomes of a process, and none outlives the run."""

import os
from collections.abc import Iterator, Sequence
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from multiprocessing import parent_process
from typing import TYPE_CHECKING

from skelint.project.settings import RunOptions, Settings
from skelint.run.outcome import Mending, Outcome, Target, check

if TYPE_CHECKING:
    from skelint.context.pools import Context  # few runs have one

How = tuple[Mending | None, "Context | None"]
BATCH = 50
"""How many files are handed to a process at a time."""


def spread(targets: Sequence[Target], options: RunOptions, how: How, cores: int) -> Iterator[Outcome]:
    """Yield what comes of each file, in order; `how` is what is fixed, and by what other files say it is judged.

    When a process dies, nobody knows which files it was at: each batch that was lost is looked at again, in a process of its
    own. The files of one that ends that process as well are named, and all others are reported.
    """
    batches = [targets[start : start + BATCH] for start in range(0, len(targets), BATCH)]
    done = 0
    while done < len(batches):
        pool = _pool(cores, options, how)
        try:
            for future in [pool.submit(_outcomes, batch) for batch in batches[done:]]:
                yield from future.result()
                done += 1
        except BrokenProcessPool:
            yield from _alone(batches[done], options, how)
            done += 1
        finally:
            pool.shutdown(cancel_futures=True)


def _alone(batch: Sequence[Target], options: RunOptions, how: How) -> Sequence[Outcome]:
    with _pool(1, options, how) as pool:
        future: Future[Sequence[Outcome]] = pool.submit(_outcomes, batch)
        try:
            return future.result()
        except BrokenProcessPool:
            lost = "could not be checked: the process that was at it, or at a file beside it, was ended"
            return [Outcome(error=f"{target.name} {lost}") for target in batch]


def _pool(cores: int, options: RunOptions, how: How) -> ProcessPoolExecutor:
    return ProcessPoolExecutor(cores, initializer=_prepare, initargs=(options, how))


_OF_THIS_PROCESS: list[tuple[Settings, How]] = []
"""What a process was started with: its rules cannot be sent to it file by file."""


def _prepare(options: RunOptions, how: How) -> None:
    from threading import Thread  # noqa: PLC0415 - only these processes need it

    _OF_THIS_PROCESS[:] = [(Settings(options), how)]
    Thread(target=_end_with_the_run, daemon=True).start()


def _end_with_the_run() -> None:
    """End this process when its parent is gone: it would wait for files for ever, and keep the pipe of the report open."""
    parent = parent_process()
    if parent is not None:
        parent.join()
        os._exit(1)


def _outcomes(targets: Sequence[Target]) -> Sequence[Outcome]:
    settings, (mending, context) = _OF_THIS_PROCESS[0]
    return [check(target, settings.file(target.name), mending, context) for target in targets]
