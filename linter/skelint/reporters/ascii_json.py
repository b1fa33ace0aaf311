"""JSON for programs that may pass through the log of a CI."""

import json


def as_json(document: object) -> str:
    """Return a document as JSON, a line each member: ASCII only, and without a command for a CI in it."""
    return _guarded(json.dumps(document, indent=2))


def as_json_line(document: object) -> str:
    """Return a document as JSON in one line, as safe."""
    return _guarded(json.dumps(document))


def whole(text: str) -> str:
    """Return a text as it is, so that a file of that name is found; but half a character is no JSON to many parsers."""
    return text.encode("utf-8", "backslashreplace").decode("utf-8")


def _guarded(text: str) -> str:
    # No bidi override, no lone half of a character. ##[ would be a command in the log of a CI.
    return text.replace("##[", r"\u0023#[") + "\n"
