"""COG6301: a role mapping is for a provider whose name no identity pool knows."""

import re
from collections.abc import Iterator

from skelint import Applicability, Evidence, Example, Finding, Fix, Part, RenameKey, Request, Severity, quoted, rule
from skelint_rules.cognito import PREFLIGHT
from skelint_rules.cognito._keys import keys
from skelint_rules.cognito.identity_pool import SET_ROLES
from skelint_rules.cognito.identity_pool._user_pools import FORM, HTTPS, name_of
from skelint_rules.cognito.identity_pool.roles._mappings import MAPPINGS, SET_ROLES_PAGE

LABEL = re.compile(r"[\w-]+")
"""A name without a dot, a colon or a slash: neither a host nor an ARN."""


@rule(
    code="COG6301",
    name="malformed-role-mapping-provider",
    severity=Severity.ERROR,
    evidence=Evidence.OBSERVED,
    operations=[SET_ROLES],
    reads=[MAPPINGS],
    references=[
        SET_ROLES_PAGE,
        f"{PREFLIGHT}/pf-cognito-role-mappings-key-format",
        "https://github.com/aws/aws-cdk/issues/22951",
        "https://github.com/aws/aws-cdk/issues/7670",
    ],
    service_error="(…) is not a valid RoleMapping ProviderName or is not a configured provider.",
    bad=[
        Example(
            """
            RoleMappings:
              «https://cognito-idp.us-east-1.amazonaws.com/us-east-1_Ex1:1example23456789»:
                Type: Token
                AmbiguousRoleResolution: Deny
            """,
            says='the key "https://cognito-idp.us-east-1.amazonaws.com/…example23456789" begins with https://',
            fixed="""
            RoleMappings:
              cognito-idp.us-east-1.amazonaws.com/us-east-1_Ex1:1example23456789:
                Type: Token
                AmbiguousRoleResolution: Deny
            """,
        ),
        Example(
            """
            RoleMappings:
              «cognito-idp.eu-west-1.amazonaws.com/eu-west-1_E»: {Type: Token, AmbiguousRoleResolution: Deny}
              «us-east-1_Ex2»: {Type: Token, AmbiguousRoleResolution: Deny}
              «corp»: {Type: Token, AmbiguousRoleResolution: Deny}
            """,
            says=[
                'the key "cognito-idp.eu-west-1.amazonaws.com/eu-west-1_E" names a pool, but no app client',
                'the key "us-east-1_Ex2" names a pool, but no app client',
                'the key "corp" is neither a host nor an ARN',
            ],
        ),
    ],
    good=[
        Example("""
            RoleMappings:
              cognito-idp.us-east-1.amazonaws.com/us-east-1_Ex1:1example23456789: {Type: Token, AmbiguousRoleResolution: Deny}
              graph.facebook.com: {Type: Token, AmbiguousRoleResolution: Deny}
              arn:aws:iam::111122223333:saml-provider/corp: {Type: Token, AmbiguousRoleResolution: Deny}
              ${PROVIDER}: {Type: Token, AmbiguousRoleResolution: Deny}
        """),
    ],
)
def check(request: Request) -> Iterator[Finding]:
    """A role mapping belongs to a provider, by the name that the identity pool has for it.

    For a user pool that is `cognito-idp.REGION.amazonaws.com/POOL_ID:CLIENT_ID`, for a public provider its host, such as
    `graph.facebook.com`, for a provider in IAM its ARN. AWS documents the first two by examples. The rejection was observed
    for the issuer of a user pool, with `https://` and without a client ID, and for a label of one's own (`corp`). In
    templates of AWS CloudFormation and the AWS CDK such labels are common: a member `IdentityProvider` has the name there.

    Whether the provider is one of the identity pool's cannot be seen here. Removing `https://` is a safe fix.
    """
    providers = list(keys(request, MAPPINGS))
    for provider in providers:
        complaint = _complaint(provider)
        if complaint is None:
            continue
        bare = provider.removeprefix(HTTPS)
        mended = bare != provider and _complaint(bare) is None and bare not in providers
        yield Finding(
            at=(MAPPINGS, provider),
            part=Part.KEY,
            help=f"an app client of a user pool is named {FORM}:CLIENT_ID" if name_of(bare) else None,
            message=f"the key {quoted(provider)} {complaint}",
            service_error=f"({provider}) is not a valid RoleMapping ProviderName or is not a configured provider.",
            fix=Fix(f"Remove {HTTPS}", [RenameKey((MAPPINGS, provider), bare)], Applicability.SAFE) if mended else None,
        )


def _complaint(provider: str) -> str | None:
    if provider.startswith(HTTPS):
        return f"begins with {HTTPS}"
    if name_of(provider):
        return "names a pool, but no app client"
    return "is neither a host nor an ARN" if LABEL.fullmatch(provider) else None
