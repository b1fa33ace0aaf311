"""COG1602: threat protection is turned on, and nothing says that the plan is Plus."""

from collections.abc import Iterator

from skelint import Applicability, Evidence, Example, Finding, Fix, Request, Set, Severity, rule
from skelint_rules.cognito import API
from skelint_rules.cognito._plans import ESSENTIALS, PLAN, PLUS
from skelint_rules.cognito.user_pool import CREATE_PAGE, UPDATE, USER_POOL

MEMBER = ("UserPoolAddOns", "AdvancedSecurityMode")


@rule(
    code="COG1602",
    name="threat-protection-without-plan",
    severity=Severity.WARNING,
    evidence=Evidence.DOCUMENT,
    operations=USER_POOL,
    reads=[MEMBER[0]],
    references=[CREATE_PAGE, f"{API}/API_UserPoolAddOnsType.html", "https://github.com/mondoohq/cnspec/pull/3675"],
    service_error="The following features need to be disabled for the ESSENTIALS pricing tier configured: Threat Protection",
    bad=[
        Example(
            """
            {"UserPoolAddOns": {"AdvancedSecurityMode": «"AUDIT"»}}
            """,
            says="threat protection needs the plan PLUS, and UserPoolTier is not set",
            fixed="""
            {"UserPoolAddOns": {"AdvancedSecurityMode": "AUDIT"}, "UserPoolTier": "PLUS"}
            """,
        ),
        Example(
            "UserPoolAddOns: {AdvancedSecurityMode: «ENFORCED»}",
            says="threat protection needs the plan PLUS, and UserPoolTier is not set",
            fixed="""
            UserPoolAddOns: {AdvancedSecurityMode: ENFORCED}
            UserPoolTier: PLUS
            """,
            operation=UPDATE,
        ),
    ],
    good=[
        Example("{UserPoolAddOns: {AdvancedSecurityMode: AUDIT}, UserPoolTier: PLUS}", syntax="yaml"),
        Example('UserPoolAddOns: {AdvancedSecurityMode: "OFF"}'),
        Example("UserPoolAddOns: {AdvancedSecurityMode: AUDIT}", given=["UserPoolTier"]),
    ],
)
def check(request: Request) -> Iterator[Finding]:
    """Without `UserPoolTier`, a new pool has the plan Essentials, which lacks threat protection.

    The API reference gives the default and the plan that is needed; that the pair is refused follows, and the service's words
    were seen where the plan was written. An update may fall back to the default plan, or keep the pool's: that has not been
    measured. So this is a warning.

    The fix asks for Plus. It costs more, so it is not safe.
    """
    mode = request.string(*MEMBER)
    if mode is not None and mode.value in ("AUDIT", "ENFORCED") and not request.has(PLAN):
        yield Finding(
            at=mode,
            message=f"threat protection needs the plan {PLUS}, and {PLAN} is not set",
            help=f"the default is {ESSENTIALS}",
            fix=Fix(f"Set {PLAN} to {PLUS}", [Set((PLAN,), PLUS)], Applicability.UNSAFE),
        )
