"""COG003: a user pool ID begins with something that resembles an AWS region, but is not one."""

from collections.abc import Iterator

from skelint import Evidence, Example, Finding, Request, Severity, nearest, quoted, rule
from skelint_rules.cognito import API
from skelint_rules.cognito.app_client import APP_CLIENT, UPDATE
from skelint_rules.cognito.app_client.values._regions import REGION, REGIONS


@rule(
    code="COG003",
    name="unknown-region-in-user-pool-id",
    severity=Severity.WARNING,
    evidence=Evidence.INFERRED,
    operations=APP_CLIENT,
    reads=["UserPoolId"],
    references=[f"{API}/API_UserPoolType.html", "https://docs.aws.amazon.com/general/latest/gr/cognito_identity.html"],
    bad=[
        Example(
            """
            UserPoolId: «us-est-1_Ab12Cd34E»
            ClientName: web
            """,
            says='UserPoolId "us-est-1_Ab12Cd34E" begins with "us-est-1", which is not an AWS region',
        ),
        Example(
            """
            {"UserPoolId": «"EU_CENTRAL_1_Ab12Cd34E"»}
            """,
            says='UserPoolId "EU_CENTRAL_1_Ab12Cd34E" begins with "EU_CENTRAL_1", which is not an AWS region',
            operation=UPDATE,
        ),
    ],
    good=[
        Example("UserPoolId: us-east-1_Ab12Cd34E"),
        Example("UserPoolId: eu-southwest-12_Ab12Cd34E"),
        Example("UserPoolId: local_5aWcfIo1"),
        Example("UserPoolId: ${REGION}_Ab12Cd34E"),
    ],
)
def check(request: Request) -> Iterator[Finding]:
    """The ID of a user pool begins with its AWS region, such as `us-east-1_Ab12Cd34E`.

    The IDs in AWS's documents all have this form; that no pool has another is inferred. The service model asks for less: its
    pattern wants only an underscore with letters and digits after it. So a misspelled region gets as far as AWS, where no
    pool has that ID.

    A prefix is reported only if it resembles a region and does not have the form of one: new regions are added, and emulators
    use IDs such as `local_5aWcfIo1`.
    """
    pool = request.string("UserPoolId")
    prefix = pool.value.rpartition("_")[0] if pool else ""
    meant = None if not prefix or REGION.fullmatch(prefix) else nearest(prefix, REGIONS)
    if pool and meant:
        yield Finding(
            at=pool,
            message=f"UserPoolId {quoted(pool.value)} begins with {quoted(prefix)}, which is not an AWS region",
            help=f"did you mean {meant}?",
        )
