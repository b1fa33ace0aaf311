"""The variables that a file gives its scripts: they are read as if each script began with their assignments."""

from collections.abc import Callable, Mapping

from skelint.readers.scripts import powershell, shell
from skelint.readers.scripts.command import Script
from skelint.readers.scripts.passage import Passage, joined

ASSIGNMENTS: Mapping[Callable[..., Script], str] = {powershell.read: "$env:{} = '", shell.read: "{}='"}
"""How a variable is given a value that has no quotes in it, in the language of each reader."""


def given(script: Passage, environment: Mapping[str, Passage], read: Callable[..., Script] | None) -> Passage:
    """Return a script for a reader behind the assignments of the variables that it is given; their values hold no quotes."""
    form = ASSIGNMENTS.get(read) if read is not None else None
    if form is None or not environment:
        return script
    assignments = []
    for name, value in environment.items():
        start, end = value.origins[0], value.origins[-1]
        before = form.format(name)
        assignments.append(Passage(f"{before}{value.text}'\n", [*[start] * len(before), *value.origins, end, end]))
    return joined([*assignments, script])
