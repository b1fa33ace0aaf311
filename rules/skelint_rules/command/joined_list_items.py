"""CLI106: items of a list are joined to one word."""

from collections.abc import Iterator

from skelint import Applicability, Evidence, Example, Finding, Fix, Problem, ProblemKind, Severity, quoted, rule


@rule(
    code="CLI106",
    name="joined-list-items",
    severity=Severity.ERROR,
    evidence=Evidence.OBSERVED,
    problems=[ProblemKind.JOINED_CHOICES, ProblemKind.JOINED_ITEMS],
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
    """The items of a list are words of their own, or one JSON array.

    `"a,b"` and `"a b"` are one item for the AWS CLI, which sends it as it stands (observed: the request was captured). Where
    the service lists the values, or allows no such sign in them, it refuses the whole: an error, and the fix is safe.
    Elsewhere a comma could belong to the item: a warning, and the fix is yours to look at. Joined URLs are the matter of
    `comma-joined-redirect-urls`.
    """
    certain = problem.kind == "joined-choices"
    yield Finding(
        at=problem,
        message=f"{problem.detail} {quoted(problem.value)} is sent as one item, not as {len(problem.names)}",
        help="write each item as a word of its own",
        severity=None if certain else Severity.WARNING,
        fix=Fix("Part the items", problem.mend, Applicability.SAFE if certain else Applicability.UNSAFE)
        if problem.mend
        else None,
    )
