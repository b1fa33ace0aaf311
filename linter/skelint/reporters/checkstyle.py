"""`checkstyle`: the XML of Checkstyle, which Jenkins, reviewdog and many other programs read."""

from xml.etree import ElementTree as ET

from skelint import __version__
from skelint.authoring.finding import Severity
from skelint.engine.fingerprint import relative
from skelint.reporters import Terminal
from skelint.reporters.printable import printable
from skelint.reporters.results import Result, explanation, shown
from skelint.run.report import Report

HEADER = '<?xml version="1.0" encoding="UTF-8"?>\n'
SEVERITIES = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.NOTE: "info"}


def report(report: Report, terminal: Terminal) -> str:  # noqa: ARG001 - programs have no terminal
    """Return each file that was looked at, with the findings in it that nothing silences; XML has no mark for the others."""
    root = ET.Element("checkstyle", {"version": __version__})
    files = {path: ET.SubElement(root, "file", {"name": printable(path)}) for path in _paths(report)}
    for result in sorted(shown(report), key=lambda result: result.diagnostic.sort_key):
        files[result.path].append(_error(result))
    ET.indent(root)
    # ASCII, as the encoding of standard output is not known here.
    text: bytes = ET.tostring(root, "us-ascii", xml_declaration=False)
    return f"{HEADER}{text.decode('ascii')}\n"


def _paths(report: Report) -> list[str]:
    """Return the files that were looked at, or in which something was found."""
    checked = [relative(path, report.folder) for path in report.checked]
    return sorted({*checked, *(result.path for result in shown(report))})


def _error(result: Result) -> "ET.Element[str]":
    diagnostic = result.diagnostic
    line, column = diagnostic.source.position(diagnostic.span.start)
    return ET.Element(
        "error",
        {
            "line": str(line),
            "column": str(column),
            "severity": SEVERITIES[diagnostic.severity],
            "message": "\n".join([printable(diagnostic.message), *explanation(diagnostic)]),
            "source": f"skelint.{diagnostic.code}",
        },
    )
