"""What corrects the models where the services prove them wrong, and names the commands of version 2 of the AWS CLI."""

import tomllib
from collections.abc import Mapping
from functools import cache
from pathlib import Path
from typing import Any

from skelint.services.compile.shapes import Shapes

OVERLAY = Path(__file__).parents[1] / "overlay.toml"


class OverlayError(Exception):
    """A correction does not fit the models: what it corrects is gone, or says already what it should."""


@cache
def _overlay() -> Mapping[str, Any]:
    return tomllib.loads(OVERLAY.read_text(encoding="utf-8"))


def corrected(service: str, shapes: Shapes) -> Shapes:
    """Return the shapes of a service with the corrections of the overlay.

    Raises:
        OverlayError: One of them is out of date.
    """
    whole = dict(shapes)
    for correction in _overlay()["correction"]:
        if correction["service"] == service:
            name, before, after = correction["shape"], correction["model"], correction["set"]
            stated = {key: whole.get(name, {}).get(key) for key in before}
            if stated != before:
                raise OverlayError(f"{service} {name}: the model says {stated}, and no longer {before}")
            whole[name] = {**whole[name], **after}
    return whole


def led_to(operation: str) -> dict[str, list[str]]:
    """Return to which members options of an operation lead that show it only on the network."""
    return {entry["name"]: entry["members"] for entry in _overlay()["option"] if entry["operation"] == operation}


def further_commands() -> dict[str, list[str]]:
    """Return the commands that only version 2 of the AWS CLI has, each below its own, as `lambda/wizard`."""
    commands: dict[str, list[str]] = {}
    for name in _overlay()["version-2"]["commands"]:
        *above, last = name.split()
        commands.setdefault("/".join(above or [last]), []).extend([last] if above else [])
    return commands
