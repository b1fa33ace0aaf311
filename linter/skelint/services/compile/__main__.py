"""`python -m skelint.services.compile` writes the pack; with `--diff` it says what would change, and writes nothing."""

import argparse
import sys

from skelint.services.compile.difference import differences
from skelint.services.compile.pack import compiled, write
from skelint.services.packed import PACK


def main() -> None:
    """Write the pack from the packages that are installed, or print what they change in it."""
    parser = argparse.ArgumentParser(prog="python -m skelint.services.compile", description=__doc__)
    parser.add_argument("--diff", action="store_true", help="print what the installed packages change; write nothing")
    parser.add_argument("services", nargs="*", help="with --diff, only these services")
    arguments = parser.parse_args()
    if arguments.services and not arguments.diff:
        parser.error("the pack is written whole: name services with --diff only")
    if arguments.diff:
        for line in differences(PACK, arguments.services):
            sys.stdout.write(line + "\n")
        return
    pack = compiled()
    write(pack, PACK)
    size = sum(len(content) for content in pack.values())
    sys.stdout.write(f"{len(pack)} files, {size:,} bytes\n")


if __name__ == "__main__":
    main()
