"""What skelint costs, as ratios within one run: `python tests/benchmarks/bench_check.py`.

One clean file, cold, against `import typer`; the same in process against what the AWS CLI does with it (open, json.loads,
botocore's ParamValidator); the explanation of a faulty file; a folder of many files.
"""

import json
import subprocess
import sys
import tempfile
import timeit
from pathlib import Path
from statistics import median

from skelint.engine.lint import lint
from skelint.engine.ruleset import Ruleset
from skelint.readers.reading import read

SAMPLE = Path(__file__).parent.parent.parent / "sample_inputs" / "good" / "web-app.create-user-pool-client.json"
CLIENT = json.loads(SAMPLE.read_text(encoding="utf-8"))
RUNS = 9


def seconds(statement: object, number: int) -> float:
    """Return the median time of one call."""
    timer = timeit.Timer(statement)  # type: ignore[arg-type]  # a callable
    return median(timer.repeat(RUNS, number)) / number


def process(*command: str) -> float:
    """Return the median time of a process."""
    return seconds(lambda: subprocess.run(command, capture_output=True, check=False), 1)


def main() -> None:
    """Print the figures."""
    with tempfile.TemporaryDirectory() as folder:
        clean = Path(folder, "web.create-user-pool-client.json")
        clean.write_text(json.dumps(CLIENT, indent=2), encoding="utf-8")
        faulty = Path(folder, "bad.create-user-pool-client.json")
        faulty.write_text(json.dumps(CLIENT | {"ClientName": "a/b", "Foo": 1}, indent=2), encoding="utf-8")
        rules = Ruleset.collect().select()
        ours = seconds(lambda: lint(read(str(clean)), rules), 300)
        print(f"one clean file in process: {ours * 1e6:.0f} us")  # noqa: T201
        _against_botocore(clean, ours)
        print(f"one faulty file in process: {seconds(lambda: lint(read(str(faulty)), rules), 30) * 1e6:.0f} us")  # noqa: T201
        cold = process(sys.executable, "-m", "skelint", "check", "--isolated", str(clean))
        typer = process(sys.executable, "-c", "import typer")
        print(f"one clean file, cold: {cold * 1e3:.0f} ms, {cold / typer:.2f} times `import typer`")  # noqa: T201
        many = Path(folder, "many")
        many.mkdir()
        for index in range(2_000):
            (many / f"{index}.create-user-pool-client.json").write_bytes(clean.read_bytes())
        whole = process(sys.executable, "-m", "skelint", "check", "--isolated", str(many))
        print(f"2,000 clean files: {whole:.2f} s, {(whole - cold) / 2_000 * 1e6:.0f} us each")  # noqa: T201


def _against_botocore(clean: Path, ours: float) -> None:
    try:
        from botocore.loaders import Loader  # noqa: PLC0415 - installed for development only
        from botocore.model import ServiceModel  # noqa: PLC0415
        from botocore.validate import ParamValidator  # noqa: PLC0415
    except ImportError:
        return
    model = ServiceModel(Loader().load_service_model("cognito-idp", "service-2"))
    shape = model.operation_model("CreateUserPoolClient").input_shape
    validator = ParamValidator()

    def theirs() -> None:
        with clean.open(encoding="utf-8") as stream:
            validator.validate(json.loads(stream.read()), shape)

    cli = seconds(theirs, 300)
    print(f"open, json.loads and botocore's ParamValidator: {cli * 1e6:.0f} us; ours is {ours / cli:.2f} times that")  # noqa: T201


if __name__ == "__main__":
    main()
