"""COG1101: a user pool has both aliases and user names that are addresses."""

from collections.abc import Iterator

from skelint import Evidence, Example, Finding, Label, Part, Request, Severity, rule
from skelint_rules.cognito import PREFLIGHT
from skelint_rules.cognito._attributes import ATTRIBUTES_PAGE
from skelint_rules.cognito.user_pool import CREATE, CREATE_PAGE

ALIASES, USERNAMES = "AliasAttributes", "UsernameAttributes"


@rule(
    code="COG1101",
    name="alias-beside-username-attributes",
    severity=Severity.ERROR,
    evidence=Evidence.OBSERVED,
    operations=[CREATE],
    reads=[ALIASES],
    references=[
        ATTRIBUTES_PAGE,
        CREATE_PAGE,
        f"{PREFLIGHT}/pf-cognito-alias-username-exclusive",
        "https://github.com/hashicorp/terraform-provider-aws/blob/main/internal/service/cognitoidp/user_pool.go",
    ],
    service_error="Only one of the aliasAttributes or usernameAttributes can be set in a User pool.",
    bad=[
        Example(
            """
            {"UsernameAttributes": ["email"], «"AliasAttributes"»: ["preferred_username"]}
            """,
            says="AliasAttributes and UsernameAttributes exclude each other",
        ),
    ],
    good=[
        Example("AliasAttributes: [email, preferred_username]"),
        Example("UsernameAttributes: [email, phone_number]"),
        Example("AliasAttributes: [email]", given=["UsernameAttributes"]),
    ],
)
def check(request: Request) -> Iterator[Finding]:
    """A user pool has either aliases or user names that are addresses.

    With `UsernameAttributes`, users have no name of their own: they sign up with an e-mail address or telephone number. With
    `AliasAttributes`, they have a name, and can also sign in with one of these. The service refuses a pool with both,
    whatever their values. Neither can be changed once the pool exists.

    There is no fix: only you know which kind of pool is meant.
    """
    if request.has(ALIASES) and request.has(USERNAMES):
        yield Finding(
            at=(ALIASES,),
            part=Part.KEY,
            message=f"{ALIASES} and {USERNAMES} exclude each other",
            labels=[Label((USERNAMES,), "user names are addresses", Part.KEY)],
            help=f"keep {USERNAMES} for users who sign up with an address, {ALIASES} for users who choose a name",
        )
