"""What a run over files of others costs, as ratios: `python tests/benchmarks/bench_foreign.py [FOLDER …]`.

Of the folders, by default of the packages that this Python has, JSON, YAML, Markdown and shell files are taken, 10,000 in all.
A run over them, with one process, is held against reading them: finding them in their folder and reading their bytes; and
against decoding and parsing them besides, as a quick library does it. All is processor time, the least of some runs.
"""

import json
import os
import resource
import subprocess
import sys
import sysconfig
import tempfile
import time
from collections.abc import Callable, Iterator, Sequence
from importlib import import_module
from pathlib import Path

from skelint.cli.targets import targets
from skelint.project.discovery import OF_OTHERS
from skelint.project.settings import RunOptions, Settings
from skelint.run.report import report
from skelint.run.run import outcomes

SUFFIXES = {"JSON": (".json",), "YAML": (".yaml", ".yml"), "Markdown": (".md",), "shell": (".sh", ".bash")}
MOST = {"JSON": 4_500, "YAML": 3_000, "Markdown": 2_440, "shell": 60}
LARGEST = 5_000_000
RUNS = 5


def main(folders: Sequence[str]) -> None:
    """Print the figures."""
    with tempfile.TemporaryDirectory() as top:
        numbers = {kind: _copied(folders, kind, Path(top, kind)) for kind in SUFFIXES}
        print(f"{'':10}{'files':>7}{'MB':>7}{'run':>8}{'command':>9}   times reading; read and parsed")  # noqa: T201
        for kind, files in numbers.items():
            _print_row(kind, files, str(Path(top, kind)))
        _print_row("all", sum(numbers.values()), top)


def _print_row(name: str, files: int, folder: str) -> None:
    if not files:
        return
    megabytes = sum(len(_bytes(path)) for path in _paths(folder)) / 1e6
    read = _seconds(lambda: [_bytes(path) for path in _paths(folder)])
    parse = _seconds(lambda: [_values(path) for path in _paths(folder)], 1)
    run = _seconds(lambda: _run(folder))
    command = min(_command(folder) for _ in range(RUNS))
    each = f"{run / files * 1e6:6.0f}us{command / files * 1e6:7.0f}us"
    ratios = f"run {run / read:.2f}; {run / parse:.2f}, command {command / read:.2f}; {command / parse:.2f}"
    print(f"{name:10}{files:7}{megabytes:7.1f}{each}   {ratios}   (reading {read / files * 1e6:.1f} us)")  # noqa: T201


def _copied(folders: Sequence[str], kind: str, target: Path) -> int:
    """Return how many files were copied: where they lay, but for folders that no run walks."""
    number = 0
    for index, folder in enumerate(folders):
        for path in _paths(folder):
            source = Path(path)
            if number == MOST[kind]:
                return number
            if not path.endswith(SUFFIXES[kind]) or source.is_symlink() or source.stat().st_size > LARGEST:
                continue
            parts = [f"of-{part}" if part in OF_OTHERS else part for part in source.relative_to(folder).parts]
            copy = target.joinpath(str(index), *parts)
            copy.parent.mkdir(parents=True, exist_ok=True)
            copy.write_bytes(source.read_bytes())
            number += 1
    return number


def _paths(folder: str) -> Iterator[str]:
    for where, folders, names in os.walk(folder):
        folders.sort()
        for name in sorted(names):
            yield os.path.join(where, name)  # noqa: PTH118 - a Path costs more than reading


def _bytes(path: str) -> bytes:
    with open(path, "rb") as stream:  # noqa: PTH123 - as above
        return stream.read()


def _values(path: str) -> object:
    text = _bytes(path).decode("utf-8", "replace")
    try:
        if path.endswith(SUFFIXES["JSON"]):
            return json.loads(text)
        if path.endswith(SUFFIXES["YAML"]):
            return _yaml(text)
    except Exception:  # noqa: BLE001 - whatever is wrong with a file
        return None
    return text


def _yaml(text: str) -> object:
    yaml = import_module("yaml")  # pre-commit brings it
    return list(yaml.load_all(text, yaml.CSafeLoader))


def _run(folder: str) -> None:
    settings = Settings(RunOptions(isolated=True))
    report(list(outcomes(targets([folder], settings, None, skip=False), settings, None, 1)))


def _command(folder: str) -> float:
    """Return the processor time of a process of its own."""
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    subprocess.run(
        [sys.executable, "-m", "skelint", "check", "--isolated", "--allow-empty", "--quiet", "--jobs", "1", folder],
        stdout=subprocess.DEVNULL,
        check=False,
    )
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    return after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime


def _seconds(statement: Callable[[], object], runs: int = RUNS) -> float:
    return min(_once(statement) for _ in range(runs))


def _once(statement: Callable[[], object]) -> float:
    start = time.process_time()
    statement()
    return time.process_time() - start


if __name__ == "__main__":
    main(sys.argv[1:] or [sysconfig.get_path("purelib")])
