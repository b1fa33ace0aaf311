"""What a thousand further rules cost, as ratios within one run: `python tests/benchmarks/bench_rules.py`.

They are a plugin with an index, about other operations, other members, and other faults than those of the file: neither the
start nor the linting of a file may take a tenth longer for them.
"""

import os
import sys
import tempfile
import timeit
from pathlib import Path
from statistics import median

from skelint.engine.index import NAME, index_text
from skelint.engine.lint import lint
from skelint.engine.packages import walked
from skelint.engine.ruleset import BUILT_IN, Ruleset
from skelint.readers.reading import read

SAMPLE = Path(__file__).parent.parent.parent / "sample_inputs" / "good" / "web-app.create-user-pool-client.json"
COUNT = 1_000
PACKAGE = "thousand_rules"
RUNS = 15
RULE = '''"""A rule of many."""

from skelint import Evidence, Example, FaultKind, Finding, Request, Severity, rule


@rule(
    code="THO{number:03}",
    name="rule-{number}",
    severity=Severity.WARNING,
    evidence=Evidence.OWN,
    {about},
    references=["https://example.com/a/page/about/rule/{number}"],
    bad=[Example("ClientName: «a»", says="x")],
    good=[Example("{{}}")],
)
def check(request: Request) -> list[Finding]:
    """Something holds of rule {number}.

    For a reason that takes a line or two to tell, as the pages of the built-in rules do, and that nobody reads unless the rule
    is asked for, or has something to say.
    """
    return []
'''
ABOUT = (
    'operations=["ec2 run-instances", "ec2 request-spot-instances"], reads=["ImageId", "InstanceType"]',
    'operations=["cognito-idp create-user-pool-client"], reads=["Member{number}", "Other{number}"]',
    'reads=["Member{number}"]',
    "faults=[FaultKind.NULL]",
)


def package(folder: str) -> None:
    """Write the package of further rules, with its index, and make it importable here and in other processes."""
    for number in range(COUNT):
        about = ABOUT[number % len(ABOUT)].format(number=number)
        file = Path(folder, PACKAGE, f"topic{number // 50}", f"rule_{number}.py")
        file.parent.mkdir(parents=True, exist_ok=True)
        (file.parent / "__init__.py").touch()
        file.write_text(RULE.format(number=number, about=about), encoding="utf-8")
    (Path(folder, PACKAGE) / "__init__.py").touch()
    sys.path.insert(0, folder)
    os.environ["PYTHONPATH"] = os.pathsep.join([folder, *filter(None, [os.environ.get("PYTHONPATH")])])
    (Path(folder, PACKAGE) / NAME).write_text(index_text(walked(PACKAGE), PACKAGE), encoding="utf-8")


def cold(*options: str) -> float:
    """Return the processor time in which one clean file is checked by a process of its own."""
    command = [sys.executable, "-m", "skelint", "check", "--isolated", str(SAMPLE), "--output-file", os.devnull, *options]
    process = os.posix_spawn(sys.executable, command, os.environ)
    _, status, used = os.wait4(process, 0)
    if status:
        raise SystemExit(f"{command} ended with {status}")
    return used.ru_utime + used.ru_stime


def main() -> None:
    """Print the figures; end with 1 where one of them is a tenth too large."""
    with tempfile.TemporaryDirectory() as folder:
        package(folder)
        by_turns = [(cold(), cold("--plugin", PACKAGE)) for _ in range(RUNS)]
        without, further = zip(*by_turns, strict=True)
        starts = median(further) / median(without)
        print(f"one clean file, cold: {median(without) * 1e3:.0f} ms; with {COUNT:,} further rules {starts:.2f} times that")  # noqa: T201
        few, many = (Ruleset.collect(packages).select() for packages in ([BUILT_IN], [BUILT_IN, PACKAGE]))
        timers = [timeit.Timer(lambda rules=rules: lint(read(str(SAMPLE)), rules)) for rules in (few, many)]  # type: ignore[misc]
        few_times, many_times = zip(*([timer.timeit(100) / 100 for timer in timers] for _ in range(RUNS)), strict=True)
        files = median(many_times) / median(few_times)
        print(f"the same in process: {median(few_times) * 1e6:.0f} us; with further rules {files:.2f} times that")  # noqa: T201
        sys.exit(starts > 1.1 or files > 1.1)


if __name__ == "__main__":
    main()
