"""COG2501: a mapping fills a custom attribute that the user pool does not have."""

from collections.abc import Iterator

from skelint import Evidence, Example, Finding, Label, Need, Part, Request, Severity, did_you_mean, quoted, rule
from skelint_rules.cognito import API
from skelint_rules.cognito._attributes import ATTRIBUTES_PAGE, CUSTOM
from skelint_rules.cognito._described import severity
from skelint_rules.cognito.identity_provider import CREATE_PAGE, IDENTITY_PROVIDER, UPDATE_PAGE
from skelint_rules.cognito.identity_provider.mapping._mapping import MAPPING, mapped, rejection

POOL = """
UserPool:
  Id: us-east-1_Ex4mPle01
  SchemaAttributes:
  - {Name: email, AttributeDataType: String, Mutable: true, Required: true}
  - {Name: "custom:department", AttributeDataType: String, Mutable: true, Required: false}
"""


@rule(
    code="COG2501",
    name="mapped-attribute-not-in-user-pool",
    severity=Severity.ERROR,
    evidence=Evidence.OBSERVED,
    operations=IDENTITY_PROVIDER,
    reads=[MAPPING],
    needs=[Need.POOL],
    references=[
        CREATE_PAGE,
        UPDATE_PAGE,
        ATTRIBUTES_PAGE,
        f"{API}/API_AddCustomAttributes.html",
        "https://github.com/aws/aws-cli/issues/9729",
    ],
    service_error="AttributeMapping contains invalid mapping: […]",
    bad=[
        Example(
            """
            UserPoolId: us-east-1_Ex4mPle01
            AttributeMapping: {email: mail, «"custom:departmnt"»: dept, «"custom:groups"»: groups}
            """,
            says=[
                'the user pool has no attribute "custom:departmnt"; did you mean custom:department?',
                'the user pool has no attribute "custom:groups"',
            ],
            context=[POOL],
        ),
    ],
    good=[
        Example(
            """
            UserPoolId: us-east-1_Ex4mPle01
            AttributeMapping: {email: mail, "custom:department": dept, name: cn}
            """,
            context=[POOL],
        ),
        Example(
            """
            UserPoolId: us-east-1_Ex4mPle01
            AttributeMapping: {"custom:groups": groups}
            """,
            context=["UserPool: {Id: us-east-1_Ex4mPle01, Name: portal}"],
        ),
    ],
)
def check(request: Request) -> Iterator[Finding]:
    """A custom attribute must have been added to the user pool before a provider can fill it.

    Amazon Cognito rejects the mapping otherwise. Where only what creates the user pool is known, attributes may have been
    added since: then it is a warning.
    """
    attributes = request.pool.attributes
    for entry in mapped(request):
        absence = attributes.absence(entry.attribute) if entry.attribute.startswith(CUSTOM) else None
        if absence is None or entry.pointer in request.faulty:
            continue
        near = did_you_mean(entry.attribute, [name for name, _ in attributes if name.startswith(CUSTOM)])
        yield Finding(
            at=entry.pointer,
            part=Part.KEY,
            message=f"the user pool has no attribute {quoted(entry.attribute)}{near}"
            if absence.sure
            else f"the user pool may have no attribute {quoted(entry.attribute)}: it was created without it",
            severity=severity(absence),
            labels=[Label(absence.at, "its attributes are listed here")],
            help="add it with add-custom-attributes first, or leave it out",
            service_error=rejection(entry.attribute),
        )
