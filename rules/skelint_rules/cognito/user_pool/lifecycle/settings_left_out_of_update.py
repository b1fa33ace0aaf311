"""COG1902: an update leaves settings out of which AWS's documents and observations differ, or only the documents speak."""

from collections.abc import Iterator

from skelint import Evidence, Example, Finding, Part, Request, Severity, rule
from skelint_rules.cognito import CDKD, GUIDE
from skelint_rules.cognito.user_pool import UPDATE, UPDATE_PAGE
from skelint_rules.cognito.user_pool.lifecycle._left_out import KEPT, RESET, left_out


@rule(
    code="COG1902",
    name="settings-left-out-of-update",
    severity=Severity.NOTE,
    evidence=Evidence.OBSERVED,
    operations=[UPDATE],
    references=[
        f"{GUIDE}/cognito-user-pool-updating.html",
        UPDATE_PAGE,
        CDKD,
        "https://github.com/hashicorp/terraform-provider-aws/blob/main/internal/service/cognitoidp/user_pool.go",
    ],
    bad=[
        Example(
            """
            «««{»»»
              "UserPoolId": "us-east-1_Ex1", "Policies": {}, "DcrConfiguration": {}, "DeletionProtection": "ACTIVE",
              "UserPoolTier": "LITE", "EmailConfiguration": {}, "SmsConfiguration": {}
            }
            """,
            says=[
                "AccountRecoverySetting is left out: AWS documents that it is reset, which nobody has measured",
                "MfaConfiguration is left out: it stays (measured in August 2026); set-user-pool-mfa-config turns it off",
                "UserAttributeUpdateSettings is left out: it stays (seen in Terraform); an empty list turns it off",
            ],
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
    ],
)
def check(request: Request) -> Iterator[Finding]:
    """Not everything that an update leaves out is reset, whatever the documents say.

    Calls against throwaway pools, each with a control, showed `Policies` and `MfaConfiguration` to stay as they are. So they
    cannot be removed by leaving them out, either. Of other settings only the general sentence in AWS's documents speaks. What
    was seen to be lost is reported as `partial-pool-update`.
    """
    for name in left_out(request):
        if name not in RESET:
            effect = KEPT.get(name, "AWS documents that it is reset, which nobody has measured")
            yield Finding(at=(name,), part=Part.KEY, message=f"{name} is left out: {effect}")
