"""CLI016: the named file is of no kind that skelint reads."""

from collections.abc import Iterator

from skelint import Evidence, Example, Finding, Problem, ProblemKind, Severity, rule


@rule(
    code="CLI016",
    name="unread-format",
    severity=Severity.WARNING,
    evidence=Evidence.OWN,
    problems=[ProblemKind.UNREAD_FORMAT],
    bad=[
        Example(
            """
            «»import boto3
            """,
            says="not a JSON or YAML input and not a known kind of script; skipped",
            syntax="py",
            operation="unknown",
        ),
        Example(
            """
            «»#!/usr/bin/fish
            aws cognito-idp create-user-pool-client --client-name (whoami)
            """,
            says="not a JSON or YAML input and not a known kind of script; skipped",
            syntax="fish",
            operation="unknown",
        ),
    ],
    good=[
        Example(
            """
            UserPoolId: us-east-1_Ex1
            ClientName: app
            """,
            syntax="tpl",
            operation="unknown",
        ),
    ],
)
def check(problem: Problem) -> Iterator[Finding]:
    """A file of a kind that skelint does not read cannot be checked.

    What a file is, its name tells (`client.json`, `deploy.sh`, `Jenkinsfile`), or else its first line: an interpreter, or the
    beginning of JSON or YAML. A file that you name and that is none of these is reported; one that is found in a folder is
    passed over.
    """
    yield Finding(
        at=problem,
        message="not a JSON or YAML input and not a known kind of script; skipped",
        help="name a file that holds an input or commands; with --operation, any file is read as an input",
    )
