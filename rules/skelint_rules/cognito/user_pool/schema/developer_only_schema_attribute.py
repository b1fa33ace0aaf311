"""COG1010: a custom attribute is only for developers."""

from collections.abc import Iterator

from skelint import Applicability, Evidence, Example, Finding, Fix, Remove, Request, Severity, quoted, rule
from skelint_rules.cognito._attributes import SCHEMA_PAGE
from skelint_rules.cognito.user_pool import ADD_ATTRIBUTES
from skelint_rules.cognito.user_pool.schema._schema import DECLARING, LISTS, attributes

MEMBER = "DeveloperOnlyAttribute"


@rule(
    code="COG1010",
    name="developer-only-schema-attribute",
    severity=Severity.WARNING,
    evidence=Evidence.DOCUMENT,
    operations=DECLARING,
    reads=LISTS,
    references=[SCHEMA_PAGE],
    bad=[
        Example(
            """
            Schema:
              - Name: score
                AttributeDataType: Number
                DeveloperOnlyAttribute: «true»
            """,
            says='DeveloperOnlyAttribute of "score" is a legacy feature',
            fixed="""
            Schema:
              - Name: score
                AttributeDataType: Number
            """,
        ),
        Example(
            """
            {"CustomAttributes": [{"Name": "score", "DeveloperOnlyAttribute": «true»}]}
            """,
            says='DeveloperOnlyAttribute of "score" is a legacy feature',
            fixed="""
            {"CustomAttributes": [{"Name": "score"}]}
            """,
            operation=ADD_ATTRIBUTES,
        ),
    ],
    good=[
        Example("Schema: [{Name: score, DeveloperOnlyAttribute: false}, {Name: email, DeveloperOnlyAttribute: true}]"),
    ],
)
def check(request: Request) -> Iterator[Finding]:
    """Attributes that only developers can change are a legacy feature.

    The API reference recommends to leave `DeveloperOnlyAttribute` out, and to say with the `WriteAttributes` of each app
    client what the app may change. Such an attribute gets the prefix `dev:` before `custom:`.

    The fix removes the member. App clients that write every attribute could then change this one, so it is not safe.
    """
    for attribute in attributes(request):
        if attribute.is_custom and attribute.members.get(MEMBER) is True:
            at = (*attribute.pointer, MEMBER)
            yield Finding(
                at=at,
                message=f"{MEMBER} of {quoted(attribute.name)} is a legacy feature",
                help="control who may change it with the WriteAttributes of app clients",
                fix=Fix(f"Remove {MEMBER}", [Remove(at)], Applicability.UNSAFE),
            )
