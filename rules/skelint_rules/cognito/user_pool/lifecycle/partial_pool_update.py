"""COG1901: an update leaves settings out that were seen to be lost."""

from collections.abc import Iterator

from skelint import Evidence, Example, Finding, Part, Request, Severity, rule
from skelint_rules.cognito import CDKD, GUIDE
from skelint_rules.cognito.user_pool import UPDATE, UPDATE_PAGE
from skelint_rules.cognito.user_pool.lifecycle._left_out import RESET, left_out


@rule(
    code="COG1901",
    name="partial-pool-update",
    severity=Severity.WARNING,
    evidence=Evidence.OBSERVED,
    operations=[UPDATE],
    references=[
        f"{GUIDE}/cognito-user-pool-updating.html",
        UPDATE_PAGE,
        CDKD,
        "https://github.com/aws/aws-cli/issues/6484",
        "https://github.com/aws/aws-cli/issues/6839",
        "https://github.com/aws/aws-cli/issues/3302",
        "https://github.com/aws-amplify/amplify-cli/issues/3646",
        "https://github.com/hashicorp/terraform-provider-aws/pull/3458",
    ],
    bad=[
        Example(
            """
            ««««««UserPoolId»»»»»»: us-east-1_Ex1
            DeletionProtection: ACTIVE
            """,
            says=[
                "AdminCreateUserConfig is left out: the invitations are erased (reported)",
                "AutoVerifiedAttributes is left out: addresses are not verified anymore (measured in August 2026)",
                "DeviceConfiguration is left out: devices are not remembered anymore (reported)",
                "LambdaConfig is left out: all triggers are removed (reported)",
                "UserPoolTags is left out: the tags are removed (reported in 2018)",
                "VerificationMessageTemplate is left out: the verification messages are erased (reported)",
            ],
        ),
        Example(
            """
            «{»"AutoVerifiedAttributes": ["email"], "UserPoolTags": {}, "DeviceConfiguration": {}, "Policies": {},
             "VerificationMessageTemplate": {}, "AdminCreateUserConfig": {}, "MfaConfiguration": "OFF"}
            """,
            says="LambdaConfig is left out: all triggers are removed (reported)",
        ),
    ],
    good=[
        Example("""
            Policies: {PasswordPolicy: {MinimumLength: 12}}
            MfaConfiguration: "OFF"
            LambdaConfig: {}
            VerificationMessageTemplate: {DefaultEmailOption: CONFIRM_WITH_CODE}
            AdminCreateUserConfig: {AllowAdminCreateUserOnly: false}
        """),
        Example(
            "DeletionProtection: ACTIVE",
            given=["Policies", "MfaConfiguration", "LambdaConfig", "VerificationMessageTemplate", "AdminCreateUserConfig"],
        ),
    ],
)
def check(request: Request) -> Iterator[Finding]:
    """An update loses what it does not repeat, or much of it.

    AWS documents that whatever `update-user-pool` leaves out is set to its default. That holds for some settings and not for
    others, so this rule names those that were seen to be lost, each with how it is known. A note,
    `settings-left-out-of-update`, names those that stay as they are, and those that nobody has measured.

    Start from a description (`describe-user-pool --query UserPool`), remove what no update takes, edit, and send everything.
    An update that looks like an edited description is not reported: it has the five members that every description shows.
    No fix is offered: only the description knows the values.
    """
    for name in left_out(request):
        if name in RESET:
            yield Finding(at=(name,), part=Part.KEY, message=f"{name} is left out: {RESET[name]}")
