"""The pack as a whole: what is in each of its files, the same bytes for the same packages."""

import json
import os
import zlib
from collections.abc import Mapping, Sequence
from concurrent.futures import ProcessPoolExecutor
from datetime import UTC, datetime
from multiprocessing import get_context
from pathlib import Path
from typing import Any

from skelint.services.compile import command_line
from skelint.services.compile.overlay import further_commands
from skelint.services.compile.recognition import members, recognition
from skelint.services.compile.sensitive import sensitive_names
from skelint.services.compile.service import CompiledService, compile_service
from skelint.services.packed import MEMBERS, NAMES, ORIGIN, PACK, RECOGNITION, SECRETS, SUFFIX, PackedService


def compiled() -> dict[str, bytes]:
    """Return the files of the pack by their names."""
    services = compiled_services(command_line.services())
    files = {f"{service.name}{SUFFIX}": _compressed(service.text) for service in services}
    taken = [inputs for service in services for inputs in service.taken]
    files[NAMES] = _compressed(names(services))
    files[MEMBERS] = _compressed(members(taken))
    files[RECOGNITION] = _compressed(_json(recognition(taken)))
    files[SECRETS] = _compressed(" ".join(sensitive_names(PackedService(service.text) for service in services)))
    files[ORIGIN] = (_json(_origin()) + "\n").encode()
    return files


def compiled_services(names: Sequence[str]) -> list[CompiledService]:
    """Return services as they are packed; one process for each core compiles them."""
    with ProcessPoolExecutor(os.cpu_count(), mp_context=get_context("spawn")) as pool:
        return list(pool.map(compile_service, names, chunksize=8 if len(names) > 100 else 1))


def write(files: Mapping[str, bytes], folder: Path) -> None:
    """Make a folder hold just these files."""
    folder.mkdir(exist_ok=True)
    for path in folder.iterdir():
        if path.name not in files:
            path.unlink()
    for name, content in files.items():
        (folder / name).write_bytes(content)


def names(services: Sequence[CompiledService]) -> str:
    """Return a line for each service and each command of the CLI's own: its name, its operations, `+` and its own commands.

    Where there are commands below one of these, as waiters below `ec2 wait`, they have a line of their own: `ec2/wait`.
    """
    operations = {service.name: service.operations for service in services}
    beside = command_line.commands().keys() - set(command_line.services())
    own = {name: command_line.own_commands(name) for name in beside}
    own |= {service.name: service.own for service in services}
    rows = {name: set(commands) for name, commands in own.items()}
    rows |= {f"{name}/{command}": set(row) for name, commands in own.items() for command, row in commands.items() if row}
    for name, commands in further_commands().items():
        rows.setdefault(name, set()).update(commands)
    return "\n".join(sorted(" ".join([name, *operations.get(name, ()), "+", *sorted(row)]) for name, row in rows.items()))


def _origin() -> dict[str, Any]:
    """Return of which versions the pack is, and the day on which these were first compiled: it dates the models."""
    versions = command_line.versions()
    path = PACK / ORIGIN
    before = json.loads(path.read_text(encoding="utf-8")) if path.is_file() else {}
    if versions == {name: before.get(name) for name in versions}:
        return {**versions, "compiled": before["compiled"]}
    return {**versions, "compiled": datetime.now(UTC).date().isoformat()}


def _json(value: object) -> str:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"))


def _compressed(text: str) -> bytes:
    return zlib.compress(text.encode(), 9)
