"""JSON for programs that may pass through the log of a CI."""

import json


def as_json(document: object) -> str:
    """Return a document as JSON, a line each member: ASCII only, and without a command for a CI in it."""
    # No bidi override, no lone half of a character. ##[ would be a command in the log of a CI.
    return json.dumps(document, indent=2).replace("##[", r"\u0023#[") + "\n"
