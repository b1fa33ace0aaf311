"""COG5202: the logo of the classic hosted UI is neither a PNG nor a JPEG image, or too large."""

from collections.abc import Iterator

from skelint import Evidence, Example, Finding, Request, Severity, rule
from skelint_rules.cognito import GUIDE
from skelint_rules.cognito.branding import CLASSIC, CLASSIC_PAGE

IMAGE = "ImageFile"
LARGEST = 100 * 1024
OTHERS = {
    "R0lGOD": "a GIF",
    "PHN2Zy": "an SVG",
    "PD94bW": "an SVG",
    "UklGR": "a WebP",
    "AAABAA": "an ICO",
    "Qk0": "a BMP",
    "JVBERi": "a PDF",
}
"""How files of other kinds begin, in base64."""


@rule(
    code="COG5202",
    name="image-of-another-kind",
    severity=Severity.WARNING,
    evidence=Evidence.DOCUMENT,
    operations=[CLASSIC],
    reads=[IMAGE],
    references=[f"{GUIDE}/cognito-user-pools-app-ui-customization.html", CLASSIC_PAGE],
    bad=[
        Example(
            """
            {"ImageFile": «"R0lGODlhAQABAIAAAAAAAP///yH5BAEAAAAALAAAAAABAAEAAAIBRAA7"»}
            """,
            says="ImageFile is a GIF image, not PNG or JPEG",
        ),
        Example(
            """
            ImageFile: «PHN2ZyB4bWxucz0iaHR0cDovL3d3dy53My5vcmcvMjAwMC9zdmciLz4=»
            """,
            says="ImageFile is an SVG image, not PNG or JPEG",
        ),
    ],
    good=[
        Example("ImageFile: iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg=="),
        Example("ImageFile: /9j/4AAQSkZJRgABAQ=="),
        Example("ImageFile: ${LOGO}"),
    ],
)
def check(request: Request) -> Iterator[Finding]:
    """The logo of the classic hosted UI is a PNG or JPEG image of at most 100 KB.

    The developer guide says so; the answer of the service to another one has not been seen. In JSON and YAML the value is
    the file in base64, of which the first letters tell the kind.
    """
    image = request.string(IMAGE)
    if image is None:
        return
    kind = next((name for begin, name in OTHERS.items() if image.value.startswith(begin)), None)
    size = len(image.value) * 3 // 4
    if kind or size > LARGEST:
        yield Finding(
            at=image,
            message=f"{IMAGE} is {kind} image, not PNG or JPEG" if kind else f"{IMAGE} has {size:,} bytes, more than 100 KB",
        )
