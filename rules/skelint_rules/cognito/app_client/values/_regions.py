"""The names of AWS regions."""

import re

REGIONS = tuple(
    f"{area}-{direction}"
    for area, directions in {
        "af": "south-1",
        "ap": "east-1 east-2 northeast-1 northeast-2 northeast-3 south-1 south-2 southeast-1 southeast-2 southeast-3",
        "ca": "central-1 west-1",
        "cn": "north-1 northwest-1",
        "eu": "central-1 central-2 north-1 south-1 south-2 west-1 west-2 west-3",
        "il": "central-1",
        "me": "central-1 south-1",
        "mx": "central-1",
        "sa": "east-1",
        "us": "east-1 east-2 west-1 west-2",
        "us-gov": "east-1 west-1",
    }.items()
    for direction in directions.split()
)
"""Regions that a misspelling can be compared with. It need not be complete: see `REGION`."""
REGION = re.compile(r"[a-z]{2,4}(-[a-z]{2,4})?-(central|(north|south)?(east|west)?)-\d{1,2}")
"""The form of a region's name. One that AWS adds tomorrow has it too."""
