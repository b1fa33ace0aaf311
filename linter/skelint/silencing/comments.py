"""Suppressions: the comments `# skelint: ignore[COG104] reason`, and what they silence."""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from functools import cached_property

from skelint.authoring.rule import Rule
from skelint.authoring.subject import UNREAD, Problem, ProblemKind
from skelint.authoring.wording import did_you_mean, listed
from skelint.engine.diagnostic import Diagnostic, Silence
from skelint.engine.ruleset import Ruleset, matches
from skelint.readers.document import Document
from skelint.readers.registry import MARKS
from skelint.records import dataclass
from skelint.source import Edit, SourceFile, Span

DIRECTIVE = re.compile(r"skelint:[ \t]*(?P<word>[\w-]*)(?:[ \t]*\[(?P<rules>[^\]\r\n]*)\])?[ \t:=]*(?P<reason>[^\r\n]*)")
MOST = 2_000
"""How many comments of one file count."""
WORDS = ("ignore", "ignore-file", "operation")
COMMENT = re.compile("[ \t]*(?:" + "|".join(MARKS) + ")", re.IGNORECASE)
"""A line that holds nothing but a comment."""


@dataclass(frozen=True, slots=True)
class Directive:
    """A comment that suppresses rules."""

    span: Span
    """The whole comment."""
    selectors: tuple[str, ...]
    reason: str
    whole_file: bool


@dataclass(frozen=True)  # no slots: what it holds is made once
class Comments:
    """The suppressions of a document, with a note of which of them silenced something."""

    document: Document
    rules: Ruleset

    @cached_property
    def directives(self) -> list[Directive]:
        """The comments that suppress rules."""
        return [directive for directive, _ in self._parsed if directive is not None]

    @cached_property
    def used(self) -> set[tuple[Span, str]]:
        """The comments and selectors that silenced something."""
        return set()

    @cached_property
    def _parsed(self) -> list[tuple[Directive | None, Problem | None]]:
        source = self.document.source
        return [_parsed(source.text[span.start : span.end], span) for span in self.document.comments[:MOST]]

    @cached_property
    def _by_code(self) -> dict[str, tuple[list[Directive], list[tuple[int, Directive]]]]:
        """By the code of a rule, the comments that name it: those for the whole file, and the others by their lines."""
        return {}

    def _naming(self, rule: Rule) -> tuple[list[Directive], list[tuple[int, Directive]]]:
        naming = self._by_code.get(rule.code)
        if naming is None:
            meant = [
                directive for directive in self.directives if any(matches(rule, selector) for selector in directive.selectors)
            ]
            line_of = self.document.source.position
            placed = [(line_of(directive.span.start).line, directive) for directive in meant if not directive.whole_file]
            naming = self._by_code[rule.code] = ([directive for directive in meant if directive.whole_file], placed)
        return naming

    @property
    def is_empty(self) -> bool:
        """Whether no comment is for us."""
        return not self._parsed

    def silence(self, diagnostic: Diagnostic) -> Silence | None:
        """Return why a finding is not shown, or None where it is."""
        rule = self._rules_by_code.get(diagnostic.code)
        if rule is None:
            return None
        whole_file, placed = self._naming(rule)
        silencing = list(whole_file)
        for first, last in self._ranges(diagnostic) if placed else ():
            start = bisect_left(placed, first, key=_line)
            silencing += [directive for _, directive in placed[start : bisect_right(placed, last, key=_line)]]
        for directive in silencing:
            self.used.update((directive.span, selector) for selector in directive.selectors if matches(rule, selector))
        return Silence("comment", min(silencing, key=lambda directive: directive.span).reason) if silencing else None

    def _ranges(self, diagnostic: Diagnostic) -> list[tuple[int, int]]:
        """Return the lines on which a comment belongs to the place of a finding, from first to last.

        It does anywhere from the name of the value to the end of its last line, on the line where a structure around it
        begins, and on lines of comments directly above either.
        """
        source, address = self.document.source, diagnostic.address
        if address is None:
            return [self._lines(diagnostic.span)] if diagnostic.source.path == source.path else []
        request = self.document.requests[address.request]
        extent = self.document.extent(request, address.pointer)
        if extent.source is not source:
            return []
        around = [self.document.extent(request, address.pointer[:depth]) for depth in range(len(address.pointer))]
        whole = Span(0, len(source.text))  # what is the whole file begins nowhere
        heads = [head.span.start for head in around if head.span != whole and head.source is source]
        return [*(self._lines(Span(head, head)) for head in heads), self._lines(extent.span)]

    def _lines(self, span: Span) -> tuple[int, int]:
        position = self.document.source.position
        first, last = position(span.start).line, position(max(span.end - 1, span.start)).line
        top = self._tops.get(first)
        if top is None:
            top = self._tops[first] = _top(self.document.source, first)
        return top, last

    @cached_property
    def _tops(self) -> dict[int, int]:
        """By a line, the first of the comment lines above it: of many findings in one block they are counted once."""
        return {}

    @cached_property
    def _rules_by_code(self) -> dict[str, Rule]:
        return {rule.code: rule for rule in self.rules.all_rules}

    def problems(self) -> Iterator[Problem]:
        """Yield what is wrong with the comments: malformed, without a reason, silencing nothing."""
        for directive, malformed in self._parsed:
            if malformed is not None:
                yield malformed
            if directive is not None:
                yield from self._of(directive)

    def _of(self, directive: Directive) -> Iterator[Problem]:
        meant = [selector for selector in directive.selectors if self._chosen(selector)]
        for selector in directive.selectors:
            if selector not in meant:
                detail = f"unknown rule {selector}{self.rules.near(selector)}"
                yield Problem(ProblemKind.SUPPRESSION_MALFORMED, directive.span, detail)
        if not directive.reason:
            yield Problem(ProblemKind.SUPPRESSION_WITHOUT_REASON, directive.span, listed(directive.selectors))
        unused = (
            [selector for selector in meant if (directive.span, selector) not in self.used and self._ran(selector)]
            if self._whole
            else []
        )
        if unused:
            kept = [selector for selector in directive.selectors if selector not in unused]
            mend = (
                [_shorter(self.document.source, directive, kept)] if kept else [_removed(self.document.source, directive.span)]
            )
            yield Problem(ProblemKind.SUPPRESSION_UNUSED, directive.span, listed(unused), mend=mend)

    @cached_property
    def _whole(self) -> bool:
        """Whether all of the file could be read: else nobody knows what a comment silences, nor that it is one."""
        return not any(problem.kind in UNREAD for problem in self.document.problems)

    def _ran(self, selector: str) -> bool:
        """Return whether all the rules that a selector chooses did run: else nobody knows what it would silence."""
        return self._chosen(selector) <= self._running

    @cached_property
    def _running(self) -> frozenset[str]:
        return frozenset(rule.code for rule in self.rules)

    def _chosen(self, selector: str) -> frozenset[str]:
        """Return the codes of the rules that a selector names."""
        if selector not in self._by_selector:
            rules = self.rules.all_rules
            self._by_selector[selector] = frozenset(rule.code for rule in rules if matches(rule, selector))
        return self._by_selector[selector]

    @cached_property
    def _by_selector(self) -> dict[str, frozenset[str]]:
        return {}


def _parsed(comment: str, span: Span) -> tuple[Directive | None, Problem | None]:
    match = DIRECTIVE.search(comment)
    if match is None or match["word"] == "operation":
        return None, None
    if match["word"] not in WORDS:
        near = did_you_mean(match["word"], WORDS) if match["word"] else ""
        return None, Problem(ProblemKind.SUPPRESSION_MALFORMED, span, f"unknown word {match['word']!r}{near}")
    selectors = tuple(selector.strip() for selector in (match["rules"] or "").split(",") if selector.strip())
    if not selectors:
        return None, Problem(
            ProblemKind.SUPPRESSION_MALFORMED, span, f"it does not name a rule; write {match['word']}[CODE] and a reason"
        )
    reason = match["reason"].strip().removesuffix("-->").rstrip()
    return Directive(span, selectors, reason, match["word"] == "ignore-file"), None


def _line(placed: tuple[int, Directive]) -> int:
    return placed[0]


def _top(source: SourceFile, line: int) -> int:
    """Return the first of the comment lines directly above a line, or the line itself."""
    while line > 1 and COMMENT.match(source.line(line - 1)):
        line -= 1
    return line


def _shorter(source: SourceFile, directive: Directive, kept: Sequence[str]) -> Edit:
    start = source.text.index("[", directive.span.start) + 1
    return Edit(Span(start, source.text.index("]", start)), ", ".join(kept))


def _removed(source: SourceFile, span: Span) -> Edit:
    """Return the edit that takes a comment away, with its line if there is nothing else on it."""
    position = source.position(span.start)
    first = source.line_starts[position.line - 1]
    before = source.text[first : span.start]
    if before.strip():
        return Edit(Span(first + len(before.rstrip()), span.end), "")
    following = source.line_starts[position.line] if position.line < len(source.line_starts) else len(source.text)
    rest = source.text[span.end : following]
    return Edit(Span(first, following), "") if not rest.strip() else Edit(span, "")
