"""Files of other tools that speak of the same resources: named for what they are, and not read."""

import re

from skelint.services.margin import names_at_the_margin

TEMPLATE = re.compile(r"""^[ \t{]*["']?AWSTemplateFormatVersion["']?[ \t]*:""", re.MULTILINE)
TYPE = re.compile(r"""(?:^|[{,])[ \t]*(?:-[ \t]+)?["']?Type["']?[ \t]*:[ \t]*["']?AWS::\w+::\w""", re.MULTILINE)
RESOURCES = re.compile(r"""(?:^|[{,])[ \t]*["']?Resources["']?[ \t]*:""", re.MULTILINE)
KUBERNETES = frozenset({"apiVersion", "kind"})
"""The members of each Kubernetes manifest: no operation of AWS takes both."""


def foreign_format(text: str) -> str | None:
    """Return what a text is, in words, if it is no input but made for another tool: `a CloudFormation template`."""
    if "AWSTemplateFormatVersion" in text and TEMPLATE.search(text):
        return "a CloudFormation template"
    if "apiVersion" in text and KUBERNETES.issubset(names_at_the_margin(text) or ()):
        return "a Kubernetes manifest"
    if "AWS::" not in text or not TYPE.search(text):
        return None
    return "a CloudFormation template" if RESOURCES.search(text) else "a CloudFormation resource"
