"""What a run touches: its tree, what belongs to the interpreter, configurations above the tree; no network, no program.

An audit hook of Python's sees each file, socket and process; where strace is installed, it sees what libraries in C do, too.
"""

import json
import os
import re
import shutil
import site
import subprocess
import sys
import sysconfig
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

import skelint
import skelint_rules

CONTENT = "wJalrXUtnFEMI"
CREATE = "aws cognito-idp create-user-pool-client --user-pool-id us-east-1_Ab12Cd34E"
INPUT = '{"UserPoolId": "us-east-1_Ab12Cd34E", "ClientName": "a/b", "GenerateSecret": "true"}'
ABOVE = {"skelint.toml", ".skelint.toml", "pyproject.toml", ".gitignore", ".git", ".skelint-baseline.json"}
"""What is looked for in the folders above the tree."""
OURS = [sys.prefix, sys.base_prefix, sys.exec_prefix, *site.getsitepackages(), sysconfig.get_path("stdlib")]
OURS += [str(Path(package.__file__ or "").parent) for package in (skelint, skelint_rules)]
OURS += subprocess.run(
    [sys.executable, "-c", "import sys; print(*sys.path[1:], sep='\\n')"], capture_output=True, text=True, check=True
).stdout.split()
SYSTEM = (
    *("/etc/ld.so", "/lib/", "/lib64/", "/usr/lib", "/usr/local/lib"),  # the loader of the interpreter
    *("/etc/locale.alias", "/usr/share/locale", "/etc/localtime", "/usr/share/zoneinfo"),  # the C library
    "/etc/ssl/openssl.cnf",  # OpenSSL, as soon as Python's hashlib is imported
    *("/dev/null", "/dev/urandom", "/sys/fs/cgroup", "/proc/self/cgroup"),  # Rust, which asks how many cores it may use
)
"""What is opened before and for any program in Python."""
WATCHED = """
import json, os, sys
log = open(sys.argv.pop(1), "a", buffering=1)
def hook(event, arguments):
    if event == "open" and isinstance(arguments[0], (str, bytes, os.PathLike)):
        path = os.fsdecode(arguments[0])
        folder, name = os.path.split(path)
        follows = not arguments[2] & getattr(os, "O_NOFOLLOW", 0)  # else nothing is opened where the name is a link
        real = os.path.realpath(path) if follows else os.path.join(os.path.realpath(folder), name)
        log.write(json.dumps(["open", real]) + "\\n")
    elif event.startswith(("socket.", "urllib.", "http.", "ftplib.", "smtplib.", "subprocess.", "os.exec", "os.posix_spawn",
                           "os.system", "ctypes.")):
        log.write(json.dumps([event, str(arguments)]) + "\\n")
sys.addaudithook(hook)
from skelint.cli import main
main()
"""
COMMANDS = [
    ("check", "."),
    ("check", "--fix", "."),
    ("check", "--diff", "--unsafe-fixes", "."),
    ("check", "--jobs", "2", "--format", "json", "."),
    ("check", "--output", "sarif=report.sarif", "."),
    ("effective", "."),
    ("baseline", "create"),
    (
        *("check", "--", *CREATE.split(), "--cli-input-json", "file://own.create-user-pool-client.json"),
        *("--client-name", "file://../outside/hidden.sh", "--client-secret", "file://link.json"),
        *("--default-redirect-uri", "file:///etc/passwd", "--logout-urls", "file:///dev/zero", "http://127.0.0.1:9/x"),
    ),
]


@pytest.fixture
def tree(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder full of what leads out of it, beside a file that nobody may see and a pipe that nobody writes to."""
    outside, tree = tmp_path / "outside", tmp_path / "tree"
    for folder in (outside, tree, tree / "sub"):
        folder.mkdir()
    hidden = outside / "hidden.create-user-pool-client.json"
    hidden.write_text(json.dumps({"ClientName": CONTENT, "GenerateSecret": "true"}))
    (outside / "hidden.sh").write_text(f"{CREATE} --client-name {CONTENT}\n")
    (outside / "base.toml").write_text(f'select = ["{CONTENT}"]\n')
    os.mkfifo(outside / "pipe")
    for name in ("a.create-user-pool-client.json", "b.create-user-pool-client.yaml", "sub/c.create-user-pool-client.json"):
        (tree / name).symlink_to(hidden)
    (tree / "d.sh").symlink_to(outside / "hidden.sh")
    (tree / "e.create-user-pool-client.json").symlink_to("/dev/zero")
    (tree / "f.sh").symlink_to(outside / "pipe")
    (tree / "g.create-user-pool-client.json").symlink_to("/proc/self/environ")
    (tree / "loop.sh").symlink_to(tree / "loop.sh")
    (tree / "way").symlink_to(outside)
    (tree / "sub" / ".gitignore").symlink_to(outside / "pipe")
    os.mkfifo(tree / "sub" / "pipe.sh")
    (tree / "link.json").symlink_to(hidden)
    names = [
        "../outside/hidden.create-user-pool-client.json",
        str(hidden),
        "link.json",
        "way/hidden.sh",
        "/dev/zero",
        "/etc/passwd",
    ]
    names += ["~/x.json", "sub/pipe.sh", "http://127.0.0.1:9/x.json", "//127.0.0.1/x", "../outside/pipe"]
    lines = [f"{CREATE} --cli-input-json file://{name}\n{CREATE} --client-name file://{name}\n" for name in names]
    lines += [f"{CREATE} --client-name $(cat {hidden}) --logo fileb://{hidden}\n{CREATE} --client-name http://127.0.0.1:9/x\n"]
    lines += [
        f"source {outside}/hidden.sh\n. ../outside/hidden.sh\n{CREATE} --endpoint-url http://127.0.0.1:9 --no-verify-ssl\n"
    ]
    (tree / "deploy.sh").write_text("".join(lines))
    (tree / "own.create-user-pool-client.json").write_text(INPUT)
    (tree / "own.create-user-pool-client.yaml").write_text(f"ClientName: !include {hidden}\nGenerateSecret: 'true'\n")
    monkeypatch.chdir(tree)
    return tree


def strangers(opened: Iterator[str], tree: Path) -> set[str]:
    """Return the files that were opened and are neither of the tree, nor of the interpreter, nor looked for above."""
    roots = [os.path.realpath(root) + os.sep for root in (*OURS, str(tree))]
    above = {str(folder / name) for folder in tree.parents for name in ABOVE}
    return {
        path for path in opened if not (f"{path}{os.sep}".startswith(tuple(roots)) or path in above or path.startswith(SYSTEM))
    }


def environment() -> dict[str, str]:
    return os.environ | {"PYTHONDONTWRITEBYTECODE": "1", "NO_COLOR": "1"}


@pytest.mark.parametrize("command", COMMANDS, ids=" ".join)
def test_python_opens_nothing_outside_and_no_socket(tree: Path, tmp_path: Path, command: tuple[str, ...]) -> None:
    log = tmp_path / "events"
    hidden = {path: path.read_bytes() for path in (tmp_path / "outside").iterdir() if path.is_file()}
    call = [sys.executable, "-c", WATCHED, str(log), *command]
    done = subprocess.run(call, capture_output=True, text=True, check=False, env=environment(), timeout=300)
    events = [json.loads(line) for line in log.read_text().splitlines()]
    assert "Traceback" not in done.stderr
    assert {event for event, _ in events} == {"open"}
    opened = [path for _, path in events]
    assert str(tree / "own.create-user-pool-client.json") in opened  # the hook does see what is opened
    assert strangers(iter(opened), tree) == set()
    assert CONTENT not in done.stdout + done.stderr
    assert {path: path.read_bytes() for path in hidden} == hidden


def test_the_hook_sees_a_socket_and_a_file(tree: Path, tmp_path: Path) -> None:
    program = (
        WATCHED.partition("from skelint")[0] + "import socket; socket.socket().close(); open('../outside/base.toml').close()"
    )
    subprocess.run([sys.executable, "-c", program, str(tmp_path / "events")], check=True)
    events = [json.loads(line) for line in (tmp_path / "events").read_text().splitlines()]
    assert "socket.__new__" in {event for event, _ in events}
    assert str(tmp_path / "outside" / "base.toml") in strangers((path for event, path in events if event == "open"), tree)


OPENED = re.compile(r'open(?:at2?)?\((?:AT_FDCWD, |\d+, )?"((?:[^"\\]|\\.)*)".*\) = \d')
"""A file that was really opened, in the log of strace."""


@pytest.mark.skipif(not shutil.which("strace"), reason="strace is not installed")
@pytest.mark.parametrize("command", COMMANDS, ids=" ".join)
def test_the_system_is_asked_for_nothing_outside_and_for_no_socket(
    tree: Path, tmp_path: Path, command: tuple[str, ...], resolved: Callable[[str], str]
) -> None:
    log = tmp_path / "trace"
    call = ["strace", "-f", "-e", "trace=open,openat,openat2,creat,socket,connect,execve", "-o", str(log), sys.executable]
    done = subprocess.run(
        [*call, "-m", "skelint", *command], capture_output=True, text=True, check=False, env=environment(), timeout=300
    )
    if "ptrace" in done.stderr:
        pytest.skip("strace may not be used here")
    lines = log.read_text(errors="replace").splitlines()
    assert [line for line in lines if re.search(r"\b(?:socket|connect)\(", line)] == []
    assert len([line for line in lines if "execve(" in line]) == 1
    opened = [resolved(match[1]) for line in lines if (match := OPENED.search(line))]
    assert str(tree / "own.create-user-pool-client.json") in opened
    assert strangers(iter(opened), tree) == set()


@pytest.fixture
def resolved(tree: Path) -> Callable[[str], str]:
    """Return a function that gives a path in the log of strace as a whole one."""
    return lambda path: path if path == "/proc/self/cgroup" else os.path.realpath(tree / path)
