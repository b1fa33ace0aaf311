"""Saved outputs of the commands that describe and list what belongs to a user pool, recognised by their members."""

import re
from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Any, NamedTuple

from skelint.authoring.need import Need
from skelint.authoring.pool import Origin
from skelint.context.claim import Claim, SavedList, Saying, Topic
from skelint.context.signs import SECRETS
from skelint.records import dataclass

POOL_ID = re.compile(r"[\w-]+_[0-9A-Za-z]+", re.ASCII)
"""As the service model has it."""
PAGE = "NextToken"
DATED = frozenset({"CreationDate", "LastModifiedDate"})
"""What only a description holds."""
END_OF_DATES = 253_402_300_800
"""The year 10000, in seconds since 1970: no program prints a later date."""
BESIDE = frozenset({PAGE, "ResponseMetadata"})
"""What else an output may hold."""


@dataclass(frozen=True, slots=True)
class Shape:
    """How the output of a command is recognised: the one member that holds a resource, or a list of them."""

    member: str
    kind: Topic
    need: Need
    pool: str
    """The member of each that holds the id of the pool; empty where none does."""
    name: str
    lists: bool = False
    required: Sequence[str] = ()
    """What each has besides, so that nobody else's file is taken for it."""
    whole: bool = True
    """Whether all of a resource is shown."""
    told_bare: frozenset[str] = frozenset()
    """What it has besides, by which it is told even without the member around it."""


OUTPUTS = {
    output.member: output
    for output in (
        Shape("UserPool", Topic.POOL, Need.POOL, "Id", "Id", told_bare=frozenset({"Name", "EstimatedNumberOfUsers"})),
        Shape("UserPools", Topic.POOL, Need.POOLS, "Id", "Id", lists=True, required=["Name"], whole=False),
        Shape("IdentityProvider", Topic.PROVIDER, Need.PROVIDER, "UserPoolId", "ProviderName", required=["ProviderType"]),
        Shape(
            "Providers",
            Topic.PROVIDER,
            Need.PROVIDERS,
            "",
            "ProviderName",
            lists=True,
            required=["ProviderType"],
            whole=False,
        ),
        Shape("ResourceServer", Topic.RESOURCE_SERVER, Need.RESOURCE_SERVERS, "UserPoolId", "Identifier"),
        Shape("ResourceServers", Topic.RESOURCE_SERVER, Need.RESOURCE_SERVERS, "UserPoolId", "Identifier", lists=True),
        Shape("UserPoolClient", Topic.CLIENT, Need.CLIENT, "UserPoolId", "ClientId", told_bare=frozenset({"ClientName"})),
        Shape("UserPoolClients", Topic.CLIENT, Need.CLIENTS, "UserPoolId", "ClientId", lists=True, whole=False),
        Shape("DomainDescription", Topic.DOMAIN, Need.DOMAIN, "UserPoolId", "Domain"),
    )
}
MFA_MEMBERS = frozenset(
    {
        "SmsMfaConfiguration",
        "SoftwareTokenMfaConfiguration",
        "EmailMfaConfiguration",
        "MfaConfiguration",
        "WebAuthnConfiguration",
    }
)


class SavedOutput(NamedTuple):
    """What the output of a command says, and which command that is."""

    need: Need
    sayings: Sequence[Saying]


def output_of(path: str, values: Mapping[str, Any]) -> SavedOutput | None:
    """Return what a file says that holds the output of a command; None where it is none."""
    names = values.keys() - BESIDE
    at = Origin(path)
    if names == {SECRETS} and _are_named(values[SECRETS], ("ClientSecretId",)):
        secrets = [{"ClientSecretId": secret["ClientSecretId"]} for secret in values[SECRETS]]
        claim = Claim(kind=Topic.CLIENT, at=at, members={SECRETS: secrets})
        return SavedOutput(Need.SECRETS, [claim] if PAGE not in values else [])
    if "MfaConfiguration" in names and names <= MFA_MEMBERS and len(names) > 1:
        return SavedOutput(Need.MFA, [Claim(kind=Topic.MFA, at=at, members=dict(values), described=True)])
    output = OUTPUTS.get(next(iter(names))) if len(names) == 1 else None
    if output is None:
        return _bare(at, values) if names >= DATED else None
    value = values[output.member]
    if output.lists:
        return _list(output, at.below(output.member), value, whole=PAGE not in values) if isinstance(value, list) else None
    return SavedOutput(output.need, [_described(output, at.below(output.member), value)]) if _is(output, value) else None


def _bare(at: Origin, values: Mapping[str, Any]) -> SavedOutput | None:
    """Return what a description says that was saved with `--query UserPoolClient`, or the like: without what is around it."""
    for output in OUTPUTS.values():
        if output.told_bare and output.told_bare <= values.keys() and _is(output, dict(values)):
            return SavedOutput(output.need, [_described(output, at, values)])
    return None


def _list(output: Shape, at: Origin, items: Sequence[Any], *, whole: bool) -> SavedOutput | None:
    if not all(_is(output, item) for item in items):
        return None
    pools = {item[output.pool] for item in items} if output.pool and output.kind is not Topic.POOL else {""}
    if len(pools) > 1:
        return None
    names = [item[output.name] for item in items]
    listed = SavedList(kind=output.kind, at=at, pool=next(iter(pools), ""), names=names, whole=whole)
    return SavedOutput(output.need, [listed, *(_described(output, at.below(n), item) for n, item in enumerate(items))])


def _is(output: Shape, value: object) -> bool:
    if not isinstance(value, dict) or not _are_named([value], (output.name, *filter(None, [output.pool]), *output.required)):
        return False
    return not output.pool or POOL_ID.fullmatch(value[output.pool]) is not None


def _are_named(items: object, names: Sequence[str]) -> bool:
    return isinstance(items, list) and all(
        isinstance(item, dict) and all(type(item.get(name)) is str for name in names) for item in items
    )


def _described(output: Shape, at: Origin, value: Mapping[str, Any]) -> Claim:
    return Claim(
        kind=output.kind,
        at=at,
        pool=value[output.pool] if output.pool else "",
        name=value[output.name],
        members=value,
        described=output.whole,
        date=date_of(value.get("LastModifiedDate")),
    )


def date_of(value: object) -> float | None:
    """Return a date as versions 1 and 2 of the AWS CLI print it, in seconds; None for anything else."""
    try:
        is_number = isinstance(value, int | float) and not isinstance(value, bool)
        seconds = float(value) if is_number else datetime.fromisoformat(str(value)).timestamp()  # type: ignore[arg-type]
    except (ValueError, OverflowError):
        return None
    return seconds if 0 <= seconds < END_OF_DATES else None
