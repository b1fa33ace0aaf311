"""The setting that keeps the sign-in operations from revealing which users exist."""

from skelint import Applicability, Fix, Request, Set
from skelint_rules.cognito import GUIDE
from skelint_rules.cognito.app_client import UPDATE

SETTING = "PreventUserExistenceErrors"
ERRORS_PAGE = f"{GUIDE}/cognito-user-pool-managing-errors.html"


def enable(request: Request) -> Fix:
    """Return the fix that turns it on: safe for a client that nobody uses yet."""
    applicability = Applicability.UNSAFE if str(request.operation) == UPDATE else Applicability.SAFE
    return Fix(f"Set {SETTING} to ENABLED", [Set((SETTING,), "ENABLED")], applicability)
