"""COG5302: the name of a document is neither terms-of-use nor privacy-policy."""

from collections.abc import Iterator

from skelint import Applicability, Evidence, Example, Finding, Fix, Request, Set, Severity, nearest, quoted, rule
from skelint_rules.cognito.terms import CREATE_PAGE, TERMS, UPDATE, UPDATE_PAGE

NAME, NAMES = "TermsName", ("terms-of-use", "privacy-policy")


@rule(
    code="COG5302",
    name="unknown-terms-name",
    severity=Severity.ERROR,
    evidence=Evidence.MODEL,
    operations=TERMS,
    reads=[NAME],
    covers=["AWS028"],
    references=[CREATE_PAGE, UPDATE_PAGE],
    service_error="Value '…' at 'termsName' failed to satisfy constraint: "
    "Member must satisfy regular expression pattern: ^(terms-of-use|privacy-policy)$",
    bad=[
        Example(
            """
            TermsName: «terms-of-use-2026»
            """,
            says='TermsName "terms-of-use-2026" is neither terms-of-use nor privacy-policy',
            fixed="""
            TermsName: terms-of-use
            """,
        ),
        Example(
            """
            {"TermsName": «"PrivacyPolicy"»}
            """,
            says='TermsName "PrivacyPolicy" is neither terms-of-use nor privacy-policy',
            fixed="""
            {"TermsName": "privacy-policy"}
            """,
            operation=UPDATE,
        ),
        Example("TermsName: «imprint»", says='TermsName "imprint" is neither terms-of-use nor privacy-policy'),
    ],
    good=[
        Example("TermsName: terms-of-use"),
        Example("TermsName: privacy-policy"),
        Example("TermsName: ${DOCUMENT}"),
    ],
)
def check(request: Request) -> Iterator[Finding]:
    """A document is called `terms-of-use` or `privacy-policy`, and nothing else.

    Sources disagree: the text of the API says that a name must begin so, but the pattern of the service model, which AWS
    CloudFormation has too, allows nothing after it.

    The fix is safe: only one of the two names can be meant.
    """
    name = request.parameters[NAME]
    if type(name) is not str or name in NAMES or (NAME,) not in request.faulty:
        return
    meant = next((terms for terms in NAMES if name.startswith(terms)), None) or nearest(name, NAMES)
    yield Finding(
        at=(NAME,),
        message=f"{NAME} {quoted(name)} is neither {' nor '.join(NAMES)}",
        fix=Fix(f"Write {meant}", [Set((NAME,), meant)], Applicability.SAFE) if meant else None,
    )
