"""The AWS CLI itself, and what it sends to a server on this machine."""

import contextlib
import io
import json
import os
import subprocess
import threading
from collections.abc import Iterator, Mapping
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any

SILENT = {
    "AWS_ACCESS_KEY_ID": "dummy",
    "AWS_SECRET_ACCESS_KEY": "dummy",
    "AWS_DEFAULT_REGION": "us-east-1",
    "AWS_EC2_METADATA_DISABLED": "true",
    "AWS_PAGER": "",
    "NO_PROXY": "127.0.0.1",
}
CONFIG = """
[default]
cli_follow_urlparam = false
[profile dev]
aws_access_key_id = dummy
aws_secret_access_key = dummy
"""
"""As version 2 does, version 1 is to fetch no URL."""


class _Recorder(BaseHTTPRequestHandler):
    def do_POST(self) -> None:
        body = self.rfile.read(int(self.headers["Content-Length"]))
        self.server.bodies.append(json.loads(body))  # type: ignore[attr-defined]
        answer = b'{"UserPoolClient": {}}'
        self.send_response(200)
        self.send_header("Content-Length", str(len(answer)))
        self.end_headers()
        self.wfile.write(answer)

    def log_message(self, *_: object) -> None:
        """Keep the tests quiet."""


class Cli:
    """The AWS CLI in this process, or as a program, and what it sends."""

    def __init__(self, server: ThreadingHTTPServer, program: str | None = None) -> None:
        self.server, self.program = server, program

    def sends(self, arguments: list[str]) -> tuple[dict[str, Any] | None, str]:
        """Return the parameters that a command sends, or None and why it was refused."""
        bodies: list[dict[str, Any]] = []
        self.server.bodies = bodies  # type: ignore[attr-defined]
        call = [*arguments, "--endpoint-url", f"http://127.0.0.1:{self.server.server_port}"]
        said = self._run(call) if self.program else self._call(call)
        return (bodies[0] if bodies else None), said

    def _run(self, call: list[str]) -> str:
        result = subprocess.run([str(self.program), *call], capture_output=True, stdin=subprocess.DEVNULL, check=False)
        return result.stderr.decode(errors="replace")

    @staticmethod
    def _call(call: list[str]) -> str:
        from awscli.clidriver import create_clidriver  # noqa: PLC0415 - not everywhere installed

        said = io.StringIO()
        with contextlib.redirect_stderr(said), contextlib.redirect_stdout(io.StringIO()), contextlib.suppress(SystemExit):
            create_clidriver().main(call)
        return said.getvalue()


def environment(folder: Path) -> Mapping[str, str]:
    """Return the variables with which the CLI needs no account, and its configuration written into a folder."""
    config = folder / "config"
    config.write_text(CONFIG, encoding="utf-8")
    return {**SILENT, "AWS_CONFIG_FILE": str(config), "AWS_SHARED_CREDENTIALS_FILE": str(config)}


@contextlib.contextmanager
def served(program: str | None = None) -> Iterator[Cli]:
    """Serve on this machine, and give the CLI that calls there; the environment is the caller's business."""
    server = ThreadingHTTPServer(("127.0.0.1", 0), _Recorder)
    server.daemon_threads = True
    threading.Thread(target=server.serve_forever, daemon=True).start()
    try:
        yield Cli(server, program)
    finally:
        server.shutdown()
        server.server_close()


VERSION_2 = os.environ.get("SKELINT_AWS_V2")
"""The path of version 2, where it is there."""
