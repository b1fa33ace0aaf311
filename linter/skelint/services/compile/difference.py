"""What the installed packages change in the pack, in words."""
from collections.abc import Iterator, Sequence
from pathlib import Path


def differences(folder: Path, services: Sequence[str]) -> Iterator[str]:
    yield ""
