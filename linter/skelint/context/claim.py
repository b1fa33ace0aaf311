"""What one file says of one resource, or of all resources of a kind."""

from collections.abc import Mapping, Sequence
from enum import Enum
from typing import Any

from skelint.authoring.pool import Origin
from skelint.records import dataclass


class Topic(Enum):
    """What something is said of."""

    POOL = "user pool"
    PROVIDER = "identity provider"
    RESOURCE_SERVER = "resource server"
    CLIENT = "app client"
    DOMAIN = "domain"
    MFA = "MFA settings"


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Claim:
    """What a file says of one resource."""

    kind: Topic
    at: Origin
    pool: str = ""
    """The id of its pool, or the variable of a script that holds that; empty where the file does not say."""
    name: str = ""
    """What it is called in its pool; empty where nobody can know yet."""
    members: Mapping[str, Any]
    described: bool = False
    """Whether it is a saved description, so that what it leaves out is not set."""
    date: float | None = None
    """When the service changed it last, in seconds since 1970, where the file says so."""


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class SavedList:
    """That a file lists the resources of a kind; what it says of each is a claim of its own."""

    kind: Topic
    at: Origin
    pool: str = ""
    names: Sequence[str]
    whole: bool
    """Whether it is all of them, and no page."""


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Narrowed:
    """That a script saves a list which an option makes a part of the whole."""

    at: Origin
    """The command."""
    files: Sequence[str]
    """The files that it may be saved in, by their absolute paths."""
    pool: str = ""


Saying = Claim | SavedList | Narrowed
