"""Operations of the AWS CLI, and what the service model says of each."""

from collections.abc import Mapping
from dataclasses import field
from datetime import date
from typing import NamedTuple

from skelint.records import dataclass


class Operation(NamedTuple):
    """An operation of the AWS CLI, written `cognito-idp create-user-pool-client`."""

    service: str
    name: str

    def __str__(self) -> str:
        return f"{self.service} {self.name}"


@dataclass(frozen=True, slots=True, kw_only=True)
class ModelFacts:
    """What the service model says of an operation, beyond its schema."""

    version: str = ""
    """Which botocore the model is from."""
    compiled: date = date.max
    """When the model was the current one."""
    sensitive: frozenset[str] = frozenset()
    """The names of members whose values are secrets."""
    read_only: frozenset[str] = frozenset()
    """Members that the service returns for this resource and takes in no operation on it."""
    elsewhere: Mapping[str, str] = field(default_factory=dict)
    """Members that another operation on the same resource takes, and that operation's name."""
    wrapper: str | None = None
    """The member of the output that holds the resource."""


NO_FACTS = ModelFacts()
