"""COG6302: a role mapping leaves out what its type requires."""

from collections.abc import Iterator

from skelint import Applicability, Evidence, Example, Finding, Fix, Part, Request, Set, Severity, listed, quoted, rule
from skelint_rules.cognito import PREFLIGHT
from skelint_rules.cognito.identity_pool import SET_ROLES
from skelint_rules.cognito.identity_pool.roles._mappings import MAPPING_PAGE, MAPPINGS, SET_ROLES_PAGE, mappings

AMBIGUOUS = "AmbiguousRoleResolution"
REQUIRED = {"Token": (AMBIGUOUS,), "Rules": (AMBIGUOUS, "RulesConfiguration")}


@rule(
    code="COG6302",
    name="incomplete-role-mapping",
    severity=Severity.ERROR,
    evidence=Evidence.DOCUMENT,
    operations=[SET_ROLES],
    reads=[MAPPINGS],
    references=[
        MAPPING_PAGE,
        SET_ROLES_PAGE,
        f"{PREFLIGHT}/pf-cognito-role-mappings-ambiguous-required",
        f"{PREFLIGHT}/pf-cognito-role-mappings-rules-required",
        "https://github.com/hashicorp/terraform-provider-aws/blob/main/internal/service/cognitoidentity/validate.go",
    ],
    bad=[
        Example(
            """
            RoleMappings:
              «graph.facebook.com»:
                Type: Token
            """,
            says='the Token mapping of "graph.facebook.com" has no AmbiguousRoleResolution',
            fixed="""
            RoleMappings:
              graph.facebook.com:
                Type: Token
                AmbiguousRoleResolution: Deny
            """,
        ),
        Example(
            """
            {"RoleMappings": {«"graph.facebook.com"»: {"Type": "Rules"}}}
            """,
            says='the Rules mapping of "graph.facebook.com" has no AmbiguousRoleResolution and RulesConfiguration',
        ),
    ],
    good=[
        Example("""
            RoleMappings:
              accounts.google.com: {Type: Token, AmbiguousRoleResolution: AuthenticatedRole}
              graph.facebook.com:
                Type: Rules
                AmbiguousRoleResolution: Deny
                RulesConfiguration:
                  Rules:
                    - {Claim: sub, MatchType: Equals, Value: x, RoleARN: "arn:aws:iam::111122223333:role/Sales"}
              www.amazon.com: {Type: "${TYPE}"}
              appleid.apple.com: ${MAPPING}
        """),
    ],
)
def check(request: Request) -> Iterator[Finding]:
    """A role mapping says what to do if it leads to no role or to several, and one of type Rules has rules.

    AWS documents both: "If you specify Token or Rules as the Type, AmbiguousRoleResolution is required", and with Rules
    `RulesConfiguration` is required. The service model requires only the type, so the AWS CLI sends such a mapping. The
    answer of the service is not known: the deployments that were tried failed for another reason first.

    The fix adds `Deny`, which gives no role in doubt. It is not safe: `AuthenticatedRole` may be what you want.
    """
    for mapping in mappings(request):
        kind = str(mapping.value.get("Type"))
        missing = [name for name in REQUIRED.get(kind, ()) if name not in mapping.value]
        if not missing:
            continue
        changes = [Set((*mapping.pointer, AMBIGUOUS), "Deny")]
        yield Finding(
            at=mapping.pointer,
            part=Part.KEY,
            message=f"the {kind} mapping of {quoted(mapping.pointer[-1])} has no {listed(missing)}",
            fix=Fix(f"Add {AMBIGUOUS} Deny", changes, Applicability.UNSAFE) if missing == [AMBIGUOUS] else None,
        )
