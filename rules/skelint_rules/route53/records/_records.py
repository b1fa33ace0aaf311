"""The records that a request creates or changes."""

from collections.abc import Iterator, Mapping
from typing import NamedTuple

from skelint import Request, quoted

BATCH, CHANGES, RECORD = "ChangeBatch", "Changes", "ResourceRecordSet"
ALIAS, TTL, VALUES, POLICY = "AliasTarget", "TTL", "ResourceRecords", "TrafficPolicyInstanceId"
WRITING = ("CREATE", "UPSERT")
"""The actions for which it is documented what a record consists of; of DELETE, only that it must be the record as it is."""


class Record(NamedTuple):
    """A record that is created or changed."""

    pointer: tuple[str | int, ...]
    members: Mapping[str, object]

    @property
    def named(self) -> str:
        """The record as messages name it."""
        return f"{self.members.get('Type')} record {quoted(self.members.get('Name'))}"


def records(request: Request) -> Iterator[Record]:
    """Yield the records that a request creates or changes, those with a name and a type."""
    for change in request.each_structure(BATCH, CHANGES):
        members = change.value.get(RECORD)
        if change.value.get("Action") in WRITING and isinstance(members, dict) and {"Name", "Type"} <= members.keys():
            yield Record((*change.pointer, RECORD), members)
