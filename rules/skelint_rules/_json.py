"""Texts that services read as JSON."""

import json


def json_fault(text: str) -> str | None:
    """Return where a text stops being JSON, as a line and a column; None where all of it is."""
    try:
        json.loads(text, strict=False, parse_int=str)  # as text: Python refuses to read integers of many digits
    except json.JSONDecodeError as error:
        before = text[: error.pos].rstrip()
        # A comma after the last entry is what is wrong, not the bracket behind it; versions of Python differ in this.
        at = len(before) - 1 if before.endswith(",") else error.pos
        return f"line {text.count(chr(10), 0, at) + 1}, column {at - text.rfind(chr(10), 0, at)}"
    except RecursionError:
        return None  # too deep to be read here; the service may do better
    return None
