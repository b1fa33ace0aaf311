"""COG7033: a client forwards the addresses of users, and its user pool has no use for them."""

from collections.abc import Iterator

from skelint import Evidence, Example, Finding, Label, Need, Request, Severity, rule
from skelint_rules.cognito import API, GUIDE
from skelint_rules.cognito._plans import without_threat_protection
from skelint_rules.cognito.app_client import APP_CLIENT, CREATE_PAGE
from skelint_rules.cognito.app_client.security.context_propagation_without_secret import PROPAGATION


@rule(
    code="COG7033",
    name="forwarded-address-unused",
    severity=Severity.NOTE,
    evidence=Evidence.DOCUMENT,
    operations=APP_CLIENT,
    reads=[PROPAGATION],
    needs=[Need.POOL],
    references=[
        CREATE_PAGE,
        f"{API}/API_UserPoolAddOnsType.html",
        f"{GUIDE}/cognito-user-pool-settings-threat-protection.html",
    ],
    bad=[
        Example(
            """
            UserPoolId: us-east-1_Ex4mPle01
            EnablePropagateAdditionalUserContextData: «true»
            """,
            says="the forwarded addresses are for threat protection, which the plan ESSENTIALS does not have",
            context=["UserPool: {Id: us-east-1_Ex4mPle01, UserPoolTier: ESSENTIALS}"],
        ),
        Example(
            """
            UserPoolId: us-east-1_Ex4mPle01
            EnablePropagateAdditionalUserContextData: «true»
            """,
            says="the forwarded addresses are for threat protection, which is off in the user pool",
            context=["UserPool: {Id: us-east-1_Ex4mPle01, UserPoolTier: PLUS, UserPoolAddOns: {AdvancedSecurityMode: 'OFF'}}"],
        ),
    ],
    good=[
        Example(
            """
            UserPoolId: us-east-1_Ex4mPle01
            EnablePropagateAdditionalUserContextData: true
            """,
            context=["UserPool: {Id: us-east-1_Ex4mPle01, UserPoolTier: PLUS, UserPoolAddOns: {AdvancedSecurityMode: AUDIT}}"],
        ),
        Example(
            """
            UserPoolId: us-east-1_Ex4mPle01
            EnablePropagateAdditionalUserContextData: false
            """,
            context=["UserPool: {Id: us-east-1_Ex4mPle01, UserPoolTier: LITE}"],
        ),
    ],
)
def check(request: Request) -> Iterator[Finding]:
    """Only threat protection looks at the IP address that a client forwards with `UserContextData`.

    It needs the plan Plus and has to be turned on. Forwarding does no harm; it protects nobody either.
    """
    propagation = request.boolean(PROPAGATION)
    obstacle = without_threat_protection(request.pool)
    if obstacle and propagation and propagation.value:
        yield Finding(
            at=propagation,
            message=f"the forwarded addresses are for threat protection, which {obstacle.reason}",
            labels=[Label(obstacle.at, "the user pool says so here")],
            help="turn threat protection on, or leave this out",
        )
