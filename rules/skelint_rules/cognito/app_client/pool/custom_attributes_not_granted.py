"""COG7016: a client is granted none of the custom attributes that its user pool has."""

from collections.abc import Iterator

from skelint import Evidence, Example, Finding, Label, Need, Request, Severity, listed, rule
from skelint_rules.cognito._attributes import ATTRIBUTES_PAGE, CUSTOM
from skelint_rules.cognito.app_client import APP_CLIENT, CREATE_PAGE, UPDATE_PAGE
from skelint_rules.cognito.app_client.attributes._attributes import READ, WRITE
from skelint_rules.cognito.app_client.oauth._flows import machines_only

MOST_NAMED = 3
POOL = """
UserPool:
  Id: us-east-1_Ex4mPle01
  SchemaAttributes:
  - {Name: email, AttributeDataType: String, Mutable: true, Required: true}
  - {Name: "custom:department", AttributeDataType: String, Mutable: true, Required: false}
  - {Name: "custom:plan", AttributeDataType: String, Mutable: true, Required: false}
"""


@rule(
    code="COG7016",
    name="custom-attributes-not-granted",
    severity=Severity.NOTE,
    evidence=Evidence.DOCUMENT,
    operations=APP_CLIENT,
    needs=[Need.POOL],
    covers=["COG508"],
    references=[ATTRIBUTES_PAGE, CREATE_PAGE, UPDATE_PAGE],
    bad=[
        Example(
            """
            «UserPoolId»: us-east-1_Ex4mPle01
            ClientName: app
            """,
            says="ReadAttributes is not set, so the app may not read custom:department and custom:plan of the user pool",
            context=[POOL],
        ),
        Example(
            """
            «UserPoolId»: us-east-1_Ex4mPle01
            WriteAttributes: [email, custom:plan]
            """,
            says="ReadAttributes is not set, so the app may not read custom:department of the user pool",
            context=[POOL],
        ),
    ],
    good=[
        Example(
            """
            UserPoolId: us-east-1_Ex4mPle01
            ReadAttributes: [email]
            """,
            context=[POOL],
        ),
        Example(
            """
            UserPoolId: us-east-1_Ex4mPle01
            AllowedOAuthFlows: [client_credentials]
            """,
            context=[POOL],
        ),
        Example(
            "UserPoolId: us-east-1_Ex4mPle01",
            context=["UserPool: {Id: us-east-1_Ex4mPle01, SchemaAttributes: [{Name: email}]}"],
        ),
    ],
)
def check(request: Request) -> Iterator[Finding]:
    """Custom attributes must be granted to an app client by name; without a list it has the standard ones.

    The API reference and the developer guide say so; the AWS CDK documents the default as all attributes. Listing what the
    app needs is right either way. There is no fix, because only you know what that is. A client that only allows the
    client_credentials flow has no users, and is not reported.
    """
    if request.has(READ) or machines_only(request):
        return
    writable = request.strings(WRITE)
    missing = [
        name for name, _ in request.pool.attributes if name.startswith(CUSTOM) and not (writable and name in writable.value)
    ]
    if not missing:
        return
    more = len(missing) - MOST_NAMED
    named = [*missing[:MOST_NAMED], *([f"{more} more"] if more > 0 else [])]
    yield Finding(
        at=(READ,),
        message=f"{READ} is not set, so the app may not read {listed(named)} of the user pool",
        labels=[Label(request.pool.attributes.at, "its attributes are listed here")],
        help="list the attributes that the app needs",
    )
