"""The name by which an identity pool knows a user pool, and the other texts that people write for it."""

import re

from skelint_rules.cognito.app_client.values._regions import REGION

NAME = re.compile(r"cognito-idp\.(?P<region>[a-z0-9-]+)\.[a-z0-9.-]+/(?P<pool>[\w-]+_[0-9A-Za-z]+)")
"""`cognito-idp.us-east-1.amazonaws.com/us-east-1_Ex1`; the end of the host is another one in other partitions."""
FORM = "cognito-idp.REGION.amazonaws.com/POOL_ID"
HTTPS = "https://"


def name_of(text: str) -> str | None:
    """Return the provider's name that a text means, if it has `https://`, or is an ID or an ARN of a user pool."""
    bare = text.removeprefix(HTTPS).rstrip("/")
    if NAME.fullmatch(bare):
        return bare
    pool = bare.rpartition(":userpool/")[2] if bare.startswith("arn:") else bare
    region = pool.rpartition("_")[0]
    if not REGION.fullmatch(region) or not pool.rpartition("_")[2].isalnum():
        return None
    return f"cognito-idp.{region}.amazonaws.com{'.cn' if region.startswith('cn-') else ''}/{pool}"
