"""COG4101: a user is given an attribute that no user pool has."""

from collections.abc import Iterator

from skelint import Applicability, Evidence, Example, Finding, Fix, Request, Set, Severity, nearest, quoted, rule
from skelint_rules.cognito._attributes import ATTRIBUTES_PAGE, CUSTOM, DEVELOPER, OF_THE_CDK, STANDARD
from skelint_rules.cognito.user import CREATE, CREATE_PAGE, UPDATE
from skelint_rules.cognito.user._user_attributes import MEMBER, user_attributes

FEDERATED = "identities"


@rule(
    code="COG4101",
    name="unknown-user-attribute",
    severity=Severity.ERROR,
    evidence=Evidence.DOCUMENT,
    operations=[CREATE, UPDATE],
    reads=[MEMBER],
    references=[CREATE_PAGE, ATTRIBUTES_PAGE],
    bad=[
        Example(
            """
            {"UserAttributes": [{"Name": «"department"», "Value": "sales"}, {"Name": «"givenName"», "Value": "Jane"}]}
            """,
            says=[
                '"department" is neither a standard attribute nor has it the prefix custom:',
                '"givenName" is neither a standard attribute nor has it the prefix custom:',
            ],
            fixed="""
            {"UserAttributes": [{"Name": "custom:department", "Value": "sales"}, {"Name": "given_name", "Value": "Jane"}]}
            """,
        ),
        Example(
            """
            UserAttributes:
              - {Name: «cost center», Value: x}
            """,
            says='"cost center" is neither a standard attribute nor has it the prefix custom:',
            fixed="""
            UserAttributes:
              - {Name: "custom:cost center", Value: x}
            """,
            operation=UPDATE,
        ),
    ],
    good=[
        Example("UserAttributes: [{Name: email, Value: jane@example.com}, {Name: 'custom:department', Value: sales}]"),
        Example('{"UserAttributes": [{"Name": "dev:custom:level", "Value": "1"}, {"Name": "${NAME}", "Value": "x"}]}'),
    ],
)
def check(request: Request) -> Iterator[Finding]:
    """Users have the standard attributes, and custom ones whose names begin with `custom:`.

    Here, unlike in a pool's schema, the prefix is written. The API reference says so; the service is expected to answer that
    the attributes do not conform to the schema.

    The fix writes the standard name that is near, or adds the prefix. Both are guesses.
    """
    for attribute in user_attributes(request):
        if attribute.name in (*STANDARD, FEDERATED) or attribute.name.startswith((CUSTOM, DEVELOPER)):
            continue
        meant = OF_THE_CDK.get(attribute.name) or nearest(attribute.name, STANDARD) or CUSTOM + attribute.name
        at = (*attribute.pointer, "Name")
        yield Finding(
            at=at,
            message=f"{quoted(attribute.name)} is neither a standard attribute nor has it the prefix {CUSTOM}",
            fix=Fix(f"Replace with {meant}", [Set(at, meant)], Applicability.UNSAFE),
        )
