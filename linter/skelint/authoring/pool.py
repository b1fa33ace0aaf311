"""What other files say of a user pool, its providers, resource servers and app clients, as rules see it."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import field
from typing import Any, Generic, NamedTuple, TypeVar

from skelint.authoring.need import Need, Undecided
from skelint.authoring.pointer import Pointer
from skelint.records import dataclass

T = TypeVar("T")


class Origin(NamedTuple):
    """Where a file states something: it can be labelled, and its lines are looked up only then."""

    path: str
    pointer: Pointer = ()
    request: int | None = None
    """Which of the requests of the file says it; None where the file is the saved output of a command."""

    def below(self, *steps: str | int) -> "Origin":
        """Return where a part of it is stated."""
        return self._replace(pointer=(*self.pointer, *steps))


class Stated(NamedTuple, Generic[T]):
    """A value that a file states, and where."""

    value: T
    at: Origin


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Resource:
    """What files say of one resource, by the members that the service describes it with.

    The accessors return a member as it is stated, or None where it is known not to be set. They raise `Undecided` where
    nobody says, files disagree, or the value is not of that type.
    """

    members: Mapping[str, Stated[Any]] = field(default_factory=dict)
    described: Origin | None = None
    """The saved description of all of it, where there is one: what that leaves out is not set."""
    disputed: frozenset[str] = frozenset()
    """The members on which files disagree."""
    origins: Sequence[Origin] = ()
    """All places where something is said of it."""

    @property
    def at(self) -> Origin:
        """Where it is described, or else named."""
        return self.described or self.origins[0]

    def string(self, *path: str) -> Stated[str] | None:
        """Return a member that is a string."""
        return self._typed(path, str)

    def boolean(self, *path: str) -> Stated[bool] | None:
        """Return a member that is true or false."""
        return self._typed(path, bool)

    def integer(self, *path: str) -> Stated[int] | None:
        """Return a member that is an integer."""
        return self._typed(path, int)

    def structure(self, *path: str) -> Stated[Mapping[str, object]] | None:
        """Return a member that is a structure, or a map."""
        return self._typed(path, dict)

    def strings(self, *path: str) -> Stated[Sequence[str]] | None:
        """Return a member that is a list of strings, all of them known."""
        member = self._typed(path, list)
        if member is not None and not all(type(item) is str for item in member.value):
            raise Undecided
        return member

    def structures(self, *path: str) -> Stated[Sequence[Mapping[str, object]]] | None:
        """Return a member that is a list of structures, all of them known."""
        member = self._typed(path, list)
        if member is not None and not all(type(item) is dict for item in member.value):
            raise Undecided
        return member

    def has(self, *path: str) -> bool:
        """Return whether a member is set."""
        return self._stated(path) is not None

    def _typed(self, path: Sequence[str], kind: type[T]) -> Stated[Any] | None:
        member = self._stated(path)
        if member is not None and type(member.value) is not kind:  # exact: a bool is no integer, an Unresolved no string
            raise Undecided
        return member

    def _stated(self, path: Sequence[str]) -> Stated[Any] | None:
        first, *below = path
        if first in self.disputed:
            raise Undecided
        member = self.members.get(first)
        if member is None:
            if self.described is None:
                raise Undecided
            return None
        value, at = member
        for step in below:
            if type(value) is not dict:
                raise Undecided
            if step not in value:
                if self.described is None:
                    raise Undecided
                return None
            value, at = value[step], at.below(step)
        return Stated(value, at)


class Absence(NamedTuple):
    """That something is in no list."""

    at: Origin
    """The list that it is not in."""
    sure: bool
    """Whether the list is whole: what a page of it, or the inputs beside it, do not show may be there all the same."""


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Listing:
    """What files say of all resources of a kind, by their names: the providers of a pool, its scopes."""

    resources: Mapping[str, Resource] = field(default_factory=dict)
    whole: Origin | None = None
    """The saved list of all of them, where there is one."""
    partial: Origin | None = None
    """Where some of them are named."""
    disputed: frozenset[str] = frozenset()
    """The names that one whole list holds, and another does not."""

    def __iter__(self) -> Iterator[tuple[str, Resource]]:
        return iter(self.resources.items())

    def __contains__(self, name: object) -> bool:
        return name in self.resources

    @property
    def at(self) -> Origin:
        """Where they are listed, or some of them are named.

        Raises:
            Undecided: No file says anything of them.
        """
        origin = self.whole or self.partial
        if origin is None:
            raise Undecided
        return origin

    @property
    def is_whole(self) -> bool:
        """Whether all there are, are known, and no file disagrees."""
        return self.whole is not None and not self.disputed

    def get(self, name: str) -> Resource | None:
        """Return the resource of a name, or None where none is known."""
        return self.resources.get(name)

    def absence(self, name: str) -> Absence | None:
        """Return that nothing has a name, or None where something has it.

        Raises:
            Undecided: Nobody can say: no file speaks of such resources, or lists disagree.
        """
        if name in self.disputed:
            raise Undecided
        return None if name in self.resources else Absence(self.at, sure=self.whole is not None)


NOTHING_SAID = Resource()
NOTHING_LISTED = Listing()


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Pool:
    """What files say of one user pool and of what belongs to it."""

    name: str
    """Its id; where that is not known, what the configuration calls it, or the variable that holds it."""
    id: str | None = None
    settings: Resource = NOTHING_SAID
    """The pool, with the members of `describe-user-pool`."""
    attributes: Listing = NOTHING_LISTED
    """The attributes of its schema, by the names that app clients use: `email`, `custom:department`."""
    providers: Listing = NOTHING_LISTED
    """Its identity providers, by name; each with the members of `describe-identity-provider`, as far as they are known."""
    resource_servers: Listing = NOTHING_LISTED
    """Its resource servers, by identifier, with the members of `describe-resource-server`."""
    clients: Listing = NOTHING_LISTED
    """Its app clients, by id, with the members of `describe-user-pool-client`, and with `ClientSecrets` and `SSOSession`."""
    domains: Listing = NOTHING_LISTED
    """Its domains, by name, with the members of `describe-user-pool-domain`."""
    mfa: Resource = NOTHING_SAID
    """What `get-user-pool-mfa-config` says."""
    missing: Origin | None = None
    """The whole list of the pools of its region, where that does not hold it."""

    def holds(self, need: Need) -> bool:
        """Return whether some file says what the output of a command would."""
        match need:
            case Need.POOL:
                return bool(self.settings.origins)
            case Need.PROVIDERS:
                return _is_said(self.providers)
            case Need.PROVIDER:
                return any("AttributeMapping" in provider.members or provider.described for _, provider in self.providers)
            case Need.RESOURCE_SERVERS:
                return _is_said(self.resource_servers)
            case Need.CLIENTS:
                return _is_said(self.clients)
            case Need.CLIENT:
                return any(client.described for _, client in self.clients)
            case Need.SECRETS:
                return _some(self.clients, "ClientSecrets")
            case Need.SESSION:
                return _some(self.clients, "SSOSession")
            case Need.DOMAIN:
                return bool(self.domains.resources)
            case Need.MFA:
                return bool(self.mfa.origins)
        return self.missing is not None or self.settings.described is not None  # what is described, is there


def _is_said(listing: Listing) -> bool:
    return bool(listing.whole or listing.partial)


def _some(listing: Iterable[tuple[str, Resource]], member: str) -> bool:
    return any(member in resource.members for _, resource in listing)
