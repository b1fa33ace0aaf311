"""COG806: sign-in reveals to strangers which users exist."""

from collections.abc import Iterator

from skelint import Evidence, Example, Finding, Request, Severity, rule
from skelint_rules.cognito.app_client import APP_CLIENT, CREATE_PAGE, UPDATE, UPDATE_PAGE
from skelint_rules.cognito.app_client.security._user_existence import ERRORS_PAGE, SETTING, enable


@rule(
    code="COG806",
    name="user-existence-disclosed",
    severity=Severity.WARNING,
    evidence=Evidence.DOCUMENT,
    mentions=["legacy"],
    operations=APP_CLIENT,
    reads=[SETTING],
    references=[ERRORS_PAGE, CREATE_PAGE, UPDATE_PAGE],
    bad=[
        Example(
            "PreventUserExistenceErrors: «LEGACY»",
            says="PreventUserExistenceErrors is LEGACY, so anyone can find out whether a user exists",
            fixed="PreventUserExistenceErrors: ENABLED",
        ),
        Example(
            """
            {"PreventUserExistenceErrors": «"LEGACY"»}
            """,
            says="PreventUserExistenceErrors is LEGACY, so anyone can find out whether a user exists",
            fixed="""
            {"PreventUserExistenceErrors": "ENABLED"}
            """,
            operation=UPDATE,
        ),
    ],
    good=[
        Example("PreventUserExistenceErrors: ENABLED"),
        Example("PreventUserExistenceErrors: ${PREVENT}"),
        Example("ClientName: app"),
    ],
)
def check(request: Request) -> Iterator[Finding]:
    """With `LEGACY`, the service answers `UserNotFoundException` for an unknown user.

    Sign-in, account confirmation and password recovery do so. Strangers can try user names, e-mail addresses or phone numbers
    and learn which of them have an account: the first step of password guessing, and often a disclosure in itself. With
    `ENABLED` the answers no longer reveal it: the user name or password is wrong, a code was sent.

    The fix sets `ENABLED`. On create that is safe, because no app relies on the new client yet. On update it is not: an app
    that handles `UserNotFoundException` would have to change.
    """
    setting = request.string(SETTING)
    if setting is not None and setting.value == "LEGACY":
        yield Finding(
            at=setting,
            message=f"{SETTING} is LEGACY, so anyone can find out whether a user exists",
            fix=enable(request),
        )
