"""COG807: it is left to a disputed default whether sign-in tells which users there are."""

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
    references=[ERRORS_PAGE, CREATE_PAGE, UPDATE_PAGE],
    bad=[
        Example(
            """
            «ClientName»: app
            GenerateSecret: true
            """,
            says="PreventUserExistenceErrors is not set, and AWS documents two defaults: ENABLED and LEGACY",
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
            says="PreventUserExistenceErrors is not set, and AWS documents two defaults: ENABLED and LEGACY",
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
    """What `PreventUserExistenceErrors` is when it is left out depends on the document one reads.

    An earlier AWS CLI reference says `ENABLED` for app clients made after February 15, 2020. Today's API reference and
    developer guide say `LEGACY` for clients made with the API, which lets strangers find out who has an account; the console
    selects `ENABLED`. Which is true was not tried. Four of five public files leave it out, so this is only a note.

    The fix sets `ENABLED`. On create that is safe, as no app relies on the new client yet; on update it is not applied
    unasked.
    """
    if not request.has(SETTING):
        yield Finding(
            at=(SETTING,),
            message=f"{SETTING} is not set, and AWS documents two defaults: ENABLED and LEGACY",
            fix=enable(request),
        )
