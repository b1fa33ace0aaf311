"""COG7006: a user pool has as many app clients as its quota allows."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Annotated

from skelint import Evidence, Example, Finding, Label, Need, Request, Severity, counted, rule
from skelint_rules.cognito import GUIDE
from skelint_rules.cognito.app_client import CREATE, CREATE_PAGE


@dataclass(frozen=True)
class Options:
    """What AWS may have granted."""

    quota: Annotated[int, "how many app clients the user pool may have; AWS raises it up to 10,000 if asked"] = 1_000


def _clients(number: int) -> str:
    """Return the saved list of so many app clients."""
    pool = "us-east-1_Ex4mPle01"
    lines = [f"- {{UserPoolId: {pool}, ClientId: 1example{each:04}, ClientName: tenant-{each:04}}}" for each in range(number)]
    return "\n".join(["UserPoolClients:", *lines])


@rule(
    code="COG7006",
    name="client-quota-reached",
    severity=Severity.NOTE,
    evidence=Evidence.DOCUMENT,
    operations=[CREATE],
    reads=["UserPoolId"],
    needs=[Need.CLIENTS],
    options=Options(),
    references=[f"{GUIDE}/quotas.html", CREATE_PAGE],
    bad=[
        Example(
            """
            UserPoolId: «us-east-1_Ex4mPle01»
            ClientName: tenant-1000
            """,
            says="the user pool has 1,000 app clients already, which is its quota unless AWS raised it",
            context=[_clients(1_000)],
        ),
    ],
    good=[
        Example(
            """
            UserPoolId: us-east-1_Ex4mPle01
            ClientName: tenant-0002
            """,
            context=[_clients(2)],
        ),
    ],
)
def check(request: Request, options: Options) -> Iterator[Finding]:
    """A user pool has at most 1,000 app clients, or up to 10,000 if AWS raised the quota.

    One more is refused with a `LimitExceededException`. The quota of an account is not in any file, so this is a note; once
    it is raised, set the option.
    """
    clients = request.pool.clients
    number = len(clients.resources)
    if clients.is_whole and number >= options.quota:
        yield Finding(
            at=("UserPoolId",),
            message=f"the user pool has {counted(number, 'app client')} already, which is its quota unless AWS raised it",
            labels=[Label(clients.at, "the app clients are listed here")],
            help="delete clients that are not used, or ask AWS for a higher quota",
        )
