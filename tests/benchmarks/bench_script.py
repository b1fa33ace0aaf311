"""How long scripts take: `python tests/benchmarks/bench_script.py`. Ten times the commands should take ten times as long."""

import gc
import sys
from time import process_time

from skelint.engine.lint import lint
from skelint.engine.ruleset import Ruleset
from skelint.readers.reading import document

COMMAND = """
CLIENT=$(aws cognito-idp create-user-pool-client --user-pool-id us-east-1_Ab12Cd34E --client-name "web-$STAGE" \\
  --no-generate-secret --explicit-auth-flows ALLOW_USER_SRP_AUTH ALLOW_REFRESH_TOKEN_AUTH \\
  --token-validity-units AccessToken=minutes --access-token-validity 60 --query UserPoolClient.ClientId --output text)
"""


def main() -> None:
    """Print the time to read and to lint scripts of more and more commands, in all and for each command."""
    rules = Ruleset.collect().select()
    lint(document("warm.sh", COMMAND.encode()), rules)
    for number in (15, 150, 1_500):
        text = ("#!/bin/sh\n" + COMMAND * number).encode()
        gc.collect()
        start = process_time()
        script = document("x.sh", text)
        read = process_time()
        found = lint(script, rules)
        end = process_time()
        sys.stdout.write(
            f"{number:>6,} commands: read {read - start:.2f} s ({(read - start) / number * 1e6:,.0f} us each), "
            f"linted {end - read:.2f} s ({(end - read) / number * 1e6:,.0f} us each), {len(found)} findings\n"
        )


if __name__ == "__main__":
    main()
