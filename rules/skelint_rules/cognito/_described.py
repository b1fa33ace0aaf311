"""What rules ask of a user pool that other files describe, and what a finding is worth that rests on that."""

from collections.abc import Iterator

from skelint import Absence, Origin, Pool, Severity, Stated, Undecided

NEVER_DEMANDED = frozenset({"username", "sub", "email_verified"})
"""`username` is the key of the user, `sub` is never written; the guide exempts `email_verified`."""


def severity(evidence: Absence | Origin) -> Severity | None:
    """Return the severity of a finding that rests on what another file says, where that is less than the rule's own.

    A page of a list does not show all there is, and what an input creates may have been changed since.
    """
    is_sure = evidence.sure if isinstance(evidence, Absence) else evidence.request is None
    return None if is_sure else Severity.WARNING


def attributes_with(pool: Pool, flag: str, *, value: bool) -> Iterator[tuple[str, Stated[bool]]]:
    """Yield the attributes of a pool whose flag `Required` or `Mutable` has a value, except those that nobody can set."""
    for name, attribute in pool.attributes:
        if name in NEVER_DEMANDED:
            continue
        try:
            stated = attribute.boolean(flag)
        except Undecided:
            continue
        if stated is not None and stated.value is value:
            yield name, stated


def lacks_domain(pool: Pool) -> bool:
    """Return whether a pool is known to have no domain of either kind.

    Raises:
        Undecided: Nobody describes the pool.
    """
    return not (pool.settings.has("Domain") or pool.settings.has("CustomDomain") or any(pool.domains))
