"""COG7013: a client cannot write an attribute that its user pool requires."""

from collections.abc import Iterator

from skelint import Append, Applicability, Evidence, Example, Finding, Fix, Label, Need, Request, Severity, quoted, rule
from skelint_rules.cognito import GUIDE
from skelint_rules.cognito._attributes import ATTRIBUTES_PAGE
from skelint_rules.cognito._described import attributes_with
from skelint_rules.cognito.app_client import APP_CLIENT, CREATE_PAGE
from skelint_rules.cognito.app_client.attributes._attributes import WRITE, rejection

POOL = """
UserPool:
  Id: us-east-1_Ex4mPle01
  SchemaAttributes:
  - {Name: sub, AttributeDataType: String, Mutable: false, Required: true}
  - {Name: email, AttributeDataType: String, Mutable: true, Required: true}
  - {Name: name, AttributeDataType: String, Mutable: true, Required: false}
"""


@rule(
    code="COG7013",
    name="required-attribute-not-writable",
    severity=Severity.WARNING,
    evidence=Evidence.OBSERVED,
    operations=APP_CLIENT,
    reads=[WRITE],
    needs=[Need.POOL],
    references=[
        CREATE_PAGE,
        ATTRIBUTES_PAGE,
        f"{GUIDE}/user-pool-settings-client-apps.html",
        "https://github.com/aws/aws-cdk/issues/2608",
    ],
    service_error="Invalid write attributes specified while creating a client",
    further_answers=["Invalid write attributes specified while updating a client"],
    bad=[
        Example(
            """
            UserPoolId: us-east-1_Ex4mPle01
            WriteAttributes: «[name]»
            """,
            says='the user pool requires "email", but the client cannot write it',
            fixed="""
            UserPoolId: us-east-1_Ex4mPle01
            WriteAttributes: [name, email]
            """,
            context=[POOL],
        ),
    ],
    good=[
        Example(
            """
            UserPoolId: us-east-1_Ex4mPle01
            WriteAttributes: [email]
            """,
            context=[POOL],
        ),
        Example(
            """
            UserPoolId: us-east-1_Ex4mPle01
            WriteAttributes: []
            """,
            context=[POOL],
        ),
    ],
)
def check(request: Request) -> Iterator[Finding]:
    """WriteAttributes must include all attributes that the user pool requires.

    Users could not sign up without them, and tests with throwaway pools saw such a list rejected. The developer guide says
    instead that all app clients can write required attributes. Because of that contradiction this is a warning.

    The fix adds the attribute. It is safe: nothing but the full list is accepted, or the attribute is writable anyway.
    """
    writable = request.strings(WRITE)
    if writable is None or not writable.value:
        return
    for name, required in attributes_with(request.pool, "Required", value=True):
        if name not in writable.value:
            yield Finding(
                at=writable,
                message=f"the user pool requires {quoted(name)}, but the client cannot write it",
                labels=[Label(required, "required here")],
                service_error=rejection(request, WRITE),
                fix=Fix(f"Add {name}", [Append(writable.pointer, name)], Applicability.SAFE),
            )
