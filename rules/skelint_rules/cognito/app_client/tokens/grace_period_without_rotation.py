"""COG310: a grace period is set for refresh token rotation, which is off."""

from collections.abc import Iterator

from skelint import Applicability, Evidence, Example, Finding, Fix, Label, Remove, Request, Severity, rule
from skelint_rules.cognito.app_client import API, APP_CLIENT, CREATE, UPDATE


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
            says="RetryGracePeriodSeconds 30 has no effect, because RefreshTokenRotation.Feature is DISABLED",
            fixed="""
            RefreshTokenRotation:
              Feature: DISABLED
            """,
        ),
        Example(
            """
            {"RefreshTokenRotation": {"Feature": "DISABLED", "RetryGracePeriodSeconds": «60»}}
            """,
            says="RetryGracePeriodSeconds 60 has no effect, because RefreshTokenRotation.Feature is DISABLED",
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
    """The grace period belongs to refresh token rotation: while that is off, it does nothing.

    `RetryGracePeriodSeconds` says how long a refresh token stays good after it was rotated out. With `Feature: DISABLED` none
    is, and the service then reports a grace period of 0: this was observed where the member was left out. That a number which
    was sent is dropped too, we infer.

    The fix removes the number. That is safe on create. On update it is not offered as safe, as no removal is there.
    """
    feature = request.string("RefreshTokenRotation", "Feature")
    period = request.integer("RefreshTokenRotation", "RetryGracePeriodSeconds")
    if feature is None or feature.value != "DISABLED" or period is None or period.value == 0:
        return
    creating = str(request.operation) == CREATE
    yield Finding(
        at=period,
        message=f"RetryGracePeriodSeconds {period.value} has no effect, because RefreshTokenRotation.Feature is DISABLED",
        labels=[Label(feature, "rotation is off")],
        fix=Fix(
            "Remove RetryGracePeriodSeconds",
            [Remove(period.pointer)],
            Applicability.SAFE if creating else Applicability.UNSAFE,
        ),
    )
