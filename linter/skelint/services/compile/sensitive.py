"""The names that tell a secret by themselves, for texts of which no operation tells what is secret in them."""

from collections import Counter
from collections.abc import Iterable

from skelint.authoring.operation import SENSITIVE
from skelint.authoring.wording import fold
from skelint.services.packed import PackedService, parted


def sensitive_names(services: Iterable[PackedService]) -> list[str]:
    """Return the folded names of members that more services mark sensitive than leave plain: `password`, and not `name`."""
    marked, plain = Counter[str](), Counter[str]()
    for service in services:
        names = {True: set[str](), False: set[str]()}
        for shape in service.shapes():
            for name, reference in shape.get("properties", {}).items():
                number, marks = parted(reference)
                is_marked = bool(marks.get(SENSITIVE) or service.shape(number).get(SENSITIVE))
                names[is_marked].add(fold(name))
        facts = (service.operation(name) or {} for name in service.operations)
        names[True].update(fold(name) for fact in facts for name in fact.get("secrets", ()))
        marked.update(names[True])
        plain.update(names[False] - names[True])
    return sorted(name for name, number in marked.items() if number > plain[name])
