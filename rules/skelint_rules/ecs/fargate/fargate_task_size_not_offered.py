"""ECS102: Fargate offers no task of this size."""

from collections.abc import Iterator

from skelint import Evidence, Example, Finding, Label, Request, Severity, listed, quoted, rule
from skelint_rules.ecs import GUIDE, REGISTER, REGISTER_PAGE
from skelint_rules.ecs.fargate._fargate import COMPATIBILITIES, SIZES, fargate, units


@rule(
    code="ECS102",
    name="fargate-task-size-not-offered",
    severity=Severity.ERROR,
    evidence=Evidence.OBSERVED,
    operations=[REGISTER],
    reads=[COMPATIBILITIES],
    references=[
        REGISTER_PAGE,
        f"{GUIDE}/task-cpu-memory-error.html",
        "https://github.com/towardsthecloud/aws-cdk-examples/issues/1",
    ],
    service_error="No Fargate configuration exists for given values: … CPU, … memory. "
    "See the Amazon ECS documentation for the valid values.",
    bad=[
        Example(
            """
            requiresCompatibilities: [FARGATE]
            cpu: "512"
            memory: «"512"»
            """,
            says='Fargate offers no task with cpu "512" and memory "512"',
        ),
        Example(
            """
            {"requiresCompatibilities": ["FARGATE"], "cpu": "8 vCPU", "memory": «"18 GB"»}
            """,
            says='Fargate offers no task with cpu "8 vCPU" and memory "18 GB"',
        ),
        Example(
            """
            {"requiresCompatibilities": ["FARGATE"], "cpu": «"300"», "memory": "1024"}
            """,
            says='Fargate offers no task with cpu "300"',
        ),
    ],
    good=[
        Example("{requiresCompatibilities: [FARGATE], cpu: .25 vCPU, memory: 0.5GB}", syntax="yaml"),
        Example("{requiresCompatibilities: [FARGATE], cpu: '16384', memory: '122880'}", syntax="yaml"),
        Example("{requiresCompatibilities: [FARGATE], cpu: 4 vcpu, memory: 30 GB}", syntax="yaml"),
        Example("{requiresCompatibilities: [EC2], cpu: '300', memory: '300'}", syntax="yaml"),
        Example("{requiresCompatibilities: [FARGATE], cpu: '512', memory: '${MEMORY}'}", syntax="yaml"),
    ],
)
def check(request: Request) -> Iterator[Finding]:
    """Fargate offers tasks of certain sizes: to each number of CPU units belong some sizes of memory.

    Both are strings. `cpu` counts units, 1,024 for a vCPU, unless "vCPU" follows the number, and `memory` counts
    MiB unless "GB" is. AWS documents the pairs; the service was observed to refuse others.

    More CPU units than in AWS's table are left alone, because a size that is larger than all others may be new. There is no
    fix, because there are two ways to change a pair.
    """
    cpu, memory = request.string("cpu"), request.string("memory")
    if not fargate(request) or cpu is None or memory is None:
        return
    number, size = units(cpu.value, "vcpu"), units(memory.value, "gb")
    if number is None or size is None or number > max(SIZES) or size in SIZES.get(number, ()):
        return
    offered = SIZES.get(number)
    pair = f" and memory {quoted(memory.value)}" if offered else ""
    yield Finding(
        at=memory if offered else cpu,
        message=f"Fargate offers no task with cpu {quoted(cpu.value)}{pair}",
        labels=[Label(cpu, "the CPU units that it has to go with")] if offered else [],
        help=f"with this cpu, memory is {_described(offered)}" if offered else f"cpu is {listed(map(str, SIZES), 'or')}",
    )


def _described(sizes: range | tuple[int, ...]) -> str:
    """Return sizes of memory in a sentence: all of them, or the first, the last and the step between."""
    if isinstance(sizes, tuple) or len(sizes) <= 4:
        return f"{listed(map(str, sizes), 'or')} MiB"
    return f"{sizes[0]} to {sizes[-1]} MiB, in steps of {sizes.step}"
