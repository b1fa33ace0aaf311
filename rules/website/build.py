"""`python -m website.build FOLDER` builds the site into a folder; in a clone, `rules` must be on PYTHONPATH.

The pages are written by hand (`pages/`), made of the rules, the configuration's schema and the commands (`generated.py`), or
those that are read in the repository too. What is generated is not kept: it is made at each build. Zensical makes HTML of it.
"""

import argparse
import os
import re
import shutil
import subprocess
import sys
import tomllib
from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

from skelint import SITE
from skelint.engine.ruleset import Ruleset
from website.generated import generated, grouped, rules_page

ROOT = Path(__file__).parents[2]
HERE = Path(__file__).parent
NAVIGATION: Mapping[str, Sequence[str]] = {
    "Start": ["index.md", "getting-started.md", "old-repository.md", "ci.md", "editors.md"],
    "Use": ["inputs.md", "context.md", "fixes.md", "accepting.md", "output.md", "configuration.md", "commands.md"],
    "Rules": ["rules/index.md", "errors.md", "evidence.md", "coverage.md"],
    "Extend": ["rule-authors.md", "python.md", "contributing.md"],
    "About": ["hostile-input.md", "security.md", "changelog.md"],
}
"""The parts of the site, and the pages of each in their order; rules follow their overview, what is not named is put last."""
ELSEWHERE = {
    ".github/CONTRIBUTING.md": "contributing.md",
    ".github/SECURITY.md": "security.md",
    "CHANGELOG.md": "changelog.md",
    "rules/README.md": "rules/index.md",
}
"""The address of pages that are read in the repository too, and are not called as the others below `rules` are."""
MARKER = re.compile(r"^<!-- (\w+)(?:: (.+?))? -->$", re.MULTILINE)
"""Where something generated is put into a page: `<!-- answers -->`, `<!-- file: tests/plugin/pyproject.toml -->`."""
LINK = re.compile(r"\[([^\[\]]*)\]\((?!\w+:|#)([^)\s#]+)(#[^)\s]*)?\)")
"""A link to a file: its text, the file, and the place in it."""
FENCE = re.compile(r"^( *)(`{3,})")


class BuildError(Exception):
    """The site cannot be built; the message names the page that is wrong."""


def sources() -> Mapping[str, str]:
    """Return the address of each page, by its file in the repository."""
    own = {path.relative_to(ROOT).as_posix(): path.name for path in sorted((HERE / "pages").glob("*.md"))}
    rules = {f"rules/pages/{path.name}": f"rules/{path.name}" for path in sorted((ROOT / "rules" / "pages").glob("*.md"))}
    read = {
        f"rules/{path.name}": f"{path.stem.lower().replace('_', '-')}.md" for path in sorted((ROOT / "rules").glob("*.md"))
    }
    return {**own, **rules, **read, **ELSEWHERE}


def write_pages(folder: Path, rules: Ruleset) -> list[str]:
    """Write all pages into a folder, as Zensical takes them, and return their addresses."""
    pages = sources()
    assets = {path.relative_to(ROOT).as_posix(): path.name for path in (HERE / "assets").iterdir()}
    addresses = {**pages, **assets}
    for source, address in pages.items():
        text = rules_page(rules) if source == "rules/README.md" else (ROOT / source).read_text(encoding="utf-8")
        page = _linked(MARKER.sub(lambda match: generated(match[1], match[2], rules), text), source, addresses)
        if address.startswith("rules/") and address != "rules/index.md":
            page = _described(page, rules[Path(address).stem].summary)
        path = folder / address
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(page, encoding="utf-8")
    for asset, address in assets.items():
        shutil.copy(ROOT / asset, folder / address)
    return list(pages.values())


def _linked(page: str, source: str, addresses: Mapping[str, str]) -> str:
    """Return a page whose links to files of the repository lead to their pages; code is left as it is.

    Of a link to a file that is no page the text is left, which names it.

    Raises:
        BuildError: A link leads to what is not there.
    """

    def target(match: re.Match[str]) -> str:
        text, file, place = match.groups("")
        path = os.path.normpath(os.path.join(os.path.dirname(source), file))  # noqa: PTH118, PTH120 - a PurePath keeps ..
        if path in addresses:
            return f"[{text}]({os.path.relpath(addresses[path], os.path.dirname(addresses[source]) or '.')}{place})"  # noqa: PTH120
        if not (ROOT / path).exists():
            raise BuildError(f"{source} links to {file}, which is not there")
        return text

    return "".join(line if is_code else LINK.sub(target, line) for line, is_code in _lines(page))


def _lines(page: str) -> Iterator[tuple[str, bool]]:
    """Yield each line of a page, and whether it is code."""
    fence = ""
    for line in page.splitlines(keepends=True):
        match = FENCE.match(line)
        if match and not fence:
            fence = match[2]
            yield line, True
        else:
            yield line, bool(fence)
            if fence and line.strip() == fence:
                fence = ""


def _described(page: str, summary: str) -> str:
    """Return the page of a rule with its summary as what search engines show of it."""
    return f"---\ndescription: {quoted(summary)}\n---\n\n{page}"


def navigation(addresses: Iterable[str], rules: Ruleset) -> list[dict[str, Any]]:
    """Return the navigation: the parts with their pages, the rules in groups below theirs."""
    parts: dict[str, list[Any]] = {title: list(pages) for title, pages in NAVIGATION.items()}
    named = {page for pages in NAVIGATION.values() for page in pages}
    parts["About"] += sorted(address for address in addresses if address not in named and "/" not in address)
    parts["Rules"] += [{title: [f"rules/{rule.code}.md" for rule in listed]} for title, listed in grouped(rules).items()]
    return [{title: pages} for title, pages in parts.items()]


def settings(folder: Path, nav: object) -> str:
    """Return the configuration of Zensical: that of this folder, with what is known only now."""
    own = (HERE / "zensical.toml").read_text(encoding="utf-8")
    of_this_build = {"site_url": SITE, "docs_dir": "pages", "site_dir": "site", "nav": nav}
    added = "\n".join(f"{name} = {quoted(value)}" for name, value in of_this_build.items() if value)
    text = own.replace("[project]\n", f"[project]\n{added}\n", 1)
    tomllib.loads(text)
    (folder / "zensical.toml").write_text(text, encoding="utf-8")
    return text


def quoted(value: object) -> str:
    """Return a value as TOML, and a text also as YAML, writes it."""
    if isinstance(value, Mapping):
        return "{ " + ", ".join(f"{quoted(key)} = {quoted(item)}" for key, item in value.items()) + " }"
    if isinstance(value, list):
        return "[" + ", ".join(map(quoted, value)) + "]"
    text = str(value).replace("\\", "\\\\").replace('"', '\\"')
    return f'"{text}"'


def build(folder: Path) -> int:
    """Build the site into a folder that need not be there, and return the exit status: a warning of Zensical is an error."""
    shutil.rmtree(folder, ignore_errors=True)
    rules = Ruleset.collect()
    addresses = write_pages(folder / "pages", rules)
    settings(folder, navigation(addresses, rules))
    command = [sys.executable, "-m", "zensical", "build", "--strict", "--clean"]
    return subprocess.run(command, cwd=folder, check=False).returncode  # noqa: S603 - nothing of it comes from outside


def main() -> None:
    """Build the site into the folder that the command line names."""
    parser = argparse.ArgumentParser(prog="python -m website.build", description="Build the site.")
    parser.add_argument("folder", type=Path, help="where to: FOLDER/site is what is to be published")
    try:
        status = build(parser.parse_args().folder)
    except BuildError as error:
        parser.exit(2, f"{error}\n")
    parser.exit(status)


if __name__ == "__main__":
    main()
