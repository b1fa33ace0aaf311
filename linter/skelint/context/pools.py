"""What all files of a run say, put together pool by pool."""

import os
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import field, replace
from typing import Any

from skelint.authoring.pool import Listing, Origin, Pool, Resource, Stated
from skelint.authoring.request import Request, Unresolved
from skelint.context.claim import Claim, Narrowed, SavedList, Saying, Topic
from skelint.context.inputs import named
from skelint.context.named import PoolFiles
from skelint.context.outputs import POOL_ID
from skelint.context.schema import attributes
from skelint.context.signs import SECRETS, SESSION
from skelint.records import dataclass

NOT_DESCRIBED = frozenset({SECRETS, SESSION})
"""What other commands show of an app client."""
NO_SETTING = frozenset({"LastModifiedDate", "CreationDate", "EstimatedNumberOfUsers", "Status"})
"""What changes by itself: files that differ in it do not disagree."""


@dataclass(frozen=True, slots=True)
class Context:
    """The pools that files speak of."""

    pools: Mapping[str, Pool] = field(default_factory=dict)
    """By id; those whose id no file tells by the variable that holds it, or by what the configuration calls them."""
    configured: Sequence[PoolFiles] = ()
    listed: Listing = field(default_factory=Listing)
    """The pools that saved lists show, by id."""

    def __bool__(self) -> bool:
        return bool(self.pools or self.listed.whole)

    def of(self, request: Request, path: str) -> Pool | None:
        """Return the pool that a request in a file belongs to: by its id or variable, else by the configuration."""
        own = named(request, "UserPoolId")
        pool = self.pools.get(own)
        if pool is None and not _is_id(request.parameters.get("UserPoolId")):
            configured = next((entry for entry in self.configured if entry.files.match(path)), None)
            pool = self.pools.get(configured.key) if configured else None
        if pool is None and _is_id(own) and (whole := self._region_is_listed(own)):
            return Pool(name=own, id=own, missing=whole)
        return pool

    def _region_is_listed(self, identifier: str) -> Origin | None:
        """Return the whole list of the pools of a region that does not hold one of them."""
        region = identifier.partition("_")[0]
        is_listed = any(name.startswith(f"{region}_") for name in self.listed.resources)
        return self.listed.whole if is_listed and identifier not in self.listed else None


def _is_id(value: object) -> bool:
    return type(value) is str and POOL_ID.fullmatch(value) is not None


def merged(sayings: Iterable[Saying], configured: Sequence[PoolFiles] = ()) -> Context:
    """Return what files say, by pool."""
    sayings = _with_clients(_with_parts(list(sayings)))
    owners = _owners(sayings, configured)
    by_pool: dict[str, list[Saying]] = {}
    for saying in sayings:
        if key := owners.of(saying):
            by_pool.setdefault(key, []).append(saying)
    names = {entry.key: entry for entry in configured}
    pools = {key: _pool(key, own, names.get(key)) for key, own in by_pool.items()}
    aliases = {alias: pools[key] for alias, key in owners.aliases.items() if key in pools}
    lists = [saying for saying in sayings if isinstance(saying, SavedList) and saying.kind is Topic.POOL]
    shown = [saying for saying in _of(sayings, Topic.POOL) if _is_id(saying.name)]
    return Context({**pools, **aliases}, configured, _listing(shown, lists))


def _with_parts(sayings: Sequence[Saying]) -> list[Saying]:
    """Return what is said, with each list that some script saves a part of as a part."""
    narrowed = {path for saying in sayings if isinstance(saying, Narrowed) for path in saying.files}
    return [
        replace(saying, whole=saying.whole and os.path.abspath(saying.at.path) not in narrowed)  # noqa: PTH100
        if isinstance(saying, SavedList) and narrowed
        else saying
        for saying in sayings
        if not isinstance(saying, Narrowed)
    ]


def _with_clients(sayings: Sequence[Saying]) -> list[Saying]:
    """Return what is said, with secrets that come without their client given to the only one that is described beside them."""
    clients: dict[str, set[tuple[str, str]]] = {}
    for claim in _of(sayings, Topic.CLIENT):
        if claim.described:
            clients.setdefault(os.path.dirname(claim.at.path), set()).add((claim.pool, claim.name))  # noqa: PTH120
    whole: list[Saying] = []
    for saying in sayings:
        if isinstance(saying, Claim) and saying.kind is Topic.CLIENT and SECRETS in saying.members and not saying.name:
            beside = clients.get(os.path.dirname(saying.at.path), set())  # noqa: PTH120
            whole += [replace(saying, pool=pool, name=name) for pool, name in beside if len(beside) == 1]
        else:
            whole.append(saying)
    return whole


@dataclass(frozen=True, slots=True)
class _Owners:
    """Which pool each saying belongs to."""

    configured: Sequence[PoolFiles]
    aliases: Mapping[str, str]
    """The ids of pools that the configuration calls otherwise."""
    by_folder: Mapping[str, str]
    """The only pool that is described in a folder."""

    def of(self, saying: Saying) -> str:
        """Return what the pool is known by, or nothing where nobody can tell."""
        own = saying.pool
        if own:
            return self.aliases.get(own, own)
        entry = next((entry for entry in self.configured if entry.files.match(saying.at.path)), None)
        if entry is not None:
            return entry.key
        return self.by_folder.get(os.path.dirname(saying.at.path), "") if saying.at.request is None else ""  # noqa: PTH120


def _owners(sayings: Sequence[Saying], configured: Sequence[PoolFiles]) -> _Owners:
    aliases: dict[str, str] = {}
    for entry in configured:
        ids = {saying.pool for saying in sayings if saying.pool and entry.files.match(saying.at.path)}
        if entry.id is None and len(ids) == 1:
            aliases[ids.pop()] = entry.key
    described: dict[str, set[str]] = {}
    for saying in sayings:
        if isinstance(saying, Claim) and saying.kind is Topic.POOL and saying.described:
            described.setdefault(os.path.dirname(saying.at.path), set()).add(saying.pool)  # noqa: PTH120
    only = {folder: next(iter(ids)) for folder, ids in described.items() if len(ids) == 1}
    return _Owners(configured, aliases, {folder: aliases.get(own, own) for folder, own in only.items()})


def _pool(key: str, sayings: Sequence[Saying], configured: PoolFiles | None) -> Pool:
    settings = _resource(_of(sayings, Topic.POOL))
    ids = {saying.pool for saying in sayings if _is_id(saying.pool)}
    return Pool(
        name=configured.name if configured and configured.name else key.rpartition("@")[0] or key,
        id=key if _is_id(key) else next(iter(ids)) if len(ids) == 1 else None,
        settings=settings,
        attributes=attributes(settings),
        providers=_listed(sayings, Topic.PROVIDER),
        resource_servers=_listed(sayings, Topic.RESOURCE_SERVER),
        clients=_listed(sayings, Topic.CLIENT),
        domains=_listed(sayings, Topic.DOMAIN),
        mfa=_resource(_of(sayings, Topic.MFA)),
    )


def _of(sayings: Iterable[Saying], kind: Topic) -> list[Claim]:
    return [saying for saying in sayings if isinstance(saying, Claim) and saying.kind is kind]


def _listed(sayings: Sequence[Saying], kind: Topic) -> Listing:
    lists = [saying for saying in sayings if isinstance(saying, SavedList) and saying.kind is kind]
    return _listing(_of(sayings, kind), lists)


def _listing(claims: Sequence[Claim], lists: Sequence[SavedList]) -> Listing:
    by_name: dict[str, list[Claim]] = {}
    for claim in claims:
        if claim.name:
            by_name.setdefault(claim.name, []).append(claim)
    pages = [saved for saved in lists if not saved.whole]
    whole = [saved for saved in lists if saved.whole and not pages]  # behind a page, what looks whole is the last page
    some = [saved.at for saved in lists]
    some += [claim.at for claim in claims if claim.at.request is not None]  # a description of one tells of no other
    return Listing(
        resources={name: _resource(said) for name, said in by_name.items()},
        whole=whole[0].at if whole else None,
        partial=some[0] if some else None,
        disputed=frozenset(name for shown in (set(saved.names) for saved in whole) for name in by_name.keys() - shown),
    )


def _resource(claims: Sequence[Claim]) -> Resource:
    """Return what files say of one resource: the newest description by its date, and what does not contradict it."""
    if not claims:
        return Resource()
    described = _newest([claim for claim in claims if claim.described])
    others = [claim for claim in claims if not claim.described]
    members: dict[str, Stated[Any]] = {}
    disputed: set[str] = set()
    for claim in (*described, *others):
        for name, value in claim.members.items():
            stated = members.setdefault(name, Stated(value, claim.at.below(name)))
            if not agree(stated.value, value):
                disputed.add(name)
    for request in (claim for claim in others if described and claim.at.request is not None):
        disputed.update(request.members.keys() - described[0].members.keys() - NOT_DESCRIBED)
    names = [set(claim.members) for claim in described]
    if names:
        disputed |= names[0].union(*names) - names[0].intersection(*names)
    return Resource(
        members=members,
        described=described[0].at if described else None,
        disputed=frozenset(disputed - NO_SETTING),
        origins=[claim.at for claim in (*described, *others)],
    )


def _newest(described: Sequence[Claim]) -> Sequence[Claim]:
    """Return the descriptions that count: where all have dates, the newest."""
    dates = [claim.date for claim in described if claim.date is not None]
    if not dates or len(dates) < len(described):
        return described
    return [claim for claim in described if claim.date == max(dates)]


def agree(first: object, second: object) -> bool:
    """Return whether two values of a member can be one: a description says more of it than an input does."""
    if isinstance(first, Unresolved) or isinstance(second, Unresolved):
        return True
    if isinstance(first, dict) and isinstance(second, dict):
        return all(agree(first[name], second[name]) for name in first.keys() & second.keys())
    if isinstance(first, list) and isinstance(second, list):
        return sorted(map(repr, first)) == sorted(map(repr, second)) or _agree_in_order(first, second)
    return first == second


def _agree_in_order(first: Sequence[object], second: Sequence[object]) -> bool:
    return len(first) == len(second) and all(map(agree, first, second))
