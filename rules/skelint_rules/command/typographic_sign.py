"""CLI121: a dash or a quote is a typographic one."""

import unicodedata
from collections.abc import Iterator

from skelint import Applicability, Evidence, Example, Finding, Fix, Problem, ProblemKind, Severity, quoted, rule


@rule(
    code="CLI121",
    name="typographic-sign",
    severity=Severity.ERROR,
    evidence=Evidence.OBSERVED,
    problems=[ProblemKind.TYPOGRAPHIC_DASH, ProblemKind.TYPOGRAPHIC_QUOTES],
    references=["https://docs.aws.amazon.com/cli/latest/userguide/cli-usage-parameters-quoting-strings.html"],
    bad=[
        Example(
            """
            aws cognito-idp create-user-pool-client --user-pool-id $P --client-name a «\u2014-generate-secret»
            """,
            says='"\u2014-generate-secret" begins with an em dash, so it is not an option',
            fixed="""
            aws cognito-idp create-user-pool-client --user-pool-id $P --client-name a --generate-secret
            """,
            syntax="sh",
        ),
        Example(
            """
            aws cognito-idp create-user-pool-client --user-pool-id $P --client-name «\u201cmy app\u201d»
            """,
            says="the shell does not take the left double quotation mark for a quote: it is part of the value",
            fixed="""
            aws cognito-idp create-user-pool-client --user-pool-id $P --client-name "my app"
            """,
            syntax="sh",
        ),
        Example(
            """
            aws cognito-idp create-user-pool-client --user-pool-id $P --client-name a \\
              --token-validity-units «'{\u201cIdToken\u201d: \u201chours\u201d}'»
            """,
            says="JSON does not take the left double quotation mark for a quote",
            fixed="""
            aws cognito-idp create-user-pool-client --user-pool-id $P --client-name a \\
              --token-validity-units '{"IdToken": "hours"}'
            """,
            syntax="sh",
        ),
    ],
    good=[
        Example(
            """
            aws cognito-idp create-user-pool-client --user-pool-id $P --client-name "my app" --generate-secret
            """,
            syntax="sh",
        ),
        Example(
            """
            aws cognito-idp create-user-pool-client --user-pool-id $pool --client-name \u201cmy app\u201d
            """,
            syntax="ps1",
        ),
    ],
)
def check(problem: Problem) -> Iterator[Finding]:
    """A word processor or a web page has put a typographic dash or quote in the place of a plain one.

    It looks alike, but shells, JSON and the AWS CLI know only `-`, `"` and `'`: the option is taken for a value, and the
    quotes for a part of it (observed: `Unknown options: \u2014-generate-secret`). PowerShell alone takes typographic quotes
    for quotes. A warning where the AWS CLI accepts the command, and sends something else than was meant.
    """
    sign = unicodedata.name(problem.detail).lower()
    if problem.kind is ProblemKind.TYPOGRAPHIC_DASH:
        article = "an" if sign[0] in "aeiou" else "a"
        message = f"{quoted(problem.value)} begins with {article} {sign}, so it is not an option"
        fix = Fix(f"Write {problem.names[0]}", problem.mend, Applicability.SAFE) if problem.mend else None
    else:
        reader, effect = ("JSON", "") if problem.value.startswith("--") else ("the shell", ": it is part of the value")
        message = f"{reader} does not take the {sign} for a quote{effect}"
        fix = Fix("Write plain quotes", problem.mend, Applicability.SAFE) if problem.mend else None
    yield Finding(
        at=problem,
        message=message,
        help=None if fix else f"write {' '.join(problem.names)} in its place",
        severity=Severity.WARNING if problem.syntax == "value" else None,
        fix=fix,
    )
