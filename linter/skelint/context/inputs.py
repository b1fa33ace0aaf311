"""What inputs and commands say that create or change a user pool and what belongs to it: a part, as there may be more."""

from collections.abc import Mapping, Sequence

from skelint.authoring.operation import Operation
from skelint.authoring.pool import Origin
from skelint.authoring.request import Request, Unresolved
from skelint.context import signs
from skelint.context.claim import Claim, Topic
from skelint.records import dataclass


@dataclass(frozen=True, slots=True)
class Creation:
    """What an operation creates, or changes."""

    kind: Topic
    name: str
    """The member that names it."""
    by_result: bool = False
    """Whether others name it by an id that the output alone tells: by the variable of the script that it is put into."""


CREATIONS: Mapping[Operation, Creation] = {
    signs.POOL: Creation(Topic.POOL, "PoolName", by_result=True),
    signs.PROVIDER: Creation(Topic.PROVIDER, "ProviderName"),
    signs.RESOURCE_SERVER: Creation(Topic.RESOURCE_SERVER, "Identifier"),
    signs.CLIENT: Creation(Topic.CLIENT, "ClientName", by_result=True),
    signs.DOMAIN: Creation(Topic.DOMAIN, "Domain"),
    signs.CLIENT_SESSION: Creation(Topic.CLIENT, "ClientId"),  # its output, and what it gives back, look the same
    signs.UPDATED_POOL: Creation(Topic.POOL, "UserPoolId"),
    signs.ADDED_ATTRIBUTES: Creation(Topic.POOL, "UserPoolId"),
    signs.SET_MFA: Creation(Topic.MFA, "UserPoolId"),
    signs.UPDATED_PROVIDER: Creation(Topic.PROVIDER, "ProviderName"),
    signs.UPDATED_RESOURCE_SERVER: Creation(Topic.RESOURCE_SERVER, "Identifier"),
}


def claims(path: str, requests: Sequence[Request]) -> list[Claim]:
    """Return what the requests of a file say; of an app client only where something can name it."""
    return [
        _statement(path, request, creation)
        for request in requests
        if (creation := CREATIONS.get(request.operation)) and (request.result or request.operation != signs.CLIENT)
    ]


def _statement(path: str, request: Request, creation: Creation) -> Claim:
    return Claim(
        kind=creation.kind,
        at=Origin(path, (), request.number),
        pool=request.result if request.operation == signs.POOL else named(request, "UserPoolId"),
        name=request.result if creation.by_result else named(request, creation.name),
        members={**request.parameters, **_settled(request)},
    )


def named(request: Request, member: str) -> str:
    """Return what a member names, or the variable of the script that holds that; nothing where neither is known."""
    value = request.parameters.get(member)
    return value.variable if isinstance(value, Unresolved) else value if isinstance(value, str) else ""


def _settled(request: Request) -> Mapping[str, object]:
    """Return what the absence of a member settles: a client that is created without a secret has none ever after."""
    if request.operation == signs.CLIENT and request.given == frozenset():
        return {"GenerateSecret": request.parameters.get("GenerateSecret", False)}
    return {}
