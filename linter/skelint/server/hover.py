"""What is shown of the name or value under the pointer."""

from lsprotocol import types

from skelint.authoring.duration import SECONDS, in_words
from skelint.authoring.finding import Part
from skelint.authoring.pointer import value_at
from skelint.authoring.wording import counted
from skelint.server.analysis import Analysis
from skelint.server.describe import markdown
from skelint.server.place import Place, PlacedMember, member_at
from skelint.services.glossary import Meaning, glossary

LONGEST_LIFE = 10**12
"""No number beyond this is a duration that anybody means."""


def hover(analysis: Analysis, at: types.Position, kind: types.MarkupKind) -> types.Hover | None:
    """Return what there is to say of a place: of a member what it means, of a value what it comes to."""
    member = member_at(analysis.document, analysis.offset(at))
    if member is None:
        return None
    place, model = member.place, member.request.model
    meanings = glossary(str(model.operation), analysis.settings.packages)
    text = markdown(member.pointer, member.schema, model, meanings, analysis.settings.file.rules)
    value = _of_value(member, meanings.meaning(member.pointer)) if place.part is Part.VALUE else ""
    if value and not _is_said(value, place, analysis):
        text = f"{value}\n\n{text}"
    return types.Hover(types.MarkupContent(kind, text), analysis.range(analysis.document.source, place.span))


def _is_said(value: str, place: Place, analysis: Analysis) -> bool:
    """Return whether a diagnostic that is shown at the same place says it already."""
    said = value.rpartition(" = ")[2]
    start, end = place.span
    own = (diagnostic for diagnostic in analysis.diagnostics if analysis.is_own(diagnostic.source))
    return any(
        said in diagnostic.message and diagnostic.span.start < end and start < diagnostic.span.end for diagnostic in own
    )


def _of_value(member: PlacedMember, meaning: Meaning | None) -> str:
    value = value_at(member.request.parameters, member.pointer)
    if meaning is None:
        return ""
    if type(value) is str:
        told = meaning.values.get(value) or meaning.words.get(value)
        return f"`{value}`: {told}" if told else ""
    unit = _unit(member, meaning)
    if type(value) is not int or unit is None or not 0 < value < LONGEST_LIFE:
        return ""
    amount, natural = counted(value, unit[:-1]), in_words(value * SECONDS[unit])
    return amount if amount == natural else f"{amount} = {natural}"


def _unit(member: PlacedMember, meaning: Meaning) -> str | None:
    """Return what a number counts; None where it counts nothing, or nobody can know."""
    if meaning.unit is None:
        return None
    path, request = meaning.unit.member, member.request
    if not path:
        return meaning.unit.default
    if path[0] not in request.parameters and path[0] in request.given:
        return None
    if not isinstance(request.parameters.get(path[0], {}), dict):
        return None
    unit = value_at(request.parameters, path)
    if unit is None:
        return meaning.unit.default
    return unit if type(unit) is str and unit in SECONDS else None
