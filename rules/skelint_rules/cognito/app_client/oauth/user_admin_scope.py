"""COG217: the scope with which a token can change the user's account is allowed."""

from collections.abc import Iterator

from skelint import Applicability, Evidence, Example, Finding, Fix, Remove, Request, Severity, rule
from skelint_rules.cognito import GUIDE
from skelint_rules.cognito.app_client import APP_CLIENT, CREATE_PAGE, UPDATE_PAGE

SCOPE = "aws.cognito.signin.user.admin"


@rule(
    code="COG217",
    name="user-admin-scope",
    severity=Severity.NOTE,
    evidence=Evidence.DOCUMENT,
    operations=APP_CLIENT,
    reads=["AllowedOAuthScopes"],
    references=[CREATE_PAGE, UPDATE_PAGE, f"{GUIDE}/cognito-user-pools-app-idp-settings.html"],
    bad=[
        Example(
            """
            AllowedOAuthScopes:
              - openid
              - «aws.cognito.signin.user.admin»
            """,
            says="aws.cognito.signin.user.admin lets every access token change its user's account",
            fixed="""
            AllowedOAuthScopes:
              - openid
            """,
        ),
    ],
    good=[
        Example("AllowedOAuthScopes: [openid, email]"),
        Example('AllowedOAuthScopes: ["${SCOPES}"]'),
    ],
)
def check(request: Request) -> Iterator[Finding]:
    """The scope aws.cognito.signin.user.admin is for apps that let users manage their own account.

    An access token with it may call the self-service operations of the user pools API: read the user's attributes and change
    the writable ones, change the password, delete the user. An app that only signs users in needs none of that, and a leaked
    token can do less without it. AWS advises choosing only the scopes that an app needs.

    The fix removes the scope. It is not safe: an app that calls those operations with its access tokens stops working.
    """
    for scope in request.each_string("AllowedOAuthScopes"):
        if scope.value == SCOPE:
            yield Finding(
                at=scope,
                message=f"{SCOPE} lets every access token change its user's account",
                help="keep it if the app calls self-service operations such as UpdateUserAttributes",
                fix=Fix("Remove this scope", [Remove(scope.pointer)], Applicability.UNSAFE),
            )
