"""`skelint server` before it speaks: what it needs, and what it leaves alone."""

import subprocess
import sys
from pathlib import Path
from typing import Any

WITHOUT = """
import sys
sys.modules["pygls"] = None
from skelint.cli import main
sys.argv = ["skelint", "server"]
main()
"""


def test_without_pygls_it_says_what_to_install(folder: Path) -> None:
    done = subprocess.run([sys.executable, "-c", WITHOUT], capture_output=True, text=True, check=False, cwd=folder)
    assert done.returncode == 2
    assert "python3 -m pip install 'skelint[server]'" in done.stderr


def test_it_ends_when_its_client_goes_away(skelint: Any) -> None:
    assert skelint("server", stdin=b"").returncode == 0


def test_an_unknown_level_of_the_log_is_refused(skelint: Any) -> None:
    assert skelint("server", "--log-level", "loud").returncode == 2


def test_only_the_server_imports_pygls(folder: Path) -> None:
    code = "import sys, skelint.cli, skelint.engine.lint; sys.exit('pygls' in sys.modules or 'lsprotocol' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", code], check=False, cwd=folder).returncode == 0
