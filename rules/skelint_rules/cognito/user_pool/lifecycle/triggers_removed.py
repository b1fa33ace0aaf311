"""COG1903: an update with an empty LambdaConfig removes all triggers."""

from collections.abc import Iterator

from skelint import Evidence, Example, Finding, Request, Severity, rule
from skelint_rules.cognito import GUIDE
from skelint_rules.cognito.user_pool import UPDATE
from skelint_rules.cognito.user_pool.lifecycle._left_out import is_description

MEMBER = "LambdaConfig"


@rule(
    code="COG1903",
    name="triggers-removed",
    severity=Severity.WARNING,
    evidence=Evidence.DOCUMENT,
    operations=[UPDATE],
    reads=[MEMBER],
    references=[f"{GUIDE}/cognito-user-pool-updating.html"],
    bad=[
        Example(
            """
            {"UserPoolId": "us-east-1_Ex1", "LambdaConfig": «{}»}
            """,
            says="LambdaConfig is empty, so this update removes every trigger of the pool",
        ),
    ],
    good=[
        Example("LambdaConfig: {PreSignUp: 'arn:aws:lambda:us-east-1:123456789012:function:check'}"),
        Example("""
            {"Policies": {}, "MfaConfiguration": "OFF", "VerificationMessageTemplate": {}, "AdminCreateUserConfig": {},
             "LambdaConfig": {}}
        """),
    ],
)
def check(request: Request) -> Iterator[Finding]:
    """An empty `LambdaConfig` removes all triggers, as leaving it out does.

    Sign-up checks, custom messages and claims then stop without an error. The developer guide says so. An update that looks
    like an edited description is not reported: a pool without triggers is described so.
    """
    triggers = request.structure(MEMBER)
    if triggers is not None and not triggers.value and not is_description(request):
        yield Finding(
            at=triggers,
            message=f"{MEMBER} is empty, so this update removes every trigger of the pool",
            help="give every trigger that is to stay",
        )
