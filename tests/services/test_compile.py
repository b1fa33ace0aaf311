"""The embedded pack is what the service models say; a test tells when the installed botocore says otherwise."""

import json
from typing import Any

import pytest

from skelint.services.compile import PACK, SERVICES, compile_service, to_schema
from skelint.services.pattern import UNICODE, anchored

botocore = pytest.importorskip("botocore")
awscli = pytest.importorskip("awscli")


@pytest.mark.parametrize("service", list(SERVICES))
def test_the_pack_is_up_to_date(service: str) -> None:
    embedded = json.loads((PACK / f"{service}.json").read_text(encoding="utf-8"))
    compiled = compile_service(service)
    if embedded["botocore"] == compiled["botocore"]:
        del embedded["compiled"]
        assert embedded == compiled
    else:
        assert embedded["operations"] == compiled["operations"], "run `python -m skelint.services.compile`"


def test_the_pack_holds_no_prose() -> None:
    assert all("documentation" not in path.read_text(encoding="utf-8") for path in PACK.glob("*.json"))


SHAPES: dict[str, Any] = {
    "Tree": {"type": "structure", "members": {"Left": {"shape": "Tree"}, "Name": {"shape": "Name"}}, "required": ["Name"]},
    "Name": {"type": "string", "min": 1, "max": 3, "pattern": "\\w+"},
    "Choice": {"type": "structure", "union": True, "members": {"A": {"shape": "Name"}, "B": {"shape": "When"}}},
    "When": {"type": "timestamp"},
    "Tags": {"type": "map", "key": {"shape": "Name"}, "value": {"shape": "Count"}, "max": 50},
    "Count": {"type": "long", "min": 0},
    "Any": {"type": "structure", "document": True, "members": {}},
    "Root": {
        "type": "structure",
        "members": {"T": {"shape": "Tree"}, "C": {"shape": "Choice"}, "M": {"shape": "Tags"}, "D": {"shape": "Any"}},
    },
}


def test_shapes_become_schemas() -> None:
    schema = to_schema(SHAPES, "Root")
    name = {"type": "string", "minLength": 1, "maxLength": 3, "pattern": "^(?:[0-9A-Za-z_]+)$", "x-pattern": "\\w+"}
    assert schema["properties"] == {
        "T": {"$ref": "#/$defs/Tree"},
        "C": {
            "type": "object",
            "properties": {"A": name, "B": {"type": ["string", "number"]}},
            "additionalProperties": False,
            "minProperties": 1,
            "maxProperties": 1,
        },
        "M": {
            "type": "object",
            "additionalProperties": {"type": "integer", "minimum": 0},
            "propertyNames": name,
            "maxProperties": 50,
        },
        "D": {},
    }
    assert schema["$defs"]["Tree"]["required"] == ["Name"]
    assert schema["$defs"]["Tree"]["properties"]["Left"] == {"$ref": "#/$defs/Tree"}


@pytest.mark.parametrize(
    ("pattern", "written"),
    [
        (r"[\w-]+", r"^(?:[0-9A-Za-z_-]+)$"),
        (r"\w\d", r"^(?:[0-9A-Za-z_][0-9])$"),
        (r"\\w", r"^(?:\\w)$"),
        (r"[\p{L}\s]", r"^(?:[\p{L} \t\n\x0B\f\r])$"),
        (r"^[a]$", r"^(?:^[a]$)$"),
    ],
)
def test_patterns_are_anchored_and_their_classes_are_ascii(pattern: str, written: str) -> None:
    assert anchored(pattern) == written


def test_patterns_can_be_read_as_unicode_too() -> None:
    assert anchored(r"[\w]", UNICODE) == r"^(?:[\p{L}\p{M}\p{N}_])$"
