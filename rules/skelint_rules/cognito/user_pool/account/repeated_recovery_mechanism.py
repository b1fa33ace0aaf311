"""COG1301: two ways to recover an account share a name or a priority."""

from collections.abc import Iterator

from skelint import Applicability, Evidence, Example, Finding, Fix, Label, Remove, Request, Severity, quoted, rule
from skelint_rules.cognito import API, PREFLIGHT
from skelint_rules.cognito.user_pool import UPDATE, USER_POOL
from skelint_rules.cognito.user_pool.account._recovery import SETTING, Mechanism, mechanisms


@rule(
    code="COG1301",
    name="repeated-recovery-mechanism",
    severity=Severity.ERROR,
    evidence=Evidence.OBSERVED,
    operations=USER_POOL,
    reads=[SETTING],
    references=[f"{API}/API_AccountRecoverySettingType.html", f"{PREFLIGHT}/pf-cognito-recovery-duplicate"],
    service_error="Account Recovery Setting cannot have duplicate priorities or recovery mechanisms.",
    bad=[
        Example(
            """
            AccountRecoverySetting:
              RecoveryMechanisms:
                - {Priority: 1, Name: verified_email}
                - {Priority: 2, Name: «verified_email»}
            """,
            says='the recovery mechanism "verified_email" is listed twice',
            fixed="""
            AccountRecoverySetting:
              RecoveryMechanisms:
                - {Priority: 1, Name: verified_email}
            """,
        ),
        Example(
            """
            AccountRecoverySetting:
              RecoveryMechanisms:
                - {Priority: 1, Name: verified_email}
                - {Priority: «1», Name: verified_phone_number}
            """,
            says="two recovery mechanisms have the priority 1",
            operation=UPDATE,
        ),
    ],
    good=[
        Example("""
            AccountRecoverySetting:
              RecoveryMechanisms:
                - {Priority: 1, Name: verified_phone_number}
                - {Priority: 2, Name: verified_email}
        """),
        Example("AccountRecoverySetting: {RecoveryMechanisms: [{Priority: 1, Name: '${A}'}, {Priority: 2, Name: '${A}'}]}"),
    ],
)
def check(request: Request) -> Iterator[Finding]:
    """Each way to recover an account is listed once, with a priority of its own.

    The service refuses two entries with one name, and two with one priority. An entry that repeats both is one mistake.

    The fix removes the later entry of the same name. For two priorities there is none: only you know the order.
    """
    listed: list[Mechanism] = []
    for mechanism in mechanisms(request):
        same = next((other for other in listed if type(other.name) is str and other.name == mechanism.name), None)
        equal = next((other for other in listed if type(other.priority) is int and other.priority == mechanism.priority), None)
        if same:
            yield Finding(
                at=(*mechanism.pointer, "Name"),
                message=f"the recovery mechanism {quoted(same.name)} is listed twice",
                labels=[Label((*same.pointer, "Name"), "the first entry")],
                fix=Fix("Remove the repetition", [Remove(mechanism.pointer)], Applicability.SAFE),
            )
        elif equal:
            yield Finding(
                at=(*mechanism.pointer, "Priority"),
                message=f"two recovery mechanisms have the priority {equal.priority}",
                labels=[Label((*equal.pointer, "Priority"), "the first entry")],
                help="number them in the order in which users are to be offered them",
            )
        listed.append(mechanism)
