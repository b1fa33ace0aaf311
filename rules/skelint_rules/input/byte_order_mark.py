"""CLI002: the file begins with a byte-order mark."""

from collections.abc import Iterator

from skelint import Applicability, Evidence, Example, Finding, Fix, Problem, ProblemKind, Severity, rule


@rule(
    code="CLI002",
    name="byte-order-mark",
    severity=Severity.ERROR,
    evidence=Evidence.OBSERVED,
    problems=[ProblemKind.BYTE_ORDER_MARK],
    references=[
        "https://docs.aws.amazon.com/cli/latest/userguide/cli-usage-parameters-file.html",
        "https://www.rfc-editor.org/rfc/rfc8259",
    ],
    service_error="Invalid JSON: Unexpected UTF-8 BOM (decode using utf-8-sig)",
    bad=[
        Example(
            """
            {"ClientName": "app"}
            """,
            says="the file begins with a byte-order mark (BOM)",
            raw=b'\xef\xbb\xbf{"ClientName": "app"}',
            syntax="json",
        ),
    ],
    good=[
        Example("""
            {"ClientName": "app"}
        """),
    ],
)
def check(problem: Problem) -> Iterator[Finding]:
    """An input file must not begin with a byte-order mark.

    The mark is invisible in an editor, but the AWS CLI treats it as part of the JSON and refuses the file; JSON forbids it as
    well (RFC 8259, section 8.1). Windows tools write it: `Out-File -Encoding utf8` in Windows PowerShell 5, and some editors.

    Nothing is reported for YAML: version 2 accepts the mark there, and version 1 reads no YAML (observed).

    The fix saves the file without the mark.
    """
    yield Finding(
        at=problem,
        message="the file begins with a byte-order mark (BOM)",
        help="PowerShell writes none with Out-File -Encoding utf8NoBOM",
        fix=Fix("Save without the byte-order mark", problem.mend or [], Applicability.SAFE),
    )
