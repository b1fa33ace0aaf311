"""`python -m website.picture` draws the report that the README and the home page show, as it is today."""

import re
from io import StringIO
from pathlib import Path

from rich.console import Console
from rich.text import Text

from skelint.api import Ruleset, document, lint
from skelint.reporters import Terminal, reporter
from skelint.run.outcome import Outcome
from skelint.run.report import report

ROOT = Path(__file__).parents[2]
PICTURE = Path(__file__).parent / "assets" / "report.svg"
SAMPLE = "sample_inputs/bad/token-lifetimes.create-user-pool-client.json"
WIDTH = 104
"""How many columns are shown."""
FONTS = re.compile(r"@font-face \{.*?\}\s*", re.DOTALL)
"""What a reader would have to fetch from another server."""


def picture() -> str:
    """Return the report of a sample as SVG, below the command that prints it."""
    rules = Ruleset.collect().select()
    diagnostics = lint(document(SAMPLE, (ROOT / SAMPLE).read_bytes()), rules)
    outcome = Outcome(diagnostics=diagnostics, checked=SAMPLE, requests=1)
    text = reporter("full")(report([outcome], rules), Terminal(width=WIDTH, colour=True))
    console = Console(record=True, width=WIDTH, file=StringIO(), force_terminal=True, legacy_windows=False)
    console.print(Text(f"$ skelint check {SAMPLE}", style="bold"), soft_wrap=True)
    console.print(Text.from_ansi(text), soft_wrap=True)
    svg = console.export_svg(title="skelint", unique_id="skelint")
    return FONTS.sub("", svg).replace("Fira Code, monospace", "ui-monospace, monospace")


if __name__ == "__main__":
    PICTURE.write_text(picture(), encoding="utf-8")
