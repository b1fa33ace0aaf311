"""Which reader is for a file that holds commands."""

import re

BY_SUFFIX = {
    ".sh": "shell",
    ".bash": "shell",
    ".zsh": "shell",
    ".ksh": "shell",
    ".bats": "shell",
    ".ps1": "powershell",
    ".psm1": "powershell",
    ".bat": "batch",
    ".cmd": "batch",
    ".md": "markdown",
    ".markdown": "markdown",
    ".mk": "makefile",
    ".dockerfile": "dockerfile",
}
BY_NAME = re.compile(
    r"(?P<makefile>(?:GNU)?makefile(?:\..*)?)|(?P<dockerfile>(?:Docker|Container)file(?:\..*)?)"
    r"|(?P<workflow>action\.ya?ml|.*\.gitlab-ci\.ya?ml|(?:.*[-_.])?buildspec.*\.ya?ml|bitbucket-pipelines\.ya?ml)"
    r"|(?P<templated>.*\.(?:sh|bash|zsh|ksh|ps1|bat|cmd)\.(?:tftpl|j2|jinja2?|tmpl|gotmpl))",
    re.IGNORECASE,
)
WORKFLOW = re.compile(r"(?:^|/)(?:\.github/workflows/[^/]+|\.gitlab/.*\.gitlab-ci|\.circleci/[^/]+)\.ya?ml$")
INTERPRETER = re.compile(r"#![ \t]*(?:\S*/)?(?:env[ \t]+(?:-\S+[ \t]+)*)?(?P<name>[\w.-]+)")
INTERPRETERS = {"sh": "shell", "bash": "shell", "dash": "shell", "zsh": "shell", "ksh": "shell", "pwsh": "powershell"}


def host(path: str, text: str = "") -> str | None:
    """Return the name of the module that reads a file, by its name or by the interpreter in its first line."""
    path = path.replace("\\", "/")
    name = path.rpartition("/")[2]
    named = BY_NAME.fullmatch(name)
    stem, dot, suffix = name.rpartition(".")
    by_suffix = BY_SUFFIX.get(f".{suffix.lower()}") if dot else None
    if by_suffix:
        return by_suffix
    if named:
        return named.lastgroup
    if WORKFLOW.search(path):
        return "workflow"
    interpreter = INTERPRETER.match(text) if not (dot and stem) else None
    return INTERPRETERS.get(interpreter["name"]) if interpreter else None
