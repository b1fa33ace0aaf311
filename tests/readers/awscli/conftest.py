"""Scripts for the tests."""

from collections.abc import Callable
from pathlib import Path

import pytest

from skelint.readers.awscli.document import ScriptFile
from skelint.readers.reading import document

Scripts = Callable[[str], ScriptFile]


@pytest.fixture
def scripts(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Scripts:
    """A function that returns a shell script, in a folder of its own, as a document."""
    monkeypatch.chdir(tmp_path)
    (tmp_path / ".git").mkdir()

    def read(text: str) -> ScriptFile:
        found = document("x.sh", text.encode())
        assert isinstance(found, ScriptFile)
        return found

    return read
