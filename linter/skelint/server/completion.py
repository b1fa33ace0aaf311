"""What can be written at the cursor: members that are not there yet, allowed and usual values, a whole document."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

from lsprotocol import types

from skelint.authoring.operation import OperationModel
from skelint.authoring.pointer import Pointer
from skelint.server.analysis import Analysis
from skelint.server.block_context import in_block
from skelint.server.context import TypingContext, in_brackets
from skelint.server.describe import markdown
from skelint.server.positions import offset, text_range
from skelint.server.snippets import Style, document, member, scalar
from skelint.services.catalogue import UnknownOperationError, named
from skelint.services.description import is_union, kind
from skelint.services.glossary import Glossary, glossary
from skelint.services.identification import identify
from skelint.source import Span

LONGEST = 1_000_000
"""How many characters of a text are looked at: no input of AWS has so many."""
TRIGGERS = ('"', "'", ":", " ", "-")
Schema = Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class _Cursor:
    """A place in a text, with what is known of it."""

    analysis: Analysis
    context: TypingContext
    style: Style
    model: OperationModel
    glossary: Glossary
    kind: types.MarkupKind

    def item(self, label: str, insertion: str, order: str, **more: Any) -> types.CompletionItem:
        """Return something that can be put in the place of what is typed."""
        source, encoding = self.analysis.buffer.source, self.analysis.encoding
        span, behind = self.context.span, "," if self.context.comma_behind and self.style.flow else ""
        typed = source.text[span.start : span.end]
        edits = None
        if self.context.comma_before is not None and self.style.flow:
            place = text_range(source, Span(self.context.comma_before, self.context.comma_before), encoding)
            edits = [types.TextEdit(place, ",")]
        return types.CompletionItem(
            label,
            text_edit=types.TextEdit(text_range(source, span, encoding), insertion + behind),
            filter_text=f"{typed[:1]}{label}" if typed[:1] in ("'", '"') else label,
            sort_text=order,
            insert_text_format=types.InsertTextFormat.Snippet if self.style.stops else types.InsertTextFormat.PlainText,
            additional_text_edits=edits,
            **more,
        )

    def text(self, markdown: str) -> types.MarkupContent:
        """Return a description as the client takes it."""
        return types.MarkupContent(self.kind, markdown)


def completion(
    analysis: Analysis, at: types.Position, kind: types.MarkupKind, *, snippets: bool
) -> list[types.CompletionItem]:
    """Return what can be written at a place; nothing in a text that is no input of an operation."""
    buffer, input_file = analysis.buffer, analysis.input
    if input_file is None or len(buffer.text) > LONGEST:
        return []
    is_json = input_file.parsed.syntax == "JSON"
    style = Style(json=is_json, flow=is_json, stops=snippets)
    if not buffer.text.strip("\ufeff \t\r\n"):
        return list(_documents(analysis, style, kind))
    where = offset(buffer.source, at, analysis.encoding)
    context = in_brackets(buffer.text, where) if is_json else in_block(buffer.text, where)
    model = _model(analysis)
    if context is None or model is None:
        return []
    style = replace(style, flow=context.flow, indent=context.indent)
    meanings = glossary(str(model.operation), analysis.settings.packages)
    cursor = _Cursor(analysis, context, style, model, meanings, kind)
    pointer = _inside(context.pointer, analysis)
    schema = model.at(pointer)
    if schema is None:
        return []
    if schema.get("type") == "object" and context.kind == "key":
        return list(_members(cursor, pointer, schema))
    if schema.get("type") == "object" and not context.flow and pointer and isinstance(pointer[-1], int):
        first = replace(cursor, context=context._replace(siblings=()))  # the siblings are those of the item
        return list(_members(first, pointer, schema))
    return list(_values(cursor, pointer, schema))


def _model(analysis: Analysis) -> OperationModel | None:
    """Return the operation that a text is for: as it was recognised, or as its name and its members say while it is typed."""
    for request in analysis.document.requests:
        return request.model
    parsed = analysis.input.parsed if analysis.input else None
    if parsed is None:
        return None
    try:
        identity = identify(analysis.buffer.name, parsed.parameters or {}, analysis.settings.file.hints, parsed.comment)
    except UnknownOperationError:
        return None
    return identity.model if identity else None


def _inside(pointer: Pointer, analysis: Analysis) -> Pointer:
    """Return a pointer of the document as one of the request: without the wrapper of a saved output."""
    for request in analysis.document.requests:
        if pointer[: len(request.wrapper)] == request.wrapper:
            return pointer[len(request.wrapper) :]
    return pointer


def _documents(analysis: Analysis, style: Style, kind: types.MarkupKind) -> Iterator[types.CompletionItem]:
    recognised = _model(analysis)
    for model in [recognised] if recognised else _spoken_of(analysis):
        meanings = glossary(str(model.operation), analysis.settings.packages)
        context = TypingContext("value", (), Span(0, len(analysis.buffer.text)))
        cursor = _Cursor(analysis, context, style, model, meanings, kind)
        yield cursor.item(
            str(model.operation),
            document(model, style),
            str(model.operation),
            kind=types.CompletionItemKind.Snippet,
            detail="the required members",
            documentation=cursor.text(meanings.text),
        )


def _spoken_of(analysis: Analysis) -> Iterator[OperationModel]:
    """Yield the operations that rules speak about by name: those of an empty file that people are likely to want."""
    names = {name for rule in analysis.settings.file.rules for name in rule.operations}
    for name in sorted(names):
        yield named(name)


def _members(cursor: _Cursor, pointer: Pointer, schema: Schema) -> Iterator[types.CompletionItem]:
    """Yield the members that a structure does not have yet, the required ones first; of a union only the first there is."""
    if is_union(schema) and cursor.context.siblings:
        return
    required = schema.get("required", ())
    rules = cursor.analysis.settings.file.rules
    for number, (name, declared) in enumerate(schema.get("properties", {}).items()):
        if name in cursor.context.siblings:
            continue
        inner = cursor.model.resolved(declared)
        insertion = scalar(name, cursor.style) if cursor.context.colon else member(name, inner, cursor.model, cursor.style)
        yield cursor.item(
            name,
            insertion,
            f"{'0' if name in required else '1'}{number:04}",
            kind=types.CompletionItemKind.Property,
            detail=kind(inner, cursor.model) + (", required" if name in required else ""),
            documentation=cursor.text(markdown((*pointer, name), inner, cursor.model, cursor.glossary, rules)),
        )


def _values(cursor: _Cursor, pointer: Pointer, schema: Schema) -> Iterator[types.CompletionItem]:
    """Yield the values that a member may have: allowed ones, usual ones; of a list, one item more."""
    meaning = cursor.glossary.meaning(pointer)
    in_list = schema.get("type") == "array"
    value_schema = cursor.model.resolved(schema.get("items", {})) if in_list else schema
    told: Mapping[str, str] = {**meaning.words, **meaning.values} if meaning else {}
    choices: Sequence[str] = value_schema.get("enum") or tuple(told)
    if value_schema.get("type") == "boolean":
        yield from (cursor.item(word, word, word, kind=types.CompletionItemKind.Keyword) for word in ("true", "false"))
    for number, value in enumerate(choices):
        if value in cursor.context.siblings:
            continue
        yield cursor.item(
            value,
            _wrapped(scalar(value, cursor.style), cursor, in_list=in_list),
            f"{number:04}",
            kind=types.CompletionItemKind.EnumMember if "enum" in value_schema else types.CompletionItemKind.Value,
            detail=meaning.values.get(value) or meaning.words.get(value) if meaning else None,
            preselect=value == (meaning.default if meaning else None) or None,
        )


def _wrapped(text: str, cursor: _Cursor, *, in_list: bool) -> str:
    if not in_list:
        return text
    if cursor.context.kind == "key":  # on a line of its own, below the name of a list
        return f"- {text}"
    return f"[{text}]"
