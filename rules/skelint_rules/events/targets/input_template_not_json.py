"""EVB102: the template of a target's input does not become JSON."""

import re
from collections.abc import Iterator

from skelint import Evidence, Example, Finding, Request, Severity, quoted, rule
from skelint_rules._json import json_fault
from skelint_rules.events import API, GUIDE
from skelint_rules.events.targets import PUT

PATH = ("InputTransformer", "InputTemplate")
VARIABLE = re.compile(r"<[A-Za-z0-9_.-]+>")
"""A variable: one of `InputPathsMap`, or a predefined one such as `<aws.events.event.json>`."""
STRINGS = re.compile(r'\s*("([^"\\]|\\.)*"\s*)+')
"""One string in quotes, or several, each in a line of its own."""


def _fault(template: str) -> str | None:
    """Return why a template does not become JSON; None where it does, or where it is made of strings in quotes."""
    return None if STRINGS.fullmatch(template) else json_fault(VARIABLE.sub("0", template))


@rule(
    code="EVB102",
    name="input-template-not-json",
    severity=Severity.ERROR,
    evidence=Evidence.DOCUMENT,
    operations=[PUT],
    reads=["Targets"],
    references=[f"{API}/API_InputTransformer.html", f"{GUIDE}/eb-transform-target-input.html"],
    bad=[
        Example(
            """
            {
              "Rule": "states",
              "Targets": [
                {
                  "Id": "1",
                  "Arn": "arn:aws:sqs:us-east-1:111122223333:jobs",
                  "InputTransformer": {
                    "InputPathsMap": {"instance": "$.detail.instance"},
                    "InputTemplate": «"{\\"instance\\": <instance>, <instance>: 1}"»
                  }
                }
              ]
            }
            """,
            says='InputTemplate "{\\"instance\\": <instance>, <instance>: 1}" does not become JSON',
        ),
        Example(
            """
            Targets:
              - Id: "1"
                Arn: arn:aws:sqs:us-east-1:111122223333:jobs
                InputTransformer:
                  InputPathsMap: {instance: $.detail.instance}
                  InputTemplate: «The instance <instance> has stopped»
            """,
            says='InputTemplate "The instance <instance> has stopped" is a string without quotes',
        ),
    ],
    good=[
        Example("""
            Targets:
              - Id: "1"
                InputTransformer:
                  InputPathsMap: {instance: $.detail.instance, status: $.detail.status}
                  InputTemplate: '{"instance": <instance>, "text": "<instance> is in state \\"<status>\\"", "all": [<status>]}'
              - {Id: "2", InputTransformer: {InputTemplate: '"<instance> is in state <status>"'}}
              - {Id: "3", InputTransformer: {InputTemplate: '<instance>'}}
              - {Id: "4", InputTransformer: {InputTemplate: '{"detail": <aws.events.event.json>}'}}
              - {Id: "5", InputTransformer: {InputTemplate: '{"x": ${X}}'}}
        """),
        Example("""
            Targets:
              - Id: "1"
                InputTransformer:
                  InputTemplate: |
                    "The instance <instance>"
                    "is in state <status>."
        """),
    ],
)
def check(request: Request) -> Iterator[Finding]:
    """An input template becomes JSON once its variables are filled in.

    A variable `<name>` stands for a value: without quotes where JSON has a value, or inside a string; AWS documents that it
    cannot be the key of an object. A template may also be a string in quotes, or several of them in lines of their own.

    A template of plain words, without quotes of its own, is a warning. AWS's reference prints such an example, but in its
    guide strings have quotes, and people report that a template without them is refused.

    There is no fix: a fault in JSON can mostly be mended in more than one way.
    """
    for target in request.each_structure("Targets"):
        transformer, pointer = target.value.get(PATH[0]), (*target.pointer, *PATH)
        template = transformer.get(PATH[1]) if isinstance(transformer, dict) else None
        if type(template) is not str or pointer in request.faulty:
            continue
        fault = _fault(template)
        if fault:
            plain = not template.lstrip().startswith(("{", "[", '"'))
            wrong = "is a string without quotes" if plain else "does not become JSON"
            yield Finding(
                at=pointer,
                message=f"{PATH[1]} {quoted(template)} {wrong}",
                help="put double quotes around the text, inside those of the file"
                if plain
                else f"with its variables filled in, it stops being JSON at {fault}",
                severity=Severity.WARNING if plain else None,
            )
