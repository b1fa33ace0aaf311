"""CLI106: the items of a list are joined into one word."""

from collections.abc import Iterator

from skelint import Applicability, Evidence, Example, Finding, Fix, Problem, ProblemKind, Severity, quoted, rule


@rule(
    code="CLI106",
    name="joined-list-items",
    severity=Severity.ERROR,
    evidence=Evidence.OBSERVED,
    problems=[ProblemKind.JOINED_CHOICES, ProblemKind.JOINED_ITEMS],
    covers=["AWS020", "AWS028", "COG211", "COG212", "COG401", "COG502", "COG601", "COG603"],
    references=["https://docs.aws.amazon.com/cli/latest/userguide/cli-usage-parameters-types.html"],
    bad=[
        Example(
            """
            aws cognito-idp create-user-pool-client --user-pool-id $P --client-name a \\
              --explicit-auth-flows «"ALLOW_USER_SRP_AUTH,ALLOW_REFRESH_TOKEN_AUTH"»
            """,
            says='--explicit-auth-flows "ALLOW_USER_SRP_AUTH,ALLOW_REFRESH_TOKEN_AUTH" is sent as one item, not as 2',
            fixed="""
            aws cognito-idp create-user-pool-client --user-pool-id $P --client-name a \\
              --explicit-auth-flows ALLOW_USER_SRP_AUTH ALLOW_REFRESH_TOKEN_AUTH
            """,
            syntax="sh",
        ),
        Example(
            """
            aws cognito-idp create-user-pool-client --user-pool-id $P --client-name a \\
              --read-attributes «email,name» --allowed-o-auth-scopes «"openid email"»
            """,
            says=[
                '--read-attributes "email,name" is sent as one item, not as 2',
                '--allowed-o-auth-scopes "openid email" is sent as one item, not as 2',
            ],
            fixed="""
            aws cognito-idp create-user-pool-client --user-pool-id $P --client-name a \\
              --read-attributes email name --allowed-o-auth-scopes openid email
            """,
            syntax="sh",
        ),
    ],
    good=[
        Example(
            """
            aws cognito-idp create-user-pool-client --user-pool-id $P --client-name a \\
              --explicit-auth-flows ALLOW_USER_SRP_AUTH ALLOW_REFRESH_TOKEN_AUTH
            """,
            syntax="sh",
        ),
        Example(
            """
            aws cognito-idp create-user-pool-client --user-pool-id $P --client-name a \\
              --read-attributes '["email", "name"]' --allowed-o-auth-scopes $SCOPES
            """,
            syntax="sh",
        ),
    ],
)
def check(problem: Problem) -> Iterator[Finding]:
    """The items of a list are separate words, or one JSON array.

    To the AWS CLI `"a,b"` and `"a b"` are one item, which it sends literally (observed in a captured request). If the service
    lists the values, or does not allow the separator in them, it rejects the request: an error, and the fix is safe.
    Elsewhere a comma could belong to the item: a warning, and you should look at the fix. Joined URLs are reported by
    `comma-joined-redirect-urls`.
    """
    certain = problem.kind == "joined-choices"
    yield Finding(
        at=problem,
        message=f"{problem.detail} {quoted(problem.value)} is sent as one item, not as {len(problem.names)}",
        help=None if problem.mend else "separate the items with spaces, each in its own quotes",
        severity=None if certain else Severity.WARNING,
        fix=Fix(
            f"Split into {len(problem.names)} items", problem.mend, Applicability.SAFE if certain else Applicability.UNSAFE
        )
        if problem.mend
        else None,
    )
