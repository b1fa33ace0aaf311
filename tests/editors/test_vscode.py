"""VS Code itself, in a browser, with the packaged extension: code-server, driven as a user would."""

import json
import os
import shutil
import socket
import subprocess
import sys
import time
import zipfile
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from urllib.error import URLError
from urllib.parse import urlencode
from urllib.request import urlopen

import pytest

ROOT = Path(__file__).parent.parent.parent
EXTENSION = ROOT / "linter" / "editors" / "vscode"
SAMPLE = ROOT / "sample_inputs" / "bad" / "mixed-auth-flows.json"
DRIVER = Path(__file__).with_name("vscode.cjs")
CODE_SERVER = shutil.which("code-server")
CHROMIUM = shutil.which("chromium") or shutil.which("google-chrome")
PICTURES = os.environ.get("SKELINT_PICTURES", "")
"""A folder for pictures of each step, for those who want to look."""
QUIET: Mapping[str, object] = {"workbench.startupEditor": "none", "telemetry.telemetryLevel": "off", "update.mode": "none"}
RESTRICTED = {"security.workspace.trust.enabled": True, "security.workspace.trust.startupPrompt": "never"}

pytestmark = [
    pytest.mark.slow,
    pytest.mark.skipif(
        CODE_SERVER is None or CHROMIUM is None, reason="needs chromium, and code-server as .ci/code-server has it"
    ),
]


@pytest.fixture(scope="module")
def extensions(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder in which the extension is installed, built from its sources as they would be for release."""
    source = tmp_path_factory.mktemp("source") / "vscode"
    shutil.copytree(EXTENSION, source, ignore=shutil.ignore_patterns("node_modules", "dist", "*.vsix"))
    subprocess.run(["npm", "ci", "--ignore-scripts", "--no-audit", "--no-fund"], cwd=source, check=True)
    subprocess.run(["npm", "run", "package", "--", "--out", "skelint.vsix"], cwd=source, check=True)
    folder = tmp_path_factory.mktemp("extensions")
    _install(source / "skelint.vsix", folder)
    return folder


def _install(package: Path, extensions: Path) -> None:
    folders = ["--user-data-dir", str(extensions.with_name("installation")), "--extensions-dir", str(extensions)]
    subprocess.run([str(CODE_SERVER), *_config(extensions), *folders, "--install-extension", str(package)], check=True)


@pytest.fixture
def workspace(tmp_path: Path) -> Path:
    """A folder with a bad sample, and skelint in an environment of its own: nowhere else is it found."""
    folder = tmp_path / "workspace"
    folder.mkdir()
    shutil.copy(SAMPLE, folder)
    _environment(folder / ".venv")
    return folder


def _environment(folder: Path) -> Path:
    """Make an environment with skelint in it, and return its interpreter, which need not be there."""
    program = folder / "bin" / "skelint"
    program.parent.mkdir(parents=True)
    program.write_text(f'#!/bin/sh\nexec "{sys.executable}" -m skelint "$@"\n', encoding="utf-8")
    program.chmod(0o755)
    return folder / "bin" / "python"


def _config(folder: Path) -> list[str]:
    """Return the option that keeps code-server from writing a configuration into the home of who runs the test."""
    return ["--config", str(folder / "config.yaml")]


@contextmanager
def editor(extensions: Path, workspace: Path, settings: Mapping[str, object]) -> Iterator[str]:
    """Run code-server, and give the address at which the sample is open."""
    user = workspace.parent / "user"
    (user / "User").mkdir(parents=True)
    (user / "User" / "settings.json").write_text(json.dumps({**QUIET, **settings}), encoding="utf-8")
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        host = f"127.0.0.1:{free.getsockname()[1]}"
    trust = [] if "security.workspace.trust.enabled" in settings else ["--disable-workspace-trust"]
    command = [
        str(CODE_SERVER),
        *_config(user),
        "--user-data-dir",
        str(user),
        "--extensions-dir",
        str(extensions),
        "--auth",
        "none",
    ]
    command += ["--bind-addr", host, "--disable-telemetry", "--disable-update-check", *trust]
    node = Path(str(shutil.which("node"))).parent
    environment = os.environ | {"PATH": f"{node}:/usr/bin:/bin"}
    process = subprocess.Popen(command, env=environment, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    try:
        _wait(f"http://{host}/healthz")
        opened = f"vscode-remote://{host}{workspace / SAMPLE.name}"
        payload = json.dumps([["openFile", opened]])
        yield f"http://{host}/?{urlencode({'folder': str(workspace), 'payload': payload})}"
    finally:
        process.terminate()
        process.wait(timeout=30)


def _wait(address: str) -> None:
    for _ in range(300):
        try:
            with urlopen(address, timeout=5):  # noqa: S310 - our own server
                return
        except (URLError, OSError):
            time.sleep(0.2)
    raise AssertionError("code-server did not start")


def drive(address: str, scenario: str) -> dict[str, str]:
    """Do what a scenario says, and return what was seen."""
    packages = Path(os.path.realpath(str(CODE_SERVER))).parents[3]
    environment = os.environ | {"NODE_PATH": str(packages), "CHROMIUM": str(CHROMIUM)}
    command = ["node", str(DRIVER), address, scenario, *([PICTURES] if PICTURES else [])]
    done = subprocess.run(command, env=environment, capture_output=True, text=True, check=False, timeout=600)
    assert done.returncode == 0, done.stderr
    seen: dict[str, str] = json.loads(done.stdout)
    return seen


def test_a_fault_is_shown_described_mended_and_saved(extensions: Path, workspace: Path) -> None:
    with editor(extensions, workspace, {}) as address:
        seen = drive(address, "mend")
    assert str(workspace / ".venv" / "bin" / "skelint") in seen["status"]
    assert 'GenerateSecret must be true or false, not the string "true"' in seen["hovered"]
    assert {"Replace with true", "Explain AWS010 (wrong-type)"} <= set(seen["offered"].splitlines())
    assert "A redirect URL must use https, unless its host is localhost." in seen["rule"]
    saved = json.loads((workspace / SAMPLE.name).read_text(encoding="utf-8"))
    assert (saved["GenerateSecret"], saved["PreventUserExistenceErrors"]) == (True, "ENABLED")
    assert saved["ExplicitAuthFlows"] == ["ALLOW_ADMIN_USER_PASSWORD_AUTH", "ALLOW_REFRESH_TOKEN_AUTH"]


@pytest.mark.parametrize(
    ("settings", "message"),
    [
        pytest.param(
            {"skelint.path": "/nowhere/skelint"},
            "There is no program /nowhere/skelint, which the setting skelint.path names.",
            id="a path that leads nowhere",
        ),
        pytest.param(
            RESTRICTED, "There is no skelint on the PATH.", id="a folder that is not trusted, whose program is not run"
        ),
        pytest.param(
            {"skelint.path": "/bin/false"},
            "/bin/false does not start: it is no language server",
            id="a program of another kind",
        ),
    ],
)
def test_a_message_says_how_to_get_what_is_missing(
    extensions: Path, workspace: Path, settings: Mapping[str, object], message: str
) -> None:
    with editor(extensions, workspace, settings) as address:
        seen = drive(address, "missing")
    assert message in seen["told"]
    assert "python3 -m pip install" in seen["readme"]


def _python_extension(folder: Path, interpreter: Path) -> Path:
    """Return a package of an extension that answers as the Python extension does when an interpreter is selected."""
    manifest = {
        "name": "python",
        "publisher": "ms-python",
        "version": "2026.0.0",
        "engines": {"vscode": "^1.91.0"},
        "main": "main.js",
        "activationEvents": ["onStartupFinished"],
    }
    files = {
        "extension/package.json": json.dumps(manifest),
        "extension/main.js": """
            const { Uri, EventEmitter } = require("vscode");
            const environments = {
              getActiveEnvironmentPath: () => ({ id: "selected", path: "selected" }),
              resolveEnvironment: async ({ id }) => ({ executable: { uri: id === "selected" ? Uri.file(PATH) : undefined } }),
              onDidChangeActiveEnvironmentPath: new EventEmitter().event,
            };
            exports.activate = () => ({ environments });
        """.replace("PATH", json.dumps(str(interpreter))),
    }
    path = folder / "python.vsix"
    with zipfile.ZipFile(path, "w") as package:
        for name, text in files.items():
            package.writestr(name, text)
    return path


def test_the_interpreter_that_the_python_extension_uses_comes_first(extensions: Path, workspace: Path) -> None:
    both = workspace.parent / "extensions"
    shutil.copytree(extensions, both)
    interpreter = _environment(workspace.parent / "selected")
    _install(_python_extension(workspace.parent, interpreter), both)
    with editor(both, workspace, {}) as address:
        seen = drive(address, "see")
    assert str(interpreter.with_name("skelint")) in seen["status"]
