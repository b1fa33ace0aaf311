"""COG1804: the same events are logged twice."""

from collections.abc import Iterator

from skelint import Evidence, Example, Finding, Label, Request, Severity, member, rule
from skelint_rules.cognito import PREFLIGHT
from skelint_rules.cognito.user_pool.monitoring import LOG_PAGE, SET_LOGS
from skelint_rules.cognito.user_pool.monitoring._logs import CONFIGURATIONS, SOURCE


@rule(
    code="COG1804",
    name="repeated-log-source",
    severity=Severity.ERROR,
    evidence=Evidence.OBSERVED,
    operations=[SET_LOGS],
    reads=[CONFIGURATIONS],
    references=[LOG_PAGE, f"{PREFLIGHT}/pf-cognito-log-delivery-event-source-duplicate"],
    service_error="Following event sources appear more then once in a request",
    bad=[
        Example(
            """
            LogConfigurations:
              - {EventSource: userNotification, LogLevel: ERROR}
              - {EventSource: «userNotification», LogLevel: ERROR}
            """,
            says="LogConfigurations[1] logs userNotification, as LogConfigurations[0] does",
        ),
    ],
    good=[
        Example('{"LogConfigurations": [{"EventSource": "userNotification"}, {"EventSource": "userAuthEvents"}]}'),
        Example('{"LogConfigurations": [{"EventSource": "${A}"}, {"EventSource": "${A}"}]}'),
    ],
)
def check(request: Request) -> Iterator[Finding]:
    """Each source of events has one configuration, with one destination.

    The service refuses a second one, even for another destination. There is no fix: only you know which destination is meant.
    """
    first: dict[str, tuple[str | int, ...]] = {}
    for configuration in request.each_structure(CONFIGURATIONS):
        source = configuration.value.get(SOURCE)
        if type(source) is not str:
            continue
        original = first.setdefault(source, configuration.pointer)
        if original != configuration.pointer:
            yield Finding(
                at=(*configuration.pointer, SOURCE),
                message=f"{member(configuration.pointer)} logs {source}, as {member(original)} does",
                labels=[Label((*original, SOURCE), "the same events")],
            )
