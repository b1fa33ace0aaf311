"""COG4401: the name of a user looks like an address, in a user pool where users sign in with their addresses too."""

from collections.abc import Iterator

from skelint import Evidence, Example, Finding, Label, Need, Request, Severity, rule
from skelint_rules.cognito._attributes import ATTRIBUTES_PAGE
from skelint_rules.cognito._described import severity
from skelint_rules.cognito.user import CREATE, CREATE_PAGE
from skelint_rules.cognito.user.names._addresses import EMAIL, FORMS, NOUNS

ANSWER = "Username cannot be of email format, since user pool is configured for email alias."
POOL = "UserPool: {Id: us-east-1_Ex4mPle01, AliasAttributes: [email]}"


@rule(
    code="COG4401",
    name="user-name-like-alias",
    severity=Severity.ERROR,
    evidence=Evidence.OBSERVED,
    operations=[CREATE],
    reads=["Username"],
    needs=[Need.POOL],
    references=[CREATE_PAGE, ATTRIBUTES_PAGE, "https://github.com/aws-amplify/amplify-js/issues/8800"],
    service_error=ANSWER,
    bad=[
        Example(
            """
            UserPoolId: us-east-1_Ex4mPle01
            Username: «jane@example.com»
            """,
            says="the user name is an e-mail address, which the user pool takes for the alias of a user",
            context=[POOL],
        ),
        Example(
            """
            UserPoolId: us-east-1_Ex4mPle01
            Username: «"+15555550123"»
            """,
            says="the user name is a phone number, which the user pool takes for the alias of a user",
            context=[POOL.replace("[email]", "[phone_number]")],
        ),
    ],
    good=[
        Example(
            """
            UserPoolId: us-east-1_Ex4mPle01
            Username: jane.doe
            """,
            context=[POOL],
        ),
        Example(
            """
            UserPoolId: us-east-1_Ex4mPle01
            Username: jane@example.com
            """,
            context=["UserPool: {Id: us-east-1_Ex4mPle01, UsernameAttributes: [email]}"],
        ),
    ],
)
def check(request: Request) -> Iterator[Finding]:
    """Where an address is an alias, nobody can have one as the name: it could be the alias of somebody else.

    Amazon Cognito refuses an e-mail address in a user pool with the alias `email`, and a phone number where `phone_number` is
    one. Give the address as an attribute; the user can sign in with it once it is verified.
    """
    name = request.string("Username")
    aliases = request.pool.settings.strings("AliasAttributes")
    for alias in aliases.value if aliases else ():
        if aliases and name and alias in FORMS and FORMS[alias].fullmatch(name.value):
            yield Finding(
                at=name,
                message=f"the user name is {NOUNS[alias]}, which the user pool takes for the alias of a user",
                severity=severity(aliases.at),
                labels=[Label(aliases, "its aliases")],
                help=f"choose another name, and give the address as the attribute {alias}",
                service_error=ANSWER if alias == EMAIL else "",
            )
