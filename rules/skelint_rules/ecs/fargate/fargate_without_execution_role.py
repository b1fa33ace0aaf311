"""ECS104: a task definition for Fargate lacks the role that its images, logs or secrets need."""

import re
from collections.abc import Iterator, Mapping
from typing import NamedTuple

from skelint import Evidence, Example, Finding, Request, Severity, quoted, rule
from skelint_rules.ecs import GUIDE, REGISTER, REGISTER_PAGE
from skelint_rules.ecs.fargate._fargate import COMPATIBILITIES, fargate

ROLE, CONTAINERS = "executionRoleArn", "containerDefinitions"
PRIVATE_REGISTRY = re.compile(r"[0-9]{12}\.dkr\.ecr(-fips)?\.[a-z0-9-]+\.amazonaws\.com(\.cn)?/", re.ASCII)
OF_IMAGES = "Fargate requires task definition to have execution role ARN to support ECR images."
OF_LOGS = "Fargate requires task definition to have execution role ARN to support log driver awslogs."
OF_SECRETS = "When you are specifying container secrets, you must also specify a value for 'executionRoleArn'."


class Need(NamedTuple):
    """Why a container needs the role."""

    path: tuple[str, ...]
    """Where in the container it is written."""
    reason: str
    answer: str
    """What the service says without the role."""


@rule(
    code="ECS104",
    name="fargate-without-execution-role",
    severity=Severity.ERROR,
    evidence=Evidence.OBSERVED,
    operations=[REGISTER],
    reads=[COMPATIBILITIES],
    references=[
        REGISTER_PAGE,
        f"{GUIDE}/task_execution_IAM_role.html",
        "https://github.com/hashicorp/terraform-provider-aws/issues/3051",
        "https://github.com/virtual-kubelet/virtual-kubelet/issues/193",
        "https://github.com/fabfuel/ecs-deploy/issues/87",
    ],
    further_answers=[OF_IMAGES, OF_LOGS, OF_SECRETS],
    bad=[
        Example(
            """
            requiresCompatibilities: [FARGATE]
            containerDefinitions:
              - name: web
                image: «111122223333.dkr.ecr.us-east-1.amazonaws.com/web:1»
                logConfiguration: {logDriver: awslogs}
              - name: proxy
                image: envoyproxy/envoy:v1.30
            """,
            says='executionRoleArn is missing: the container "web" has an image from Amazon ECR',
        ),
        Example(
            """
            requiresCompatibilities: [FARGATE]
            containerDefinitions:
              - name: web
                image: nginx
                logConfiguration: {logDriver: «awslogs»}
            """,
            says='executionRoleArn is missing: the container "web" logs with awslogs',
        ),
        Example(
            """
            requiresCompatibilities: [FARGATE]
            containerDefinitions:
              - name: web
                image: nginx
                secrets: «[{name: TOKEN, valueFrom: /app/token}]»
            """,
            says='executionRoleArn is missing: the container "web" gets secrets',
        ),
    ],
    good=[
        Example("""
            requiresCompatibilities: [FARGATE]
            executionRoleArn: arn:aws:iam::111122223333:role/ecsTaskExecutionRole
            containerDefinitions:
              - {name: web, image: "111122223333.dkr.ecr.us-east-1.amazonaws.com/web:1"}
        """),
        Example("""
            requiresCompatibilities: [FARGATE]
            containerDefinitions:
              - {name: web, image: public.ecr.aws/nginx/nginx, secrets: [], logConfiguration: {logDriver: awsfirelens}}
        """),
        Example("""
            requiresCompatibilities: [EC2]
            containerDefinitions:
              - {name: web, image: nginx, logConfiguration: {logDriver: awslogs}}
        """),
    ],
)
def check(request: Request) -> Iterator[Finding]:
    """On Fargate, ECS needs a task execution role to pull images from Amazon ECR, to send logs, and to fetch secrets.

    On instances of your own these are rights of the instance; on Fargate nobody else could have them. `executionRoleArn` is
    not `taskRoleArn`: with that one, the application itself calls AWS. The service was observed to refuse a task definition
    that needs the role and does not name one. What it answers for each need is known.

    Only the first need is reported. There is no fix, because the role must exist.
    """
    if not fargate(request) or request.has(ROLE):
        return
    for container in request.each_structure(CONTAINERS):
        need = next(_needs(container.value), None)
        if need:
            yield Finding(
                at=(*container.pointer, *need.path),
                message=f"{ROLE} is missing: the container {quoted(container.value.get('name'))} {need.reason}",
                help=f"add {ROLE}, the role that lets ECS do this for the task",
                service_error=need.answer,
            )
            return


def _needs(container: Mapping[str, object]) -> Iterator[Need]:
    """Yield why a container needs the role."""
    image, logs = container.get("image"), container.get("logConfiguration")
    if type(image) is str and PRIVATE_REGISTRY.match(image):
        yield Need(("image",), "has an image from Amazon ECR", OF_IMAGES)
    if isinstance(logs, dict) and logs.get("logDriver") == "awslogs":
        yield Need(("logConfiguration", "logDriver"), "logs with awslogs", OF_LOGS)
    if isinstance(container.get("secrets"), list) and container["secrets"]:
        yield Need(("secrets",), "gets secrets", OF_SECRETS)
