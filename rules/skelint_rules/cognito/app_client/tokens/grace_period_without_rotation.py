"""COG310: a grace period is set, but refresh token rotation is disabled."""

from collections.abc import Iterator

from skelint import Applicability, Evidence, Example, Finding, Fix, Label, Remove, Request, Severity, rule
from skelint_rules.cognito import API
from skelint_rules.cognito.app_client import APP_CLIENT, CREATE, UPDATE


@rule(
    code="COG310",
    name="grace-period-without-rotation",
    severity=Severity.NOTE,
    evidence=Evidence.INFERRED,
    operations=APP_CLIENT,
    reads=["RefreshTokenRotation"],
    references=[
        f"{API}/API_RefreshTokenRotationType.html",
        "https://github.com/hashicorp/terraform-provider-aws/issues/45646",
        "https://github.com/hashicorp/terraform-provider-aws/pull/45650",
    ],
    bad=[
        Example(
            """
            RefreshTokenRotation:
              Feature: DISABLED
              RetryGracePeriodSeconds: «30»
            """,
            says="RetryGracePeriodSeconds has no effect, because RefreshTokenRotation.Feature is DISABLED",
            fixed="""
            RefreshTokenRotation:
              Feature: DISABLED
            """,
        ),
        Example(
            """
            {"RefreshTokenRotation": {"Feature": "DISABLED", "RetryGracePeriodSeconds": «60»}}
            """,
            says="RetryGracePeriodSeconds has no effect, because RefreshTokenRotation.Feature is DISABLED",
            operation=UPDATE,
            fixed="""
            {"RefreshTokenRotation": {"Feature": "DISABLED"}}
            """,
        ),
    ],
    good=[
        Example("RefreshTokenRotation: {Feature: ENABLED, RetryGracePeriodSeconds: 30}"),
        Example("RefreshTokenRotation: {Feature: DISABLED, RetryGracePeriodSeconds: 0}"),
        Example("RefreshTokenRotation: {Feature: '${ROTATION}', RetryGracePeriodSeconds: 30}"),
    ],
)
def check(request: Request) -> Iterator[Finding]:
    """The grace period is part of refresh token rotation: without rotation it has no effect.

    `RetryGracePeriodSeconds` says how long a refresh token stays valid after it has been replaced by a new one. With
    `Feature: DISABLED` none is replaced, and the service reports a grace period of 0: this was observed for a client that was
    created without the member. That it also ignores a number that was sent is our inference.

    The fix removes the number. On create that is safe. On update, removing a member is never offered as safe.
    """
    feature = request.string("RefreshTokenRotation", "Feature")
    period = request.integer("RefreshTokenRotation", "RetryGracePeriodSeconds")
    if feature is None or feature.value != "DISABLED" or period is None or period.value == 0:
        return
    creating = str(request.operation) == CREATE
    yield Finding(
        at=period,
        message="RetryGracePeriodSeconds has no effect, because RefreshTokenRotation.Feature is DISABLED",
        labels=[Label(feature, "rotation is disabled here")],
        fix=Fix(
            "Remove RetryGracePeriodSeconds",
            [Remove(period.pointer)],
            Applicability.SAFE if creating else Applicability.UNSAFE,
        ),
    )
