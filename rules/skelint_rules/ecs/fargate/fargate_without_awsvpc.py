"""ECS103: a task definition for Fargate has another network mode than awsvpc."""

from collections.abc import Iterator

from skelint import Applicability, Evidence, Example, Finding, Fix, Request, Set, Severity, quoted, rule
from skelint_rules.ecs import REGISTER, REGISTER_PAGE
from skelint_rules.ecs.fargate._fargate import COMPATIBILITIES, fargate

MODE, AWSVPC = "networkMode", "awsvpc"


@rule(
    code="ECS103",
    name="fargate-without-awsvpc",
    severity=Severity.ERROR,
    evidence=Evidence.DOCUMENT,
    operations=[REGISTER],
    reads=[COMPATIBILITIES],
    references=[REGISTER_PAGE],
    bad=[
        Example(
            """
            family: web
            requiresCompatibilities: [«FARGATE»]
            """,
            says="Fargate needs the networkMode awsvpc, but none is given, which means bridge",
            fixed="""
            family: web
            requiresCompatibilities: [FARGATE]
            networkMode: awsvpc
            """,
        ),
        Example(
            """
            {"requiresCompatibilities": ["FARGATE"], "networkMode": «"host"»}
            """,
            says='Fargate needs the networkMode awsvpc, not "host"',
            fixed="""
            {"requiresCompatibilities": ["FARGATE"], "networkMode": "awsvpc"}
            """,
        ),
    ],
    good=[
        Example("{requiresCompatibilities: [FARGATE], networkMode: awsvpc}", syntax="yaml"),
        Example("{requiresCompatibilities: [EC2], networkMode: bridge}", syntax="yaml"),
        Example("{requiresCompatibilities: [FARGATE], networkMode: '${MODE}'}", syntax="yaml"),
        Example("requiresCompatibilities: [FARGATE]", given=["networkMode"]),
    ],
)
def check(request: Request) -> Iterator[Finding]:
    """On Fargate, each task has a network interface of its own: the network mode must be `awsvpc`.

    AWS documents: "For Amazon ECS tasks on Fargate, the awsvpc network mode is required", and "If no network mode is
    specified, the default is bridge".

    The fix sets the mode. Where none is given it is safe, as Fargate knows no other. It is not safe in the place of another
    mode, because containers then find each other, and are found, in other ways.
    """
    at, mode = fargate(request), request.string(MODE)
    if at is None or (mode is not None and mode.value == AWSVPC):
        return
    instead = f"not {quoted(mode.value)}" if mode else "but none is given, which means bridge"
    yield Finding(
        at=mode or at,
        message=f"Fargate needs the {MODE} {AWSVPC}, {instead}",
        fix=Fix(f"Set {MODE} to {AWSVPC}", [Set((MODE,), AWSVPC)], Applicability.UNSAFE if mode else Applicability.SAFE),
    )
