"""COG1706: a member is newer than most versions of the AWS CLI."""

from collections.abc import Iterator

from skelint import Evidence, Example, Finding, Part, Request, Severity, rule
from skelint_rules.cognito.user_pool import CREATE_PAGE, UPDATE, UPDATE_PAGE, USER_POOL

NEWER = ("DcrConfiguration", "AcrConfiguration")
UNAWARE, AWARE = "AWS CLI 1.46.3", "botocore 1.44.8"
"""The newest version that was seen to refuse them, and the models that have them."""


@rule(
    code="COG1706",
    name="member-newer-than-cli",
    severity=Severity.NOTE,
    evidence=Evidence.OBSERVED,
    operations=USER_POOL,
    reads=NEWER,
    references=[CREATE_PAGE, UPDATE_PAGE],
    service_error='Unknown parameter in input: "…", must be one of: …',
    bad=[
        Example(
            """
            {"PoolName": "users", «"DcrConfiguration"»: {"EnableStatus": "Disabled"}}
            """,
            says="AWS CLI 1.46.3 does not know DcrConfiguration yet; botocore 1.44.8 does",
        ),
        Example(
            "«AcrConfiguration»: {Level1: {AcrValue: low}}",
            says="AWS CLI 1.46.3 does not know AcrConfiguration yet; botocore 1.44.8 does",
            operation=UPDATE,
        ),
    ],
    good=[
        Example('{"PoolName": "users", "UserPoolTier": "PLUS"}'),
    ],
)
def check(request: Request) -> Iterator[Finding]:
    """The AWS CLI knows the members that existed when it was released, and refuses the others.

    Version 1.46.3 carries models of its own, which lack these members: it answers "Unknown parameter in input" whatever they
    hold (run with it). The models of botocore 1.44.8 have them. This is a note, as the version that will run the command is
    not known here: see that it is newer.
    """
    for name in NEWER:
        if request.has(name):
            yield Finding(
                at=(name,),
                part=Part.KEY,
                message=f"{UNAWARE} does not know {name} yet; {AWARE} does",
                service_error=f'Unknown parameter in input: "{name}", must be one of: …',
            )
