"""Operations of the AWS CLI, and what the service model says of each."""

from collections.abc import Mapping, Sequence
from dataclasses import field
from datetime import date
from functools import cached_property
from typing import Any, NamedTuple

from skelint.authoring.pointer import Pointer
from skelint.authoring.wording import fold
from skelint.records import dataclass

Schema = Mapping[str, Any]
SENSITIVE = "x-sensitive"
"""The key of a schema whose values are secrets, as the model marks them."""
BLOB = "x-blob"
"""The key of a schema of a string that stands for bytes."""
STREAMING = "x-streaming"
"""The key of a schema whose value is sent or received as a stream: the option that gives it names a file."""
JSON_TEXT = "x-json"
"""The key of a schema of any value that is sent as a text in JSON."""
TOKEN = "x-token"  # noqa: S105 - no password
"""The key of a schema of a token that the AWS CLI makes up where none is given."""
IDENTIFIERS = frozenset({"clientid"})
"""Members that the model marks sensitive though they are no secrets: RFC 6749, section 2.2, on the client identifier."""
SECRET_KEYS = frozenset({"clientsecret", "privatekey"})
"""The folded keys of maps whose values are secrets though no model can mark them: those of an identity provider's details."""


class Operation(NamedTuple):
    """An operation of the AWS CLI, written `cognito-idp create-user-pool-client`."""

    service: str
    name: str

    def __str__(self) -> str:
        return f"{self.service} {self.name}"


class Option(NamedTuple):
    """An option of the AWS CLI that gives a member."""

    member: str
    kind: str
    """The type of the member in the service model: `boolean`, `list`, `structure`, `map`, `integer`, `string`, `blob` …

    `stream` is a blob that is sent as it is read from a file, `jsonvalue` any value that is sent as a text in JSON.
    """
    bare: str = ""
    """The one member of a structure, or of each in a list, that a word of its own gives: `Value` for `--kernel aki-1`."""
    literal: bool = False
    """Whether its value is sent as it is also where it begins as the name of a file or a URL, as `--template-url` does."""


class Addition(NamedTuple):
    """An option of the AWS CLI's own, which gives no member as it is."""

    takes: str
    """How many values it takes: `none`, `one`, `maybe` for at most one, `any`."""
    members: Sequence[str]
    """The members that it leads to, as far as that is known: `MinCount` and `MaxCount` of `--count`."""
    gives: Mapping[str, object] = {}
    """The parameters that it gives by itself, without a value, where that is known: `{"SourceDestCheck": {"Value": true}}`."""


@dataclass(frozen=True, eq=False, kw_only=True)  # no slots: what is derived is made once
class OperationModel:
    """What the catalogue holds of one operation: its input's JSON Schema and the facts around it."""

    operation: Operation
    schema: Schema
    api: str = ""
    """Its name in the API: `CreateUserPoolClient`."""
    version: str = ""
    """Which botocore the model is from."""
    compiled: date = date.max
    """When the model was the current one."""
    creates: bool = False
    """Whether it makes a new resource: leaving a member out then keeps the default, and resets nothing."""
    returned_secrets: frozenset[str] = frozenset()
    """Top-level members that only the output holds and that are secrets."""
    read_only: frozenset[str] = frozenset()
    """Members that the service returns for this resource and takes in no operation on it."""
    elsewhere: Mapping[str, str] = field(default_factory=dict)
    """Members that another operation on the same resource takes, and that operation's name."""
    wrapper: str | None = None
    """The member of the output that holds the resource."""
    listed: str | None = None
    """The member that holds a list of such resources in the output of what describes several."""
    options: Mapping[str, Option] = field(default_factory=dict)
    """The options of the CLI that give members, by their names without dashes in front."""
    opposites: Mapping[str, str] = field(default_factory=dict)
    """The flags that say no, by their names, each with the one that says yes: `no-dry-run` and `dry-run`."""
    additions: Mapping[str, Addition] = field(default_factory=dict)
    """The options that the CLI adds and that give no member as it is: `count` of `ec2 run-instances`."""
    positional: Sequence[str] = ()
    """What the CLI asks for without an option's name: `outfile` of `s3api get-object`."""
    paging: Sequence[str] = ()
    """The options that the CLI adds where it fetches page by page."""
    takes_input: bool = True
    """Whether the CLI takes its input as a file: not where it has no member, or sends or returns a stream."""
    deprecated: bool = False

    @property
    def wrappers(self) -> Sequence[str]:
        """The members of outputs that the resource is in, alone or in a list."""
        return [name for name in (self.wrapper, self.listed) if name]

    @property
    def page(self) -> str:
        """The address of its page in the reference of the AWS CLI."""
        return f"https://docs.aws.amazon.com/cli/latest/reference/{self.operation.service}/{self.operation.name}.html"

    @cached_property
    def members(self) -> Mapping[str, Any]:
        """The schemas of the top-level members, by name."""
        members: Mapping[str, Any] = self.schema.get("properties", {})
        return members

    @cached_property
    def required(self) -> Sequence[str]:
        """The names of the members that the operation cannot do without."""
        required: Sequence[str] = self.schema.get("required", ())
        return required

    def at(self, pointer: Pointer) -> Schema | None:
        """Return the schema of a value, its references followed; None where the model knows no such member."""
        schema: Schema | None = self.resolved(self.schema)
        for step in pointer:
            schema = self.below(schema, step) if schema is not None else None
        return schema

    def below(self, schema: Schema, step: str | int) -> Schema | None:
        """Return the schema of a member or an item, its references followed; None where the model knows none."""
        below = schema.get("items") if isinstance(step, int) else _member(schema, step)
        return self.resolved(below) if isinstance(below, Mapping) else None

    def resolved(self, schema: Schema) -> Schema:
        """Return a schema, or the definition that it refers to."""
        while "$ref" in schema:
            schema = {**self.schema["$defs"][schema["$ref"].rpartition("/")[2]], **_marks(schema)}
        return schema

    def is_sensitive(self, pointer: Pointer) -> bool:
        """Return whether the model marks a value as a secret, or something around it.

        Where the model knows no such member, a name that is nearly that of a secret tells.
        """
        schema: Schema = self.resolved(self.schema)
        for depth, step in enumerate(pointer):
            below = schema.get("items") if isinstance(step, int) else _member(schema, step)
            if not isinstance(below, Mapping):
                unknown = [name for name in pointer[depth:] if isinstance(name, str) and name not in self._no_secrets]
                return any(_is_like(name, self.sensitive_names) for name in unknown)
            is_member = isinstance(step, int) or step in schema.get("properties", {})
            schema = self.resolved(below)
            if schema.get(SENSITIVE) or (not is_member and fold(str(step)) in SECRET_KEYS):
                return True
        return False

    def is_identifier(self, pointer: Pointer) -> bool:
        """Return whether a value that the model marks sensitive is no secret, but a name that others may know."""
        return bool(pointer) and fold(str(pointer[-1])) in IDENTIFIERS

    @cached_property
    def sensitive_names(self) -> frozenset[str]:
        """The folded names of all members that the model marks sensitive, at any depth, of the input and of the output."""
        return frozenset({*map(fold, self.returned_secrets), *_sensitive_names(self.schema)})

    @cached_property
    def secret_names(self) -> frozenset[str]:
        """The same without identifiers, which are no secrets."""
        return self.sensitive_names - IDENTIFIERS

    @cached_property
    def _no_secrets(self) -> frozenset[str]:
        return self.read_only - self.returned_secrets


def _member(schema: Schema, name: str) -> object:
    return schema.get("properties", {}).get(name, schema.get("additionalProperties"))


def _marks(schema: Schema) -> Schema:
    """Return what is said of a member beside the definition that it refers to."""
    return {key: value for key, value in schema.items() if key != "$ref"}


def _sensitive_names(schema: Schema) -> frozenset[str]:
    """Return the folded names of sensitive members anywhere in a schema, its definitions included."""
    names: set[str] = set()
    pending: list[Schema] = [schema, *schema.get("$defs", {}).values()]
    while pending:
        part = pending.pop()
        members: Mapping[str, Schema] = part.get("properties", {})
        names.update(fold(name) for name, below in members.items() if below.get(SENSITIVE))
        pending += members.values()
        pending += (part[role] for role in ("items", "additionalProperties") if isinstance(part.get(role), Mapping))
    return frozenset(names)


def _is_like(name: str, secrets: frozenset[str]) -> bool:
    """Return whether a name is that of a secret, longer, or off by a letter: misspelled, its value is no less secret."""
    folded = fold(name)
    return any(secret in folded or _is_near(folded, secret) for secret in secrets)


def _is_near(word: str, other: str) -> bool:
    """Return whether two words differ by one letter that is wrong, missing, too many, or swapped with the next."""
    if abs(len(word) - len(other)) > 1:
        return False
    start = next(
        (at for at, pair in enumerate(zip(word, other, strict=False)) if pair[0] != pair[1]), min(len(word), len(other))
    )
    rest, others = word[start:], other[start:]
    swapped = rest[1::-1] == others[:2] and rest[2:] == others[2:]
    return rest[1:] == others[1:] or rest[1:] == others or rest == others[1:] or swapped
