"""The reports of some samples, as golden files: `pytest tests/reporters --golden` rewrites them, to be looked at."""

from collections.abc import Callable
from pathlib import Path

import pytest

from skelint.reporters import Terminal, reporter
from skelint.run.report import Report

ROOT = Path(__file__).parents[2]
GOLDEN = Path(__file__).parent / "golden"
SAMPLES = (
    "bad/redirects.create-user-pool-client.yaml",
    "bad/token-lifetimes.create-user-pool-client.json",
    "good/machine-to-machine.json",
)
SUFFIXES = {
    "sarif": "sarif",
    "github": "txt",
    "gitlab": "json",
    "junit": "xml",
    "markdown": "md",
    "rdjson": "json",
    "checkstyle": "xml",
    "jsonl": "jsonl",
}


@pytest.mark.parametrize("sample", SAMPLES)
@pytest.mark.parametrize("name", SUFFIXES)
def test_the_report_is_the_one_that_was_looked_at(
    linted: Callable[..., Report], request: pytest.FixtureRequest, sample: str, name: str
) -> None:
    path = ROOT / "sample_inputs" / sample
    made = linted({f"sample_inputs/{sample}": path.read_bytes()})
    text = reporter(name)(made, Terminal())
    golden = GOLDEN / f"{path.stem}.{name}.{SUFFIXES[name]}"
    if request.config.getoption("--golden"):
        golden.parent.mkdir(exist_ok=True)
        golden.write_text(text, encoding="utf-8")
    assert golden.read_text(encoding="utf-8") == text


def test_no_report_is_left_of_what_is_gone() -> None:
    stems = {Path(sample).stem for sample in SAMPLES}
    expected = {f"{stem}.{name}.{suffix}" for stem in stems for name, suffix in SUFFIXES.items()}
    assert {path.name for path in GOLDEN.iterdir()} == expected
