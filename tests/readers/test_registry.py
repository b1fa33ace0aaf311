"""What kind of file a path is: told once, by its name or by how it begins."""

import pickle
import subprocess
import sys

import pytest

from skelint.readers.registry import BY_LANGUAGE, BY_NAME, FORMATS, UNREAD, Contents, Format, by_name, format_of

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
    ".gitlab/deploy.gitlab-ci.yml": "workflow",
    "buildspec-prod.yml": "workflow",
    "bitbucket-pipelines.yml": "workflow",
    ".circleci/config.yml": "workflow",
    "user_data.sh.tftpl": "templated",
    "notes.TXT": "text",
    "guide.rst": "rst",
    "guide.adoc": "asciidoc",
    "Jenkinsfile.prod": "jenkinsfile",
    "deploy.jenkinsfile": "jenkinsfile",
    "vars/deploy.groovy": "jenkinsfile",
    "src/deploy.groovy": None,
    "Taskfile.dist.yml": "taskfile",
    ".justfile": "justfile",
    "web/package.json": "package",
    "package-lock.json": "json",
    "azure-pipelines-prod.yml": "azure",
    "docker-compose.override.yaml": "compose",
    "roles/app/tasks/pool.yml": "ansible",
    "tasks/main.yml": "ansible",
    "tasks/client.yml": "yaml",
    "main.tf": "terraform",
    "Dockerfile.md": "markdown",
    "deploy.fish": None,
    "client.yml": "yaml",
    ".github/dependabot.yml": "yaml",
    "client.json": "json",
    "main.py": None,
    "templates/deploy.gitlab-ci.yml": "workflow",
    "x/deploy.ps1.j2": "templated",
    "client.json.tftpl": None,
    "deploy": None,
}
FIRST_LINES = {
    "#!/bin/sh\n": "shell",
    "#!/usr/bin/env bash\n": "shell",
    "#! /usr/bin/env -S bash -e\n": "shell",
    "#!/usr/bin/env pwsh\n": "powershell",
    "#!/usr/bin/env python3\n": "unread",
    "#!/usr/bin/fish\n": "unread",
    "aws\n": "unread",
    "": "unread",
}
NAMED = {
    '{"UserPoolId": "x"}': "json",
    " [1]": "json",
    "": "json",
    "---\na: 1\n": "yaml",
    "# for the app\n\nUserPoolId: x\n": "yaml",
    '"UserPoolId": x\n': "yaml",
    "#!/bin/sh\nUserPoolId: x\n": "shell",
    "import boto3\n": "unread",
    'resource "x" {\n': "unread",
    "\x89PNG\r\n\x1a\n": "unread",
}


@pytest.mark.parametrize(("path", "name"), NAMES.items())
def test_the_name_of_a_file_tells_its_format(path: str, name: str | None) -> None:
    row = by_name(path)
    assert (row.name if row else None) == name


@pytest.mark.parametrize(("text", "name"), FIRST_LINES.items())
def test_the_first_line_tells_the_format_of_a_file_without_a_suffix(text: str, name: str) -> None:
    assert format_of("bin/deploy", lambda: text).name == name


@pytest.mark.parametrize(("text", "name"), NAMED.items())
def test_how_a_file_begins_tells_the_format_of_one_that_the_user_named(text: str, name: str) -> None:
    assert format_of("client.tpl", lambda: text, named=True).name == name
    assert format_of("client.tpl", lambda: text).contents is not Contents.INPUT


def test_a_name_that_tells_is_enough() -> None:
    def opened() -> str:
        raise AssertionError

    assert format_of("deploy.sh", opened, named=True).name == "shell"


def test_a_language_of_editors_gives_a_text_without_a_file_a_suffix() -> None:
    for language, row in BY_LANGUAGE.items():
        assert row.loose or by_name(f"untitled{row.suffixes[0]}") is row, language


@pytest.mark.parametrize("row", FORMATS, ids=lambda row: row.name)
def test_each_row_leads_to_a_reader(row: Format) -> None:
    assert callable(row.parse)


def test_another_process_gets_the_same_row() -> None:
    for row in (*FORMATS, UNREAD):
        assert pickle.loads(pickle.dumps(row)) is row  # noqa: S301 - our own
    assert len(BY_NAME) == len(FORMATS)


def test_telling_the_format_imports_no_reader() -> None:
    code = "import sys; from skelint.readers.registry import by_name; by_name('x.md'); print(*sys.modules)"
    loaded = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True).stdout.split()
    assert not {"markdown_it", "ruamel.yaml", "pathspec", "skelint.readers.scripts.shell"} & {*loaded}
