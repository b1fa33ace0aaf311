"""COG806: sign-in tells strangers which users there are."""

from collections.abc import Iterator

from skelint import Evidence, Example, Finding, Request, Severity, rule
from skelint_rules.cognito.app_client import APP_CLIENT, CREATE_PAGE, UPDATE, UPDATE_PAGE
from skelint_rules.cognito.app_client.security._user_existence import ERRORS_PAGE, SETTING, enable


@rule(
    code="COG806",
    name="user-existence-disclosed",
    severity=Severity.WARNING,
    evidence=Evidence.DOCUMENT,
    operations=APP_CLIENT,
    reads=[SETTING],
    references=[ERRORS_PAGE, CREATE_PAGE, UPDATE_PAGE],
    bad=[
        Example(
            "PreventUserExistenceErrors: «LEGACY»",
            says="PreventUserExistenceErrors is LEGACY: anyone can find out whether a user exists",
            fixed="PreventUserExistenceErrors: ENABLED",
        ),
        Example(
            """
            {"PreventUserExistenceErrors": «"LEGACY"»}
            """,
            says="PreventUserExistenceErrors is LEGACY: anyone can find out whether a user exists",
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
    """With `LEGACY`, sign-in, account confirmation and password recovery answer `UserNotFoundException` for an unknown user.

    So a stranger can try out user names, e-mail addresses or phone numbers and learn which have an account: the first step of
    password guessing, and often a disclosure in itself. With `ENABLED` the answers no longer tell: user name or password is
    wrong, a code was sent.

    The fix sets `ENABLED`. On create that is safe, as no app relies on the new client yet. On update it is not applied
    unasked: an app that handles `UserNotFoundException` would have to change.
    """
    setting = request.string(SETTING)
    if setting is not None and setting.value == "LEGACY":
        yield Finding(
            at=setting,
            message=f"{SETTING} is LEGACY: anyone can find out whether a user exists",
            fix=enable(request),
        )
