"""Which reader a file is for, and what each does with the comments that name skelint."""

import subprocess
import sys
from collections.abc import Callable

import pytest

from skelint.readers.registry import UNREAD, Contents, by_name, format_of
from skelint.readers.scripts.command import Script
from skelint.source import SourceFile

Read = Callable[[str, str], tuple[SourceFile, Script]]

NAMES = {
    "deploy.sh": "shell",
    "a.b/x.BASH": "shell",
    "x.zsh": "shell",
    "x.ps1": "powershell",
    "x.cmd": "batch",
    "README.md": "markdown",
    "Makefile": "makefile",
    "GNUmakefile": "makefile",
    "sub/rules.mk": "makefile",
    "Dockerfile": "dockerfile",
    "Dockerfile.dev": "dockerfile",
    "dev.dockerfile": "dockerfile",
    ".github/workflows/ci.yaml": "workflow",
    "repo\\.github\\workflows\\ci.yml": "workflow",
    "actions/deploy/action.yml": "workflow",
    ".gitlab-ci.yml": "workflow",
    "buildspec-prod.yml": "workflow",
    "deploy-buildspec.yml": "workflow",
    "templates/deploy.gitlab-ci.yml": "workflow",
    "deploy.sh.tftpl": "templated",
    "x/deploy.ps1.j2": "templated",
    "deploy.bat.tmpl": "templated",
    "client.json.tftpl": None,
    "bitbucket-pipelines.yml": "workflow",
    ".circleci/config.yml": "workflow",
    "client.yml": None,
    "client.json": None,
    "notes.txt": None,
}
FIRST_LINES = {
    "#!/bin/sh\n": "shell",
    "#!/usr/bin/env bash\n": "shell",
    "#! /usr/bin/env -S bash -e\n": "shell",
    "#!/usr/bin/env pwsh\n": "powershell",
    "#!/usr/bin/env python3\n": None,
    "aws\n": None,
    "": None,
}
COMMENTS = {
    "x.sh": "true # skelint: a\necho '# skelint: no'\n# other\n",
    "x.ps1": "x <# skelint: a #> y\n'# skelint: no'\n",
    "x.bat": "REM skelint: a\necho REM skelint: no\n",
    "x.md": "<!-- skelint: a -->\n\n```sh\n# skelint: b\n```\n\n    `<!-- skelint: no -->`\n",
    "Makefile": "# skelint: a\nx:\n\t# skelint: b\n\techo '# skelint: no'\n",
    ".gitlab-ci.yml": "x: y # skelint: a\nscript:\n  - |\n    # skelint: b\n    echo '# skelint: no'\n",
    "Dockerfile": "# skelint: a\nRUN x \\\n  # skelint: b\n  && y\n",
}


@pytest.mark.parametrize(("path", "name"), NAMES.items())
def test_the_name_of_a_file_tells_its_reader(path: str, name: str | None) -> None:
    row = by_name(path)
    assert (row.name if row and row.contents is Contents.COMMANDS else None) == name


@pytest.mark.parametrize(("text", "name"), FIRST_LINES.items())
def test_the_first_line_tells_the_reader_of_a_file_without_a_suffix(text: str, name: str | None) -> None:
    row = format_of("bin/deploy", lambda: text)
    assert (None if row is UNREAD else row.name) == name


@pytest.mark.parametrize(("path", "text"), COMMENTS.items())
def test_comments_that_name_skelint_are_told(path: str, text: str, read: Read) -> None:
    source, script = read(path, text)
    found = [source.text[comment.start : comment.end] for comment in script.comments]
    assert len(found) == text.count("skelint: a") + text.count("skelint: b")
    assert all("no" not in comment for comment in found)


def test_asking_for_the_reader_imports_none() -> None:
    code = "import sys; from skelint.readers.registry import by_name; by_name('x.md'); print(*sys.modules)"
    loaded = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True).stdout.split()
    assert not {"markdown_it", "ruamel.yaml", "skelint.readers.scripts.shell"} & {*loaded}
