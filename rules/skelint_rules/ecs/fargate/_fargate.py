"""Whether a task definition is for Fargate, and the sizes of tasks that Fargate offers."""

import re
from collections.abc import Mapping

from skelint import Request, Value

COMPATIBILITIES = "requiresCompatibilities"
FARGATE = "FARGATE"
SIZES: Mapping[int, tuple[int, ...] | range] = {
    256: (512, 1_024, 2_048),
    512: range(1_024, 4_096 + 1, 1_024),
    1_024: range(2_048, 8_192 + 1, 1_024),
    2_048: range(4_096, 16_384 + 1, 1_024),
    4_096: range(8_192, 30_720 + 1, 1_024),
    8_192: range(16_384, 61_440 + 1, 4_096),
    16_384: range(32_768, 122_880 + 1, 8_192),
}
"""The sizes of memory in MiB that go with so many CPU units."""
AMOUNT = re.compile(r"\s*([0-9]{0,6}\.?[0-9]{1,6})\s*([a-z]*)\s*", re.ASCII | re.IGNORECASE)


def fargate(request: Request) -> Value[str] | None:
    """Return where a task definition asks to be validated for Fargate; None where it does not."""
    return next((value for value in request.each_string(COMPATIBILITIES) if value.value == FARGATE), None)


def units(text: str, unit: str) -> int | None:
    """Return an amount in the smaller unit, whether it is written so or in the larger one (1,024 times as much)."""
    match = AMOUNT.fullmatch(text)
    if match is None or match[2].lower() not in ("", unit):
        return None
    amount = float(match[1]) * (1_024 if match[2] else 1)
    return int(amount) if amount.is_integer() else None
