"""Options of the test run, and what tests of several rooms need."""

import os
import stat
from contextlib import suppress
from pathlib import Path

import pytest
from hypothesis import settings

settings.register_profile("untimed", settings(), deadline=None)
settings.load_profile("untimed")  # no test asserts a time; where CI is set, the examples stay those of hypothesis' own profile


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption("--golden", action="store_true", help="rewrite the golden reports of tests/samples")


@pytest.fixture
def full(tmp_path: Path) -> Path:
    """Return a device that is always full; of the superuser's an own one, who could do harm to that of the system."""
    if not (hasattr(os, "geteuid") and os.geteuid() == 0):
        device = Path("/dev/full")
    else:
        device = tmp_path / "full"
        with suppress(OSError):
            os.mknod(device, stat.S_IFCHR | 0o666, os.makedev(1, 7))
    try:
        os.close(os.open(device, os.O_WRONLY))
    except OSError:
        pytest.skip("there is no such device here, or it may not be used")
    return device
