"""COG7012: a client may read or write an attribute that its user pool does not have."""

from collections.abc import Iterator

from skelint import Evidence, Example, Finding, Label, Need, Request, Severity, did_you_mean, quoted, rule
from skelint_rules.cognito import PREFLIGHT
from skelint_rules.cognito._attributes import ATTRIBUTES_PAGE, CUSTOM
from skelint_rules.cognito._described import severity
from skelint_rules.cognito.app_client import APP_CLIENT, CREATE_PAGE, UPDATE, UPDATE_PAGE
from skelint_rules.cognito.app_client.attributes._attributes import LISTS, names, rejection

POOL = """
UserPool:
  Id: us-east-1_Ex4mPle01
  SchemaAttributes:
  - {Name: email, AttributeDataType: String, Mutable: true, Required: true}
  - {Name: "custom:department", AttributeDataType: String, Mutable: true, Required: false}
"""


@rule(
    code="COG7012",
    name="attribute-not-in-user-pool",
    severity=Severity.ERROR,
    evidence=Evidence.OBSERVED,
    operations=APP_CLIENT,
    reads=LISTS,
    needs=[Need.POOL],
    references=[
        CREATE_PAGE,
        UPDATE_PAGE,
        ATTRIBUTES_PAGE,
        f"{PREFLIGHT}/pf-cognito-read-attributes-exists",
        "https://github.com/aws/aws-cdk/issues/34379",
    ],
    service_error="Invalid read attributes specified while creating a client",
    further_answers=[
        "Invalid read attributes specified while updating a client",
        "Invalid write attributes specified while creating a client",
        "Invalid write attributes specified while updating a client",
    ],
    bad=[
        Example(
            """
            UserPoolId: us-east-1_Ex4mPle01
            ReadAttributes: [email, «custom:departmnt»]
            WriteAttributes: [email, «custom:plan»]
            """,
            says=[
                'the user pool has no attribute "custom:departmnt"; did you mean custom:department?',
                'the user pool has no attribute "custom:plan"',
            ],
            context=[POOL],
        ),
        Example(
            """
            UserPoolId: us-east-1_Ex4mPle01
            ReadAttributes: [«custom:plan»]
            """,
            says='the user pool has no attribute "custom:plan"',
            operation=UPDATE,
            context=[POOL],
        ),
    ],
    good=[
        Example(
            """
            UserPoolId: us-east-1_Ex4mPle01
            ReadAttributes: [email, name, custom:department]
            """,
            context=[POOL],
        ),
        Example(
            """
            UserPoolId: us-east-1_Ex4mPle01
            ReadAttributes: [custom:plan]
            """,
            context=["UserPool: {Id: us-east-1_Ex4mPle01, Name: portal}"],
        ),
    ],
)
def check(request: Request) -> Iterator[Finding]:
    """A custom attribute must have been added to the user pool before a client can be granted it.

    Amazon Cognito rejects a list that names another one. A new attribute takes a while until all of the service knows it:
    two public reports saw the answer for one that had just been added.

    Where only what creates the user pool is known, attributes may have been added since: then it is a warning.
    """
    attributes = request.pool.attributes
    for member in LISTS:
        for name in names(request, member):
            absence = attributes.absence(name.value) if name.value.startswith(CUSTOM) else None
            if absence is None:
                continue
            near = did_you_mean(name.value, [other for other, _ in attributes if other.startswith(CUSTOM)])
            yield Finding(
                at=name,
                message=f"the user pool has no attribute {quoted(name.value)}{near}"
                if absence.sure
                else f"the user pool may have no attribute {quoted(name.value)}: it was created without it",
                severity=severity(absence),
                labels=[Label(absence.at, "its attributes are listed here")],
                help="add it with add-custom-attributes first, or leave it out",
                service_error=rejection(request, member),
            )
