"""COG7014: a client can write an attribute that its user pool requires, but not read it."""

from collections.abc import Iterator

from skelint import Append, Applicability, Evidence, Example, Finding, Fix, Label, Need, Request, Severity, quoted, rule
from skelint_rules.cognito._attributes import ATTRIBUTES_PAGE
from skelint_rules.cognito._described import attributes_with
from skelint_rules.cognito.app_client import APP_CLIENT, CREATE_PAGE
from skelint_rules.cognito.app_client.attributes._attributes import READ, WRITE

POOL = """
UserPool:
  Id: us-east-1_Ex4mPle01
  SchemaAttributes:
  - {Name: email, AttributeDataType: String, Mutable: true, Required: true}
  - {Name: name, AttributeDataType: String, Mutable: true, Required: false}
"""


@rule(
    code="COG7014",
    name="required-attribute-not-readable",
    severity=Severity.NOTE,
    evidence=Evidence.INFERRED,
    operations=APP_CLIENT,
    reads=[READ],
    needs=[Need.POOL],
    references=[ATTRIBUTES_PAGE, CREATE_PAGE],
    bad=[
        Example(
            """
            UserPoolId: us-east-1_Ex4mPle01
            ReadAttributes: «[name]»
            """,
            says='the user pool requires "email", but the client can only write it, not read it',
            fixed="""
            UserPoolId: us-east-1_Ex4mPle01
            ReadAttributes: [name, email]
            """,
            context=[POOL],
        ),
    ],
    good=[
        Example(
            """
            UserPoolId: us-east-1_Ex4mPle01
            ReadAttributes: [name, email]
            """,
            context=[POOL],
        ),
        Example(
            """
            UserPoolId: us-east-1_Ex4mPle01
            ReadAttributes: [name]
            WriteAttributes: [name, email]
            """,
            context=[POOL],
        ),
    ],
)
def check(request: Request) -> Iterator[Finding]:
    """Users must give an attribute that the user pool requires; an app that cannot read it may have been forgotten.

    Without `WriteAttributes` the client can write the standard attributes; where that list is given,
    `write-attribute-not-readable` speaks of what is in it. No source calls either a mistake, so this is a note.

    The fix lets the app read the attribute. It widens what the app can see, so it is not safe.
    """
    readable = request.strings(READ)
    if readable is None or not readable.value or request.has(WRITE):
        return
    for name, required in attributes_with(request.pool, "Required", value=True):
        if name not in readable.value:
            yield Finding(
                at=readable,
                message=f"the user pool requires {quoted(name)}, but the client can only write it, not read it",
                labels=[Label(required, "required here")],
                fix=Fix(f"Add {name}", [Append(readable.pointer, name)], Applicability.UNSAFE),
            )
