"""What rules could not decide, as no file says what they ask of a user pool; and which file would."""

from collections.abc import Collection, Iterable, Iterator, Sequence
from typing import TYPE_CHECKING, NamedTuple

from skelint.authoring.need import Need
from skelint.authoring.request import Request
from skelint.authoring.wording import counted, listed
from skelint.context.summary import NOT_KNOWN, OPTIONS
from skelint.engine.ruleset import Ruleset

if TYPE_CHECKING:
    from skelint.context.pools import Context

SHOWN = 3
"""So many rules are named."""


class Gap(NamedTuple):
    """What a rule could not decide."""

    code: str
    need: Need
    pool: str
    """The id of the user pool; empty where that is not known."""
    is_told: bool
    """Whether some file says something of that pool."""


def gaps(requests: Iterable[Request], rules: Ruleset, context: "Context | None", path: str) -> Iterator[Gap]:
    """Yield what rules could not decide about the requests of a file."""
    for request in requests:
        pool = context.of(request, path) if context else None
        identifier = request.parameters.get("UserPoolId")
        name = pool.id or "" if pool else identifier if type(identifier) is str else ""
        for rule in rules:
            if str(request.operation) in rule.operations and _reads(request, rule.reads):
                yield from (
                    Gap(rule.code, need, name, pool is not None) for need in rule.needs if pool is None or not pool.holds(need)
                )


def _reads(request: Request, members: Sequence[str]) -> bool:
    return not members or not request.parameters.keys().isdisjoint(members)


def sentences(every: Iterable[Gap]) -> list[str]:
    """Return what to save so that rules can decide: a sentence for each command, or one for a pool that nobody speaks of."""
    by_command: dict[tuple[str, str], set[str]] = {}
    untold: dict[str, set[str]] = {}
    for code, need, pool, is_told in every:
        if is_told:
            by_command.setdefault((pool, need.value), set()).add(code)
        else:
            untold.setdefault(pool, set()).add(code)
    return [
        *(_of_pool(pool, codes) for pool, codes in sorted(untold.items())),
        *(_sentence(pool, command, sorted(codes)) for (pool, command), codes in sorted(by_command.items())),
    ]


def _of_pool(pool: str, codes: Collection[str]) -> str:
    named = f"the user pool {pool}" if pool else "a user pool whose id is not known here"
    command = f"aws cognito-idp {Need.POOL.value} {OPTIONS[Need.POOL].format(pool=pool or NOT_KNOWN)}"
    undecided = f"{counted(len(codes), 'rule')} could not decide, as no file speaks of {named}"
    return f"{undecided}: save `{command}` and give it with --context"


def _sentence(pool: str, command: str, codes: Sequence[str]) -> str:
    rest = len(codes) - SHOWN
    named = listed([*codes[:SHOWN], *([counted(rest, "other rule")] if rest > 0 else [])])
    options = OPTIONS.get(Need(command), "").format(pool=pool or NOT_KNOWN, name=NOT_KNOWN)
    return (
        f"{named} could not decide: give the saved output of `{f'aws cognito-idp {command} {options}'.strip()}` with --context"
    )
