"""`python -m skelint`."""

from skelint.cli import main

main()
