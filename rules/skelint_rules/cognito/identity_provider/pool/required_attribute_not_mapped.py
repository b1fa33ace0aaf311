"""COG2503: no claim of the provider fills an attribute that the user pool requires."""

from collections.abc import Iterator

from skelint import Evidence, Example, Finding, Label, Need, Request, Severity, listed, rule
from skelint_rules.cognito import GUIDE
from skelint_rules.cognito._described import attributes_with
from skelint_rules.cognito._keys import SIGNS
from skelint_rules.cognito.identity_provider import CREATE, CREATE_PAGE, IDENTITY_PROVIDER, UPDATE
from skelint_rules.cognito.identity_provider.mapping._mapping import MAPPING

POOL = """
UserPool:
  Id: us-east-1_Ex4mPle01
  SchemaAttributes:
  - {Name: sub, AttributeDataType: String, Mutable: false, Required: true}
  - {Name: email, AttributeDataType: String, Mutable: true, Required: true}
  - {Name: name, AttributeDataType: String, Mutable: true, Required: true}
"""


@rule(
    code="COG2503",
    name="required-attribute-not-mapped",
    severity=Severity.WARNING,
    evidence=Evidence.DOCUMENT,
    operations=IDENTITY_PROVIDER,
    needs=[Need.POOL],
    references=[f"{GUIDE}/cognito-user-pools-specifying-attribute-mapping.html", CREATE_PAGE],
    bad=[
        Example(
            """
            UserPoolId: us-east-1_Ex4mPle01
            ProviderName: CorpSSO
            AttributeMapping: «{email: mail}»
            """,
            says="the user pool requires name, but no claim of the provider fills it",
            context=[POOL],
        ),
        Example(
            """
            «UserPoolId»: us-east-1_Ex4mPle01
            ProviderName: CorpSSO
            """,
            says="the user pool requires email and name, but no claim of the provider fills them",
            context=[POOL],
        ),
    ],
    good=[
        Example(
            """
            UserPoolId: us-east-1_Ex4mPle01
            ProviderName: CorpSSO
            AttributeMapping: {email: mail, name: cn}
            """,
            context=[POOL],
        ),
        Example(
            """
            UserPoolId: us-east-1_Ex4mPle01
            ProviderName: CorpSSO
            """,
            operation=UPDATE,
            context=[POOL],
        ),
        Example(
            """
            UserPoolId: us-east-1_Ex4mPle01
            ProviderName: CorpSSO
            AttributeMapping: {email: mail, "${ATTRIBUTE}": cn}
            """,
            context=[POOL],
        ),
    ],
)
def check(request: Request) -> Iterator[Finding]:
    """Each attribute that the user pool requires needs a claim of the provider.

    Without it, users of the provider cannot sign in, says the developer guide. The provider is created all the same. An update
    that gives no mapping is not looked at: it may keep the one that there is.
    """
    mapping = request.structure(MAPPING)
    if mapping is None and str(request.operation) != CREATE:
        return
    filled = mapping.value if mapping else {}
    if any(sign in name for sign in SIGNS for name in filled):
        return
    missing = {name: flag for name, flag in attributes_with(request.pool, "Required", value=True) if name not in filled}
    if missing:
        yield Finding(
            at=(MAPPING,),
            message=f"the user pool requires {listed(missing)}, but no claim of the provider fills "
            f"{'it' if len(missing) == 1 else 'them'}",
            labels=[Label(flag, f"{name} is required here") for name, flag in missing.items()],
            help=f"add {'it' if len(missing) == 1 else 'them'} to {MAPPING}",
        )
