"""What is known of a user pool, as people and programs ask for it."""

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from skelint.authoring.need import Need, Undecided
from skelint.authoring.pool import Listing, Origin, Pool, Resource
from skelint.context.outputs import date_of

OPTIONS = {
    Need.POOL: "--user-pool-id {pool}",
    Need.PROVIDERS: "--user-pool-id {pool}",
    Need.PROVIDER: "--user-pool-id {pool} --provider-name {name}",
    Need.RESOURCE_SERVERS: "--user-pool-id {pool} --max-results 50",
    Need.CLIENTS: "--user-pool-id {pool}",
    Need.CLIENT: "--user-pool-id {pool} --client-id {name}",
    Need.SECRETS: "--user-pool-id {pool} --client-id {name}",
    Need.SESSION: "--user-pool-id {pool} --client-id {name}",
    Need.DOMAIN: "--domain {name}",
    Need.MFA: "--user-pool-id {pool}",
    Need.POOLS: "--max-results 60",
}
"""The options of the commands that save the state of a pool."""
OF_ONE_CLIENT = frozenset({Need.SECRETS, Need.SESSION})
"""What few clients have: it is not asked for of each."""
NOT_KNOWN = "…"


def summary(pool: Pool) -> Mapping[str, Any]:
    """Return what is known of a pool, in the forms of JSON; no value of it is a secret."""
    return {
        "id": pool.id,
        "name": pool.name if pool.name != pool.id else _text(pool.settings, "Name") or _text(pool.settings, "PoolName"),
        "tier": _text(pool.settings, "UserPoolTier"),
        "mfa": _text(pool.mfa, "MfaConfiguration") or _text(pool.settings, "MfaConfiguration"),
        "attributes": [
            {"name": name, "required": _flag(attribute, "Required"), "mutable": _flag(attribute, "Mutable")}
            for name, attribute in pool.attributes
        ],
        "providers": [
            {"name": name, "type": _text(provider, "ProviderType"), "maps": _names(provider, "AttributeMapping")}
            for name, provider in pool.providers
        ],
        "resource_servers": [
            {"identifier": name, "scopes": [f"{name}/{scope}" for scope in scopes(server)]}
            for name, server in pool.resource_servers
        ],
        "clients": [
            {"id": _id(name), "variable": None if _id(name) else shown(name), "name": _text(client, "ClientName")}
            for name, client in pool.clients
        ],
        "domains": [name for name, _ in pool.domains],
        "whole": {
            "attributes": pool.attributes.is_whole,
            "providers": pool.providers.is_whole,
            "resource_servers": pool.resource_servers.is_whole,
            "clients": pool.clients.is_whole,
        },
        "files": [{"path": path, "changed": changed} for path, changed in _files(pool)],
        "missing": list(missing(pool)),
    }


def scopes(server: Resource) -> Sequence[str]:
    """Return the names of the scopes of a resource server, as far as they are known."""
    stated = server.members.get("Scopes")
    items = stated.value if stated and isinstance(stated.value, list) else ()
    return [item["ScopeName"] for item in items if isinstance(item, dict) and type(item.get("ScopeName")) is str]


def missing(pool: Pool) -> Iterator[str]:
    """Yield the commands whose saved output would tell what no file says."""
    for need, options in OPTIONS.items():
        if need in OF_ONE_CLIENT or need is Need.POOLS:
            continue
        listing = {Need.PROVIDER: pool.providers, Need.CLIENT: pool.clients}.get(need)
        names = (
            [_id(name) or NOT_KNOWN for name, resource in listing if resource.described is None] if listing else [NOT_KNOWN]
        )
        if listing is None and _is_told(pool, need):
            continue
        for name in dict.fromkeys(names):
            yield f"aws cognito-idp {need.value} {options.format(pool=pool.id or NOT_KNOWN, name=name)}"


def _is_told(pool: Pool, need: Need) -> bool:
    """Return whether nothing more could be said: a list is whole, a pool is described."""
    match need:
        case Need.POOL:
            return pool.settings.described is not None
        case Need.PROVIDERS:
            return pool.providers.whole is not None
        case Need.RESOURCE_SERVERS:
            return pool.resource_servers.whole is not None
        case Need.CLIENTS:
            return pool.clients.whole is not None
        case Need.DOMAIN:
            domain = pool.settings.members.keys() & {"Domain", "CustomDomain"}
            return bool(pool.domains.resources) or (pool.settings.described is not None and not domain)
    return pool.holds(need)


def shown(variable: str) -> str:
    """Return the name of a variable of a script as a person would say it: without what tells its values apart."""
    return variable.rpartition("@")[0] or variable


def _id(name: str) -> str | None:
    """Return the name of a client or a provider; None where it is that of the variable that holds it."""
    return None if name.startswith("$") else name


def _text(resource: Resource, member: str) -> str | None:
    try:
        stated = resource.string(member)
    except Undecided:
        return None
    return stated.value if stated else None


def _flag(resource: Resource, member: str) -> bool | None:
    try:
        stated = resource.boolean(member)
    except Undecided:
        return None
    return stated.value if stated else None


def _names(resource: Resource, member: str) -> Sequence[str] | None:
    try:
        stated = resource.structure(member)
    except Undecided:
        return None
    return list(stated.value) if stated else []


def _files(pool: Pool) -> Sequence[tuple[str, float | None]]:
    """Return the files that say something of a pool, each with the latest date that it states."""
    dates: dict[str, float | None] = {}
    for resource in (pool.settings, pool.mfa, *_each(pool)):
        stated = resource.members.get("LastModifiedDate")
        date = date_of(stated.value) if stated else None
        for origin in resource.origins:
            latest = dates.setdefault(origin.path, None)
            if stated and date is not None and stated.at.path == origin.path:
                dates[origin.path] = date if latest is None else max(latest, date)
    for origin in _lists(pool):
        dates.setdefault(origin.path, None)
    return sorted(dates.items())


def _listings(pool: Pool) -> Sequence[Listing]:
    return (pool.providers, pool.resource_servers, pool.clients, pool.domains)


def _each(pool: Pool) -> Iterator[Resource]:
    for listing in _listings(pool):
        yield from (resource for _, resource in listing)


def _lists(pool: Pool) -> Iterator[Origin]:
    for listing in _listings(pool):
        yield from (origin for origin in (listing.whole, listing.partial) if origin)
