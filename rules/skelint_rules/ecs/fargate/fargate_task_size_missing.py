"""ECS101: a task definition for Fargate does not say how large the task is."""

from collections.abc import Iterator

from skelint import Evidence, Example, Finding, Request, Severity, listed, rule
from skelint_rules.ecs import REGISTER, REGISTER_PAGE
from skelint_rules.ecs.fargate._fargate import COMPATIBILITIES, fargate


@rule(
    code="ECS101",
    name="fargate-task-size-missing",
    severity=Severity.ERROR,
    evidence=Evidence.OBSERVED,
    operations=[REGISTER],
    reads=[COMPATIBILITIES],
    references=[
        REGISTER_PAGE,
        "https://github.com/mongodb/terraform-aws-ecs-task-definition/issues/38",
        "https://github.com/aws/amazon-ecs-cli/issues/982",
    ],
    further_answers=[
        "Fargate requires that 'cpu' be defined at the task level.",
        "Fargate requires that 'memory' be defined at the task level.",
    ],
    bad=[
        Example(
            """
            family: web
            requiresCompatibilities: [«FARGATE»]
            networkMode: awsvpc
            containerDefinitions:
              - {name: web, image: nginx, cpu: 256, memory: 512}
            """,
            says="Fargate needs cpu and memory of the task, which are missing",
        ),
        Example(
            """
            {"family": "web", "requiresCompatibilities": [«"FARGATE"»], "cpu": "256"}
            """,
            says="Fargate needs memory of the task, which is missing",
        ),
    ],
    good=[
        Example("{family: web, requiresCompatibilities: [FARGATE], cpu: '256', memory: '512'}", syntax="yaml"),
        Example("{family: web, requiresCompatibilities: [EC2]}", syntax="yaml"),
        Example("requiresCompatibilities: [FARGATE]", given=["cpu", "memory"]),
    ],
)
def check(request: Request) -> Iterator[Finding]:
    """On Fargate, the task as a whole needs `cpu` and `memory`.

    They say which machine AWS has to provide, and what it costs. The `cpu` and `memory` of containers only share out what the
    task has; on instances of your own they are enough, so they are easily taken for these. The service was observed to refuse
    a task definition without either one.

    There is no fix, because the size is yours to choose.
    """
    at = fargate(request)
    missing = [name for name in ("cpu", "memory") if at and not request.has(name)]
    if at and missing:
        yield Finding(
            at=at,
            message=f"Fargate needs {listed(missing)} of the task, which {'are' if missing[1:] else 'is'} missing",
            help=f"add {listed(missing)} beside containerDefinitions",
            service_error=f"Fargate requires that '{missing[0]}' be defined at the task level.",
        )
