"""COG5301: a document has no link for languages that have none of their own."""

from collections.abc import Iterator

from skelint import Evidence, Example, Finding, Part, Request, Severity, rule
from skelint_rules.cognito._keys import keys
from skelint_rules.cognito.terms import CREATE_PAGE, TERMS, UPDATE, UPDATE_PAGE

LINKS, DEFAULT = "Links", "cognito:default"


@rule(
    code="COG5301",
    name="default-link-missing",
    severity=Severity.WARNING,
    evidence=Evidence.DOCUMENT,
    operations=TERMS,
    reads=[LINKS],
    references=[CREATE_PAGE, UPDATE_PAGE],
    bad=[
        Example(
            """
            «Links»:
              cognito:german: https://example.com/de/terms
            """,
            says="Links has no cognito:default, so readers of other languages get no document",
        ),
        Example(
            """
            {«"Links"»: {"cognito:french": "${TERMS}", "cognito:dutch": "https://example.com/nl/terms"}}
            """,
            says="Links has no cognito:default, so readers of other languages get no document",
            operation=UPDATE,
        ),
    ],
    good=[
        Example("Links: {'cognito:default': https://example.com/terms}"),
        Example("Links: {'cognito:default': '${TERMS}', 'cognito:german': https://example.com/de/terms}"),
        Example("Links: {'cognito:${LANGUAGE}': https://example.com/terms}"),
        Example("Links: {}"),
    ],
)
def check(request: Request) -> Iterator[Finding]:
    """The link of `cognito:default` is for all languages that have no link of their own.

    AWS documents what it is for, and no other link for those readers. Managed login chooses the language of the browser, so
    without a default nobody knows who sees your document.
    """
    links, languages = request.structure(LINKS), list(keys(request, LINKS))
    if links and languages and len(languages) == len(links.value) and DEFAULT not in languages:
        yield Finding(
            at=links,
            part=Part.KEY,
            message=f"{LINKS} has no {DEFAULT}, so readers of other languages get no document",
            help=f"add {DEFAULT} with the document in the language that most can read",
        )
