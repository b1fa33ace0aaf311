"""Scripts for the tests."""

import functools
import logging
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from skelint.readers.awscli.document import ScriptFile
from skelint.readers.reading import document

from .cli import VERSION_2, Cli, environment, served

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


@pytest.fixture(scope="module")
def quiet_environment(tmp_path_factory: pytest.TempPathFactory) -> Iterator[None]:
    """The environment in which the AWS CLI asks nobody."""
    with pytest.MonkeyPatch.context() as patch:
        for name, value in environment(tmp_path_factory.mktemp("aws")).items():
            patch.setenv(name, value)
        patch.delenv("AWS_PROFILE", raising=False)
        yield


@pytest.fixture(scope="module")
def cli(quiet_environment: None) -> Iterator[Cli]:  # noqa: ARG001
    """Version 1 of the AWS CLI, in this process."""
    session = pytest.importorskip("awscli.clidriver", reason="the AWS CLI is not installed").botocore.session
    with pytest.MonkeyPatch.context() as patch, served() as driven:
        # Each call has a session of its own; that each also reads all models anew takes most of the time.
        patch.setattr(session, "create_loader", functools.cache(session.create_loader))
        logging.disable()  # pytest keeps each record, and with it the session: 6 MB a call
        yield driven
        logging.disable(logging.NOTSET)


@pytest.fixture(scope="module")
def cli_2(quiet_environment: None) -> Iterator[Cli]:  # noqa: ARG001
    """Version 2 of the AWS CLI, where `SKELINT_AWS_V2` says where it is."""
    if not VERSION_2:
        pytest.skip("SKELINT_AWS_V2 does not name version 2 of the AWS CLI")
    with served(VERSION_2) as driven:
        yield driven
