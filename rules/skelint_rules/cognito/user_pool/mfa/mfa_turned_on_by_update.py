"""COG1214: update-user-pool is to require MFA in a user pool that has it off."""

from collections.abc import Iterator

from skelint import Evidence, Example, Finding, Label, Need, Request, Severity, rule
from skelint_rules.cognito import CDKD
from skelint_rules.cognito.user_pool import SET_MFA_PAGE, UPDATE, UPDATE_PAGE
from skelint_rules.cognito.user_pool.mfa._factors import MFA


@rule(
    code="COG1214",
    name="mfa-turned-on-by-update",
    severity=Severity.WARNING,
    evidence=Evidence.OBSERVED,
    operations=[UPDATE],
    reads=[MFA],
    needs=[Need.POOL],
    references=[
        UPDATE_PAGE,
        SET_MFA_PAGE,
        CDKD,
        "https://github.com/aws-cloudformation/cloudformation-coverage-roadmap/issues/1176",
        "https://github.com/aws-amplify/amplify-studio/issues/482",
        "https://github.com/aws/aws-cdk/issues/21284",
    ],
    service_error="Cannot turn MFA functionality ON, once the user pool has been created.",
    bad=[
        Example(
            """
            UserPoolId: us-east-1_Ex4mPle01
            MfaConfiguration: «"ON"»
            """,
            says="MFA is off in the user pool, and update-user-pool may refuse to turn it on",
            context=["UserPool: {Id: us-east-1_Ex4mPle01, MfaConfiguration: 'OFF'}"],
        ),
    ],
    good=[
        Example(
            """
            UserPoolId: us-east-1_Ex4mPle01
            MfaConfiguration: "ON"
            """,
            context=["UserPool: {Id: us-east-1_Ex4mPle01, MfaConfiguration: 'ON'}"],
        ),
        Example(
            """
            UserPoolId: us-east-1_Ex4mPle01
            MfaConfiguration: "OFF"
            """,
            context=["UserPool: {Id: us-east-1_Ex4mPle01, MfaConfiguration: 'OFF'}"],
        ),
    ],
)
def check(request: Request) -> Iterator[Finding]:
    """MFA is turned on with set-user-pool-mfa-config, which also sets up its factors.

    From 2018 to 2022 `update-user-pool` was reported to refuse it in a user pool that was created without MFA. It still
    refuses where no second factor is set up; when else is only partly known, so this is a warning.
    """
    mfa = request.string(MFA)
    present = request.pool.settings.string(MFA)
    if mfa and mfa.value == "ON" and present and present.value == "OFF":
        yield Finding(
            at=mfa,
            message="MFA is off in the user pool, and update-user-pool may refuse to turn it on",
            labels=[Label(present, "off here")],
            help="turn it on with set-user-pool-mfa-config",
        )
