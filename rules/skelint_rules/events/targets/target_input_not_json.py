"""EVB101: the constant input of a target is not JSON."""

from collections.abc import Iterator

from skelint import Evidence, Example, Finding, Request, Severity, member, quoted, rule
from skelint_rules._json import json_fault
from skelint_rules.events import API
from skelint_rules.events.targets import PUT


@rule(
    code="EVB101",
    name="target-input-not-json",
    severity=Severity.ERROR,
    evidence=Evidence.DOCUMENT,
    operations=[PUT],
    reads=["Targets"],
    references=[f"{API}/API_Target.html", f"{API}/API_PutTargets.html"],
    bad=[
        Example(
            """
            {
              "Rule": "nightly",
              "Targets": [
                {"Id": "1", "Arn": "arn:aws:sqs:us-east-1:111122223333:jobs", "Input": «"{env: dev}"»},
                {"Id": "2", "Arn": "arn:aws:sqs:us-east-1:111122223333:jobs", "Input": «"start"»}
              ]
            }
            """,
            says=[
                'Targets[0].Input "{env: dev}" is not JSON',
                'Targets[1].Input "start" is not JSON',
            ],
        ),
    ],
    good=[
        Example("""
            Targets:
              - {Id: "1", Arn: "arn:aws:sqs:us-east-1:111122223333:jobs", Input: '{"env": "dev"}'}
              - {Id: "2", Arn: "arn:aws:sqs:us-east-1:111122223333:jobs", Input: '"start"'}
              - {Id: "3", Arn: "arn:aws:sqs:us-east-1:111122223333:jobs", Input: '${INPUT}'}
        """),
    ],
)
def check(request: Request) -> Iterator[Finding]:
    """`Input` is a text in JSON that the target gets in place of the event.

    AWS documents it as "Valid JSON text passed to the target". A plain word is none: as JSON, a string has quotes of its own,
    inside those of the file or the command. In a shell, quotes within quotes are easily lost.

    There is no fix: what was meant, an object or a string, is not always clear.
    """
    for target in request.each_structure("Targets"):
        text, pointer = target.value.get("Input"), (*target.pointer, "Input")
        if type(text) is not str or not text or pointer in request.faulty:
            continue
        if fault := json_fault(text):
            yield Finding(
                at=pointer, message=f"{member(pointer)} {quoted(text)} is not JSON", help=f"it stops being JSON at {fault}"
            )
