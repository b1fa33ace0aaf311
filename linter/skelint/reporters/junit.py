"""`junit`: test results in XML, as Jenkins and GitLab read them.

A finding is a test case of its own, so that each is shown with its message and has a history; its name holds no line. A file
without one passes: no tests at all means that nothing was checked. The XML is made by the standard library: the packages
for JUnit write it with the same, and let through what XML forbids.

A case has the attributes `file` and `line`, as pytest and PHPUnit write them: GitLab and CircleCI link the file, and actions
that make annotations of test results need both. The `junit` step of Jenkins holds a report against no schema. Its xUnit
plugin does, and that schema knows neither attribute: where that plugin reads reports, use the format `checkstyle`.
"""

from collections import Counter
from collections.abc import Iterator
from typing import NamedTuple
from xml.etree import ElementTree as ET

from skelint.authoring.finding import Severity
from skelint.engine.fingerprint import relative
from skelint.reporters import Terminal
from skelint.reporters.printable import printable
from skelint.reporters.results import Result, explanation, results, untold
from skelint.run.report import Report

HEADER = '<?xml version="1.0" encoding="UTF-8"?>\n'
SUITE = "skelint"


class _Case(NamedTuple):
    """A test case: whose, which, and what came of it, if it did not just pass."""

    classname: str
    name: str
    tag: str = ""
    kind: str = ""
    message: str = ""
    text: str = ""
    file: str = ""
    line: int = 0


def report(report: Report, terminal: Terminal) -> str:  # noqa: ARG001 - programs have no terminal
    """Return one suite with a case for each finding, each file without one, and each thing that could not be done."""
    cases = list(_cases(report))
    tags = Counter(case.tag for case in cases)
    counts = {"tests": len(cases), "failures": tags["failure"], "errors": tags["error"], "skipped": tags["skipped"]}
    root = ET.Element("testsuites")
    suite = ET.SubElement(root, "testsuite", {"name": SUITE, **{name: str(count) for name, count in counts.items()}})
    seen: Counter[tuple[str, str]] = Counter()
    for case in cases:
        suite.append(_element(case, seen))
    ET.indent(root)
    # ASCII, as the encoding of standard output is not known here.
    document: bytes = ET.tostring(root, "us-ascii", xml_declaration=False)
    return f"{HEADER}{document.decode('ascii')}\n"


def _cases(report: Report) -> Iterator[_Case]:
    for error in untold(report):
        yield _Case(SUITE, "could not be done", "error", "error", printable(error), printable(error))
    ordered = results(report)
    for result in ordered:
        yield _case(result, report.folder)
    faulty = {result.path for result in ordered if result.diagnostic.silence is None}
    for path in dict.fromkeys(relative(path, report.folder) for path in report.checked):
        if path not in faulty:
            yield _Case(printable(path), "no faults", file=printable(path))


def _case(result: Result, folder: str) -> _Case:
    """Return the case of a finding: it fails, is skipped where it is silenced, and passes with a word where it is advice."""
    diagnostic = result.diagnostic
    message, path = printable(diagnostic.message), printable(result.path)
    name = f"{diagnostic.code} {diagnostic.name}" + (f": {printable(diagnostic.pointer)}" if diagnostic.pointer else "")
    text = "\n".join([f"{result.place}: {message}", *_seen(result, folder), *explanation(diagnostic)])
    if diagnostic.silence:
        reason = f"silenced by the {diagnostic.silence.by}"
        reason += f": {printable(diagnostic.silence.reason)}" if diagnostic.silence.reason else ""
        return _Case(path, name, "skipped", str(diagnostic.severity), reason, text, path, result.lines[0])
    tag = "system-out" if diagnostic.severity is Severity.NOTE else "failure"
    return _Case(path, name, tag, str(diagnostic.severity), message, text, path, result.lines[0])


def _seen(result: Result, folder: str) -> Iterator[str]:
    for related in result.diagnostic.related:
        line, column = related.source.position(related.span.start)
        yield f"see {printable(relative(related.source.path, folder))}:{line}:{column}: {printable(related.message)}"


def _written_in(case: _Case) -> Iterator[tuple[str, str]]:
    """Yield the file and the line of a case, where it is about one."""
    if case.file:
        yield "file", case.file
    if case.line:
        yield "line", str(case.line)


def _element(case: _Case, seen: "Counter[tuple[str, str]]") -> "ET.Element[str]":
    """Return a case as an element, its name unlike those that were seen: of two namesakes GitLab shows one."""
    seen[case.classname, case.name] += 1
    number = seen[case.classname, case.name]
    name = case.name if number == 1 else f"{case.name} ({number})"
    element = ET.Element("testcase", {"classname": case.classname, "name": name, **dict(_written_in(case))})
    if case.tag:
        given = {} if case.tag == "system-out" else {"type": case.kind, "message": case.message}
        ET.SubElement(element, case.tag, given).text = case.text
    return element
