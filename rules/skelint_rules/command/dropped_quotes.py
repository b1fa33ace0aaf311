"""CLI120: Windows PowerShell does not pass the quotation marks of JSON on."""

from collections.abc import Iterator

from skelint import Evidence, Example, Finding, Problem, ProblemKind, Severity, rule


@rule(
    code="CLI120",
    name="dropped-quotes",
    severity=Severity.NOTE,
    evidence=Evidence.OBSERVED,
    problems=[ProblemKind.DROPPED_QUOTES],
    references=[
        "https://learn.microsoft.com/powershell/module/microsoft.powershell.core/about/about_parsing#passing-arguments-that-contain-quote-characters",
        "https://github.com/aws/aws-cli/issues/1326",
        "https://github.com/aws/aws-cli/issues/3994",
    ],
    service_error="Error parsing parameter '…': Invalid JSON: Expecting property name enclosed in double quotes: …",
    bad=[
        Example(
            """
            aws cognito-idp create-user-pool-client --user-pool-id $pool --client-name a `
              --token-validity-units «'{"AccessToken":"minutes"}'»
            """,
            says="Windows PowerShell 5.1 drops the quotation marks in the value of --token-validity-units",
            syntax="ps1",
        ),
    ],
    good=[
        Example(
            r"""
            aws cognito-idp create-user-pool-client --user-pool-id $pool --client-name a `
              --token-validity-units '{\"AccessToken\":\"minutes\"}'
            """,
            syntax="ps1",
        ),
        Example(
            """
            aws cognito-idp create-user-pool-client --user-pool-id $pool --client-name a `
              --token-validity-units AccessToken=minutes
            """,
            syntax="ps1",
        ),
        Example(
            """
            #Requires -Version 7.3
            aws cognito-idp create-user-pool-client --user-pool-id $pool --client-name a `
              --token-validity-units '{"AccessToken":"minutes"}'
            """,
            syntax="ps1",
        ),
    ],
)
def check(problem: Problem) -> Iterator[Finding]:
    r"""Up to version 7.2, PowerShell passes an argument on without the quotation marks in it.

    The AWS CLI then gets `{AccessToken:minutes}` and refuses it (aws-cli#1326, #3994). Windows PowerShell 5.1, which comes
    with Windows, is such a version; PowerShell 7.3 and later pass them on, and take `\"` for a backslash and a quotation mark.
    A note, as a script does not say which of them runs it: `#Requires -Version 7.3` at its start does, and ends this finding.
    """
    yield Finding(
        at=problem,
        message=f"Windows PowerShell 5.1 drops the quotation marks in the value of {problem.detail}",
        help='use a file (file://…) or shorthand, which every version passes on; for version 5.1 alone, write \\" for each "',
    )
