"""COG5201: a style sheet of the classic hosted UI has a selector that is not allowed."""

from collections.abc import Iterator, Sequence

from skelint import Evidence, Example, Finding, Request, Severity, listed, quoted, rule
from skelint_rules.cognito import GUIDE, PREFLIGHT
from skelint_rules.cognito.branding import CLASSIC, CLASSIC_PAGE

CSS, ALLOWED = "CSS", "-customizable"


@rule(
    code="COG5201",
    name="css-selector-not-allowed",
    severity=Severity.ERROR,
    evidence=Evidence.OBSERVED,
    mentions=["{"],
    operations=[CLASSIC],
    reads=[CSS],
    references=[
        CLASSIC_PAGE,
        f"{GUIDE}/cognito-user-pools-app-ui-customization.html",
        f"{PREFLIGHT}/pf-cognito-ui-customization-css-properties",
    ],
    service_error="The CSS class … is not in the list of allowed classes.",
    bad=[
        Example(
            """
            CSS: «"body { background: #fff; }"»
            """,
            says='the style sheet has the selector "body", which is not allowed',
        ),
        Example(
            """
            {"CSS": «".banner-customizable {color: red} /* a {} */ .logo, h1 {margin: 0}"»}
            """,
            says='the style sheet has the selectors ".logo" and "h1", which are not allowed',
        ),
    ],
    good=[
        Example('CSS: ".banner-customizable { background-color: #fff; } .submitButton-customizable:hover { color: #000; }"'),
        Example('CSS: "/* body {} */"'),
        Example('CSS: "${BODY} { color: red }"'),
        Example('CSS: "@media print { .logo-customizable { color: red } }"'),
    ],
)
def check(request: Request) -> Iterator[Finding]:
    """The style sheet of the classic hosted UI can only have the classes that Amazon Cognito made for it.

    They all end with `-customizable`, such as `.banner-customizable`; the template that the console offers has them all. The
    rejection of `body` was observed. Whether a class that ends so is one of them, and which properties it can have, is not
    looked at.
    """
    css = request.string(CSS)
    refused = _refused(css.value) if css else []
    if css and refused:
        several = len(refused) > 1
        yield Finding(
            at=css,
            message=f"the style sheet has the selector{'s' if several else ''} {listed(map(quoted, refused[:3]))}, "
            f"which {'are' if several else 'is'} not allowed",
            help="use the classes of the template in the console, such as .banner-customizable",
            service_error=f"The CSS class {refused[0].removeprefix('.')} is not in the list of allowed classes.",
        )


def _refused(css: str) -> Sequence[str]:
    """Return the selectors that hold none of Amazon Cognito's classes, each once; with at-rules that is not told."""
    before, *comments = css.split("/*")
    blocks = " ".join([before, *(comment.partition("*/")[2] for comment in comments)]).split("{")[:-1]
    selectors = [selector.strip() for block in blocks for selector in block.rpartition("}")[2].split(",")]
    if any("@" in block for block in blocks):
        return []
    return list(dict.fromkeys(selector for selector in selectors if selector and ALLOWED not in selector))
