"""COG807: by default, sign-in reveals which users exist."""

from collections.abc import Iterator

from skelint import Evidence, Example, Finding, Request, Severity, rule
from skelint_rules.cognito.app_client import APP_CLIENT, CREATE_PAGE, UPDATE, UPDATE_PAGE
from skelint_rules.cognito.app_client.security._user_existence import ERRORS_PAGE, SETTING, enable


@rule(
    code="COG807",
    name="user-existence-unset",
    severity=Severity.NOTE,
    evidence=Evidence.DOCUMENT,
    operations=APP_CLIENT,
    references=[
        ERRORS_PAGE,
        CREATE_PAGE,
        UPDATE_PAGE,
        "https://github.com/aws/aws-cdk/issues/17044",
        "https://github.com/aws/aws-cdk/pull/17667",
    ],
    bad=[
        Example(
            """
            «ClientName»: app
            GenerateSecret: true
            """,
            says="PreventUserExistenceErrors is not set, so it is LEGACY: anyone can find out whether a user exists",
            fixed="""
            ClientName: app
            GenerateSecret: true
            PreventUserExistenceErrors: ENABLED
            """,
        ),
        Example(
            """
            «{»"ClientId": "38fjsnc484p94kpqsnet7mpld0"}
            """,
            says="PreventUserExistenceErrors is not set, so it is LEGACY: anyone can find out whether a user exists",
            fixed="""
            {"ClientId": "38fjsnc484p94kpqsnet7mpld0", "PreventUserExistenceErrors": "ENABLED"}
            """,
            operation=UPDATE,
        ),
    ],
    good=[
        Example("PreventUserExistenceErrors: LEGACY"),
        Example("PreventUserExistenceErrors: ${PREVENT}"),
        Example("ClientName: app", given=["PreventUserExistenceErrors"]),
    ],
)
def check(request: Request) -> Iterator[Finding]:
    """If `PreventUserExistenceErrors` is omitted, it is `LEGACY`, and strangers can find out who has an account.

    The API reference says so for both operations, and new clients without the member were seen to be `LEGACY`
    (aws-cdk#17044). An earlier AWS CLI reference says `ENABLED` for app clients created after February 15, 2020; that never
    held for clients created with the API. The console selects `ENABLED`. Four of five public files omit the member, so this
    is only a note.

    The fix sets `ENABLED`. On create that is safe, because no app relies on the new client yet; on update it is not.
    """
    if not request.has(SETTING):
        yield Finding(
            at=(SETTING,),
            message=f"{SETTING} is not set, so it is LEGACY: anyone can find out whether a user exists",
            fix=enable(request),
        )
