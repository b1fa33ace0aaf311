"""COG2502: a mapping fills an attribute that cannot change."""

from collections.abc import Iterator

from skelint import Evidence, Example, Finding, Label, Need, Part, Request, Severity, quoted, rule
from skelint_rules.cognito import GUIDE
from skelint_rules.cognito._attributes import SCHEMA_PAGE
from skelint_rules.cognito._described import attributes_with
from skelint_rules.cognito.identity_provider import IDENTITY_PROVIDER
from skelint_rules.cognito.identity_provider.mapping._mapping import MAPPING, mapped

POOL = """
UserPool:
  Id: us-east-1_Ex4mPle01
  SchemaAttributes:
  - {Name: email, AttributeDataType: String, Mutable: true, Required: true}
  - {Name: "custom:employee", AttributeDataType: String, Mutable: false, Required: false}
"""


@rule(
    code="COG2502",
    name="fixed-attribute-mapped",
    severity=Severity.WARNING,
    evidence=Evidence.DOCUMENT,
    operations=IDENTITY_PROVIDER,
    reads=[MAPPING],
    needs=[Need.POOL],
    references=[SCHEMA_PAGE, f"{GUIDE}/cognito-user-pools-specifying-attribute-mapping.html"],
    bad=[
        Example(
            """
            UserPoolId: us-east-1_Ex4mPle01
            AttributeMapping: {email: mail, «"custom:employee"»: employeeNumber}
            """,
            says='the provider fills "custom:employee" at each sign-in, but nobody can change it',
            context=[POOL],
        ),
    ],
    good=[
        Example(
            """
            UserPoolId: us-east-1_Ex4mPle01
            AttributeMapping: {email: mail, username: sub}
            """,
            context=[POOL],
        ),
    ],
)
def check(request: Request) -> Iterator[Finding]:
    """An attribute that an identity provider fills must be mutable.

    Amazon Cognito writes mapped attributes each time a user signs in through the provider. AWS documents that it throws an
    error if one of them is immutable, so the second sign-in of each user fails. Whether an attribute is mutable is settled
    when it is created.
    """
    fixed = dict(attributes_with(request.pool, "Mutable", value=False))
    for entry in mapped(request):
        if entry.attribute in fixed:
            yield Finding(
                at=entry.pointer,
                part=Part.KEY,
                message=f"the provider fills {quoted(entry.attribute)} at each sign-in, but nobody can change it",
                labels=[Label(fixed[entry.attribute], "immutable here")],
                help="fill a mutable attribute instead",
            )
