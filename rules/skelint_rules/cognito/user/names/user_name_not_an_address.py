"""COG4402: the name of a user is no address, in a user pool whose user names are addresses."""

from collections.abc import Iterator

from skelint import Evidence, Example, Finding, Label, Need, Request, Severity, listed, rule
from skelint_rules.cognito._attributes import ATTRIBUTES_PAGE
from skelint_rules.cognito._described import severity
from skelint_rules.cognito.user import CREATE, CREATE_PAGE
from skelint_rules.cognito.user.names._addresses import EMAIL, NOUNS, SIGNS

ANSWER = "Username should be an email."
POOL = "UserPool: {Id: us-east-1_Ex4mPle01, UsernameAttributes: [email]}"


@rule(
    code="COG4402",
    name="user-name-not-an-address",
    severity=Severity.ERROR,
    evidence=Evidence.OBSERVED,
    operations=[CREATE],
    reads=["Username"],
    needs=[Need.POOL],
    references=[
        CREATE_PAGE,
        ATTRIBUTES_PAGE,
        "https://github.com/aws-samples/sample-aws-genai-ops-demos/pull/2",
    ],
    service_error=ANSWER,
    bad=[
        Example(
            """
            UserPoolId: us-east-1_Ex4mPle01
            Username: «jane.doe»
            """,
            says="the user name is not an e-mail address, as the user pool demands",
            context=[POOL],
        ),
        Example(
            """
            UserPoolId: us-east-1_Ex4mPle01
            Username: «jane.doe»
            """,
            says="the user name is not an e-mail address or a phone number, as the user pool demands",
            context=[POOL.replace("[email]", "[email, phone_number]")],
        ),
    ],
    good=[
        Example(
            """
            UserPoolId: us-east-1_Ex4mPle01
            Username: jane@example.com
            """,
            context=[POOL],
        ),
        Example(
            """
            UserPoolId: us-east-1_Ex4mPle01
            Username: jane.doe
            """,
            context=["UserPool: {Id: us-east-1_Ex4mPle01, Name: portal}"],
        ),
    ],
)
def check(request: Request) -> Iterator[Finding]:
    """In a user pool with `UsernameAttributes`, users are created by their e-mail address or phone number.

    Amazon Cognito gives them a user name of its own. It refuses other names, which was observed for pools of e-mail addresses
    and is documented for phone numbers.
    """
    name = request.string("Username")
    demanded = request.pool.settings.strings("UsernameAttributes")
    kinds = [kind for kind in demanded.value if kind in SIGNS] if demanded else []
    if demanded and name and kinds and not any(SIGNS[kind] in name.value for kind in kinds):
        yield Finding(
            at=name,
            message=f"the user name is not {listed((NOUNS[kind] for kind in kinds), 'or')}, as the user pool demands",
            severity=severity(demanded.at),
            labels=[Label(demanded, "what user names are")],
            help="write the address of the user",
            service_error=ANSWER if kinds == [EMAIL] else "",
        )
