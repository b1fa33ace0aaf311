"""COG1306: a configuration that says no to everything turns the remembering of devices on."""

from collections.abc import Iterator

from skelint import Applicability, Evidence, Example, Finding, Fix, Part, Remove, Request, Severity, rule
from skelint_rules.cognito import API
from skelint_rules.cognito.user_pool import CREATE_PAGE, UPDATE, USER_POOL

MEMBER = "DeviceConfiguration"
CHALLENGE, PROMPT = "ChallengeRequiredOnNewDevice", "DeviceOnlyRememberedOnUserPrompt"


@rule(
    code="COG1306",
    name="device-remembering-turned-on",
    severity=Severity.WARNING,
    evidence=Evidence.DOCUMENT,
    operations=USER_POOL,
    reads=[MEMBER],
    references=[f"{API}/API_DeviceConfigurationType.html", CREATE_PAGE],
    bad=[
        Example(
            """
            {
              "PoolName": "users",
              «"DeviceConfiguration"»: {"ChallengeRequiredOnNewDevice": false, "DeviceOnlyRememberedOnUserPrompt": false}
            }
            """,
            says="DeviceConfiguration turns the remembering of devices on, though all of it is false",
            fixed="""
            {
              "PoolName": "users"
            }
            """,
        ),
        Example(
            """
            UserPoolId: us-east-1_Ex1
            «DeviceConfiguration»:
              DeviceOnlyRememberedOnUserPrompt: false
            """,
            says="DeviceConfiguration turns the remembering of devices on, though all of it is false",
            fixed="UserPoolId: us-east-1_Ex1",
            operation=UPDATE,
        ),
    ],
    good=[
        Example("DeviceConfiguration: {ChallengeRequiredOnNewDevice: true, DeviceOnlyRememberedOnUserPrompt: false}"),
        Example('{"DeviceConfiguration": {"ChallengeRequiredOnNewDevice": "${CHALLENGE}"}}'),
        Example("DeviceConfiguration: {}"),
    ],
)
def check(request: Request) -> Iterator[Finding]:
    """Devices are remembered as soon as `DeviceConfiguration` has any value, even `false`.

    The API reference says so: to keep the remembering of devices off, leave the member out.

    The fix removes the member. On update that may turn off what the pool has, and you may want devices to be remembered, so it
    is not safe.
    """
    settings = [setting for setting in (request.boolean(MEMBER, CHALLENGE), request.boolean(MEMBER, PROMPT)) if setting]
    if settings and not any(setting.value for setting in settings):
        yield Finding(
            at=(MEMBER,),
            part=Part.KEY,
            message=f"{MEMBER} turns the remembering of devices on, though all of it is false",
            fix=Fix(f"Remove {MEMBER}", [Remove((MEMBER,))], Applicability.UNSAFE),
        )
