"""COG1212: passkeys are for the prefix domain of a user pool that has a custom one."""

from collections.abc import Iterator

from skelint import Evidence, Example, Finding, Label, Need, Request, Severity, quoted, rule
from skelint_rules.cognito import API
from skelint_rules.cognito.domain.names._domains import HOSTED
from skelint_rules.cognito.user_pool import SET_MFA
from skelint_rules.cognito.user_pool.mfa.malformed_relying_party_id import MEMBER

POOL = "UserPool: {Id: us-east-1_Ex4mPle01, Domain: portal, CustomDomain: auth.example.com}"


@rule(
    code="COG1212",
    name="relying-party-of-prefix-domain",
    severity=Severity.NOTE,
    evidence=Evidence.DOCUMENT,
    operations=[SET_MFA],
    reads=[MEMBER[0]],
    needs=[Need.POOL],
    references=[f"{API}/API_WebAuthnConfigurationType.html", f"{API}/API_CreateUserPoolDomain.html"],
    bad=[
        Example(
            """
            UserPoolId: us-east-1_Ex4mPle01
            MfaConfiguration: "OFF"
            WebAuthnConfiguration: {RelyingPartyId: «portal.auth.us-east-1.amazoncognito.com»}
            """,
            says='login pages at "auth.example.com", the custom domain, cannot use passkeys of another domain',
            context=[POOL],
        ),
    ],
    good=[
        Example(
            """
            UserPoolId: us-east-1_Ex4mPle01
            MfaConfiguration: "OFF"
            WebAuthnConfiguration: {RelyingPartyId: auth.example.com}
            """,
            context=[POOL],
        ),
        Example(
            """
            UserPoolId: us-east-1_Ex4mPle01
            MfaConfiguration: "OFF"
            WebAuthnConfiguration: {RelyingPartyId: portal.auth.us-east-1.amazoncognito.com}
            """,
            context=["UserPool: {Id: us-east-1_Ex4mPle01, Domain: portal}"],
        ),
    ],
)
def check(request: Request) -> Iterator[Finding]:
    """In a user pool with a custom domain, its login pages need that domain as the relying party of passkeys.

    So AWS documents it, whether or not the pool has a prefix domain too. Keeping the prefix domain is right where users made
    passkeys there and still sign in there; hence this is a note. Passkeys that exist do not work for another relying party.
    """
    party = request.string(*MEMBER)
    custom = request.pool.settings.string("CustomDomain")
    if party and custom and party.value.endswith(HOSTED):
        yield Finding(
            at=party,
            message=f"login pages at {quoted(custom.value)}, the custom domain, cannot use passkeys of another domain",
            labels=[Label(custom, "the custom domain")],
            help="write the custom domain, unless users sign in at the prefix domain",
        )
