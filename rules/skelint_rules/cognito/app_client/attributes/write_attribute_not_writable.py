"""COG501: the app client may write an attribute that no app client can write."""

from collections.abc import Iterator

from skelint import Applicability, Evidence, Example, Finding, Fix, Remove, Request, Severity, quoted, rule
from skelint_rules.cognito._attributes import ATTRIBUTES_PAGE
from skelint_rules.cognito.app_client import APP_CLIENT, CREATE_PAGE, UPDATE, UPDATE_PAGE
from skelint_rules.cognito.app_client.attributes._attributes import PREFLIGHT, WRITE, names, rejection

OBSERVED = ("email_verified",)
NOT_WRITABLE = (*OBSERVED, "phone_number_verified", "sub")


@rule(
    code="COG501",
    name="write-attribute-not-writable",
    severity=Severity.ERROR,
    evidence=Evidence.OBSERVED,
    operations=APP_CLIENT,
    reads=[WRITE],
    references=[
        CREATE_PAGE,
        UPDATE_PAGE,
        ATTRIBUTES_PAGE,
        f"{PREFLIGHT}/7a5d20e22c4f1daab5da4393d415f8cb38916ef4/rules/cognito/pf-cognito-write-attributes-immutable/meta.yaml",
    ],
    service_error="Invalid write attributes specified while creating a client",
    further_answers=["Invalid write attributes specified while updating a client"],
    bad=[
        Example(
            """
            WriteAttributes:
              - email
              - «email_verified»
            """,
            says='WriteAttributes has "email_verified", which no app client can write',
            fixed="""
            WriteAttributes:
              - email
            """,
        ),
        Example(
            """
            {"WriteAttributes": [«"sub"», "name", «"phone_number_verified"»]}
            """,
            says=[
                'WriteAttributes has "sub", which no app client can write',
                'WriteAttributes has "phone_number_verified", which no app client can write',
            ],
            fixed="""
            {"WriteAttributes": ["name"]}
            """,
            operation=UPDATE,
        ),
        Example(
            "WriteAttributes: [«email_verified»]",
            says='WriteAttributes has "email_verified", which no app client can write',
        ),
    ],
    good=[
        Example("WriteAttributes: [email, updated_at, custom:sub]"),
        Example("ReadAttributes: [sub, email_verified, phone_number_verified]"),
        Example('WriteAttributes: ["${ATTRIBUTE}"]'),
    ],
)
def check(request: Request) -> Iterator[Finding]:
    """Only the user pool and its administrators can say that an e-mail address or a phone number is verified.

    `email_verified` and `phone_number_verified` are set by verification, or by an administrator
    (`AdminUpdateUserAttributes`); `sub` is the user's permanent identifier. An app client can read them, but they must not be
    among the attributes that it may write, not even if an identity provider maps to them.

    That `email_verified` is rejected was observed. That the other two are follows from the same rule and has not been seen,
    so for them this is a warning.

    The fix removes the attribute from the list. It is safe, because the attribute could not have been written. It is not
    offered if nothing would be left, because an empty list does not mean "none" (`empty-attribute-list`).
    """
    some_remain = any(name.value not in NOT_WRITABLE for name in request.each_text(WRITE))
    for name in names(request, WRITE):
        if name.value not in NOT_WRITABLE:
            continue
        yield Finding(
            at=name,
            message=f"{WRITE} has {quoted(name.value)}, which no app client can write",
            help=None if some_remain else "list the attributes that users may change themselves",
            severity=None if name.value in OBSERVED else Severity.WARNING,
            service_error=rejection(request, WRITE),
            fix=Fix(f"Remove {name.value}", [Remove(name.pointer)], Applicability.SAFE) if some_remain else None,
        )
