"""`python -m skelint.index PACKAGE` writes the index of a package of rules: run it whenever a rule's declaration changes."""

import argparse
from importlib import import_module
from pathlib import Path

from skelint.engine.index import NAME, index_text
from skelint.engine.packages import RulesetError, walked
from skelint.saving import save


def main() -> None:
    """Write the index of a package, or tell with `--check` whether it is as it should be."""
    parser = argparse.ArgumentParser(prog="python -m skelint.index", description=__doc__)
    parser.add_argument("package", help="the package as Python imports it, as acme_skelint_rules")
    parser.add_argument("--check", action="store_true", help="write nothing; end with 1 if the index is not current")
    arguments = parser.parse_args()
    package: str = arguments.package
    try:
        text = index_text(walked(package), package)
    except RulesetError as error:
        parser.exit(2, f"skelint: {error}\n")
    path = Path(import_module(package).__path__[0], NAME)
    if not arguments.check:
        save(path, text)
    elif not path.is_file() or path.read_text(encoding="utf-8") != text:
        parser.exit(1, f"skelint: {path} is not current: run python -m skelint.index {package}\n")


if __name__ == "__main__":
    main()
