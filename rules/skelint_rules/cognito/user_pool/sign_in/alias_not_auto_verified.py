"""COG1103: an alias is not verified automatically."""

from collections.abc import Iterator

from skelint import Evidence, Example, Finding, Request, Severity, rule
from skelint_rules.cognito._attributes import ATTRIBUTES_PAGE
from skelint_rules.cognito.user_pool import CREATE

ALIASES, VERIFIED = "AliasAttributes", "AutoVerifiedAttributes"
ADDRESSES = ("email", "phone_number")


@rule(
    code="COG1103",
    name="alias-not-auto-verified",
    severity=Severity.NOTE,
    evidence=Evidence.DOCUMENT,
    operations=[CREATE],
    reads=[ALIASES],
    references=[ATTRIBUTES_PAGE],
    bad=[
        Example(
            """
            AliasAttributes: [«email», «phone_number», preferred_username]
            """,
            says=[
                "email is an alias that is not verified automatically: users cannot sign in with it at once",
                "phone_number is an alias that is not verified automatically: users cannot sign in with it at once",
            ],
        ),
        Example(
            """
            {"AliasAttributes": ["email", «"phone_number"»], "AutoVerifiedAttributes": ["email"]}
            """,
            says="phone_number is an alias that is not verified automatically: users cannot sign in with it at once",
        ),
    ],
    good=[
        Example("{AliasAttributes: [email, preferred_username], AutoVerifiedAttributes: [email]}", syntax="yaml"),
        Example("AliasAttributes: [email]", given=["AutoVerifiedAttributes"]),
    ],
)
def check(request: Request) -> Iterator[Finding]:
    """An address or telephone number works as an alias only once it is verified.

    The developer guide recommends to verify aliases automatically: users then confirm them when they sign up. Your own
    process may do so as well, so this is a note. A telephone number also needs an `SmsConfiguration`.
    """
    verified = request.strings(VERIFIED)
    for alias in request.each_string(ALIASES):
        if alias.value in ADDRESSES and alias.value not in (verified.value if verified else ()):
            yield Finding(
                at=alias,
                message=f"{alias.value} is an alias that is not verified automatically: users cannot sign in with it at once",
                help=f"add {alias.value} to {VERIFIED}",
            )
