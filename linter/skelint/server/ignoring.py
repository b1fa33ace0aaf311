"""How a finding is ignored where it is: by a comment, by an entry of the configuration for a file without comments."""

import json
import re
import tomllib
from collections.abc import Iterator
from pathlib import Path

from skelint.engine.diagnostic import Diagnostic
from skelint.readers.registry import BY_NAME
from skelint.readers.tree import Node
from skelint.server.analysis import Analysis
from skelint.silencing.comments import DIRECTIVE
from skelint.source import LINE_END, Edit, SourceFile, Span, apply

COMMENT = re.compile(r"(?<=[ \t])#[^\r\n]*\Z")
REASON = "accepted"
"""What stands as the reason, to be replaced by a better one."""


def takes_comments(analysis: Analysis) -> bool:
    """Return whether a file has comments."""
    return bool(analysis.buffer.format.comments)


def comment(diagnostic: Diagnostic, analysis: Analysis) -> Edit | None:
    """Return the edit that ignores a finding by a comment, and does nothing else; None where no such place was found."""
    edits = [_in_yaml(diagnostic, analysis)] if analysis.input else _in_script(diagnostic, analysis)
    if analysis.input and analysis.input.parsed.broken:
        return None
    before = [_told(other) for other in analysis.diagnostics if analysis.is_own(other.source)]
    before.remove(_told(diagnostic))
    text = analysis.document.source.text
    return next((edit for edit in edits if [_told(other) for other in analysis.of(apply(text, [edit]))] == before), None)


def _told(diagnostic: Diagnostic) -> tuple[str, str, str]:
    return diagnostic.code, diagnostic.pointer, diagnostic.message


def _in_yaml(diagnostic: Diagnostic, analysis: Analysis) -> Edit:
    """Return the edit that puts a comment on the finding's line: before one that is there, or into it."""
    source = analysis.document.source
    line = source.position(_line_offset(diagnostic.span, analysis)).line
    start, text = source.line_starts[line - 1], source.line(line)
    added = _added(diagnostic, analysis, line)
    if added:
        return added
    there = COMMENT.search(text)
    at = start + (there.start() if there else len(text.rstrip()))
    directive = f"# skelint: ignore[{diagnostic.code}]"
    return Edit(Span(at, at), f"{directive} " if there else f"  {directive} {REASON}")


def _in_script(diagnostic: Diagnostic, analysis: Analysis) -> Iterator[Edit]:
    """Yield the edits that put a comment on a line of its own, above the command: as its script has comments, or its file."""
    source, root = analysis.document.trees[0]
    inside = (
        entry.value.span for entry in root.entries if entry.value.span.start <= diagnostic.span.start <= entry.value.span.end
    )
    command = next(inside, None) or diagnostic.span
    line = source.position(command.start).line
    added = _added(diagnostic, analysis, line - 1)
    if added:
        yield added
        return
    start, text = source.line_starts[line - 1], source.line(line)
    indent = text[: len(text) - len(text.lstrip())]
    ending = LINE_END.search(source.text)
    directive = f"skelint: ignore[{diagnostic.code}] {REASON}"
    row = analysis.buffer.format
    for comment_line in dict.fromkeys([BY_NAME["shell"].comment(directive), row.comment(directive)]):
        yield Edit(Span(start, start), f"{indent}{comment_line}{ending[0] if ending else chr(10)}")


def _added(diagnostic: Diagnostic, analysis: Analysis, line: int) -> Edit | None:
    """Return the edit that adds a rule to a comment on a line which ignores others; None where there is none."""
    source = analysis.document.source
    for span in analysis.document.comments:
        ignored = DIRECTIVE.search(source.text, *span) if source.position(span.start).line == line else None
        if ignored and ignored["word"] == "ignore" and (ignored["rules"] or "").strip():
            at = ignored.end("rules")
            return Edit(Span(at, at), f", {diagnostic.code}")
    return None


def _line_offset(span: Span, analysis: Analysis) -> int:
    """Return an offset in the line that a comment can stand on: not within a text over several lines."""
    for source, root in analysis.document.trees[:1]:
        for node in _around(root, span.start):
            text = source.text[node.span.start : node.span.end]
            if node.kind == "scalar" and "\n" in text:
                return node.span.start if node.style in ("|", ">") else node.span.end
    return span.start


def _around(root: Node, at: int) -> Iterator[Node]:
    """Yield the values that a place is in, from the outside in."""
    node: Node | None = root
    while node is not None:
        yield node
        inner = (entry.value for entry in node.entries if entry.value.span.start <= at <= entry.value.span.end)
        node = next(inner, None)


def entry(diagnostic: Diagnostic, path: Path, config: Path, before: str) -> str | None:
    """Return what to add to the text of a configuration so that it ignores a finding; None where it cannot be added."""
    table = "tool.skelint.suppressions" if config.name == "pyproject.toml" else "suppressions"
    try:
        relative = path.relative_to(config.parent).as_posix()
    except ValueError:
        return None
    pointer = {"pointer": diagnostic.pointer} if diagnostic.pointer else {}
    fields: dict[str, object] = {"files": [relative], "rule": diagnostic.code, **pointer, "reason": REASON}
    lines = [f"[[{table}]]", *(f"{name} = {json.dumps(value, ensure_ascii=False)}" for name, value in fields.items())]
    gap = "" if not before else "\n" if before.endswith("\n") else "\n\n"
    added = gap + "\n".join(lines) + "\n"
    try:
        tomllib.loads(before + added)
    except tomllib.TOMLDecodeError:
        return None
    return added


def end_of(source: SourceFile) -> Span:
    """Return the end of a text."""
    return Span(len(source.text), len(source.text))
