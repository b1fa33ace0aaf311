"""COG1106: an authenticator app is listed as a first factor."""

from collections.abc import Iterator

from skelint import Applicability, Evidence, Example, Finding, Fix, Remove, Request, Severity, rule
from skelint_rules.cognito import API
from skelint_rules.cognito.user_pool import CREATE, UPDATE, USER_POOL
from skelint_rules.cognito.user_pool.sign_in._factors import FACTORS, SOFTWARE_TOKEN


@rule(
    code="COG1106",
    name="software-token-first-factor",
    severity=Severity.WARNING,
    evidence=Evidence.DOCUMENT,
    operations=USER_POOL,
    reads=["Policies"],
    mentions=["software_token"],
    references=[f"{API}/API_SignInPolicyType.html"],
    bad=[
        Example(
            """
            {"Policies": {"SignInPolicy": {"AllowedFirstAuthFactors": ["PASSWORD", «"SOFTWARE_TOKEN"»]}}}
            """,
            says="SOFTWARE_TOKEN is not supported as a first factor",
            fixed="""
            {"Policies": {"SignInPolicy": {"AllowedFirstAuthFactors": ["PASSWORD"]}}}
            """,
        ),
        Example(
            "Policies: {SignInPolicy: {AllowedFirstAuthFactors: [PASSWORD, «SOFTWARE_TOKEN»]}}",
            says="SOFTWARE_TOKEN is not supported as a first factor",
            fixed="Policies: {SignInPolicy: {AllowedFirstAuthFactors: [PASSWORD]}}",
            operation=UPDATE,
        ),
    ],
    good=[
        Example("Policies: {SignInPolicy: {AllowedFirstAuthFactors: [PASSWORD, WEB_AUTHN]}}"),
    ],
)
def check(request: Request) -> Iterator[Finding]:
    """An authenticator app is a second factor only.

    The service model lists `SOFTWARE_TOKEN` among the values of `AllowedFirstAuthFactors`, but the API reference says that it
    is not supported as a first factor and must not be listed. What the service does with it has not been seen, so this is a
    warning. Authenticator apps are turned on with `set-user-pool-mfa-config`.

    The fix removes the entry: safe for a new pool, which loses nothing that works.
    """
    safe = str(request.operation) == CREATE
    for factor in request.each_string(*FACTORS):
        if factor.value == SOFTWARE_TOKEN:
            yield Finding(
                at=factor,
                message=f"{SOFTWARE_TOKEN} is not supported as a first factor",
                fix=Fix(
                    f"Remove {SOFTWARE_TOKEN}",
                    [Remove(factor.pointer)],
                    Applicability.SAFE if safe else Applicability.UNSAFE,
                ),
            )
