"""COG5303: the language of a link is not written as managed login names it."""

from collections.abc import Iterator

from skelint import Applicability, Evidence, Example, Finding, Fix, Part, RenameKey, Request, Severity, quoted, rule
from skelint_rules.cognito import GUIDE
from skelint_rules.cognito._keys import SIGNS
from skelint_rules.cognito.terms import CREATE_PAGE, TERMS, UPDATE, UPDATE_PAGE

LINKS, PREFIX = "Links", "cognito:"
CODES = {
    "de": "german",
    "en": "english",
    "es": "spanish",
    "fr": "french",
    "id": "bahasa-indonesia",
    "it": "italian",
    "ja": "japanese",
    "ko": "korean",
    "nl": "dutch",
    "pt-br": "portuguese-brazil",
    "zh-cn": "chinese-simplified",
    "zh-hans": "chinese-simplified",
    "zh-tw": "chinese-traditional",
    "zh-hant": "chinese-traditional",
}
LANGUAGES = frozenset({"default", *CODES.values()})
"""The languages of managed login, by their codes; those with a region belong together."""


@rule(
    code="COG5303",
    name="language-of-link",
    severity=Severity.ERROR,
    evidence=Evidence.MODEL,
    operations=TERMS,
    reads=[LINKS],
    covers=["AWS034"],
    references=[CREATE_PAGE, UPDATE_PAGE, f"{GUIDE}/cognito-user-pools-managed-login.html"],
    service_error="Value '…' at 'links' failed to satisfy constraint: Map keys must satisfy constraint: …",
    bad=[
        Example(
            """
            Links:
              cognito:default: https://example.com/terms
              «de»: https://example.com/de/terms
              «cognito:pt-BR»: https://example.com/br/terms
            """,
            says=['"de" is not how a language is written here', '"cognito:pt-BR" is not how a language is written here'],
            fixed="""
            Links:
              cognito:default: https://example.com/terms
              cognito:german: https://example.com/de/terms
              cognito:portuguese-brazil: https://example.com/br/terms
            """,
        ),
        Example(
            """
            {"Links": {«"default"»: "https://example.com/terms", "cognito:korean": "https://example.com/ko/terms"}}
            """,
            says='"default" is not how a language is written here',
            fixed="""
            {"Links": {"cognito:default": "https://example.com/terms", "cognito:korean": "https://example.com/ko/terms"}}
            """,
            operation=UPDATE,
        ),
        Example(
            "Links: {'cognito:default': https://example.com/terms, «polish»: https://example.com/pl/terms}",
            says='"polish" is not how a language is written here',
        ),
    ],
    good=[
        Example("Links: {'cognito:default': https://example.com/terms, 'cognito:chinese-simplified': https://example.cn}"),
        Example("Links: {'cognito:${LANGUAGE}': https://example.com/terms}"),
    ],
)
def check(request: Request) -> Iterator[Finding]:
    """Languages are written `cognito:german`, and `cognito:default` is for all that have no link.

    The service model lists the languages of managed login: they have English names, not codes such as `de`.

    The fix writes the name that a code stands for, and adds the prefix. It is safe, because the request would be rejected.
    """
    links = request.structure(LINKS)
    taken = set(links.value) if links else set()
    for language_name in links.value if links else ():
        if language_name in {PREFIX + language for language in LANGUAGES} or any(sign in language_name for sign in SIGNS):
            continue
        bare = language_name.lower().removeprefix(PREFIX).replace("_", "-")
        language = CODES.get(bare) or CODES.get(bare.partition("-")[0]) or (bare if bare in LANGUAGES else None)
        meant = f"{PREFIX}{language}" if language else None
        free = meant not in taken
        yield Finding(
            at=(LINKS, language_name),
            part=Part.KEY,
            message=f"{quoted(language_name)} is not how a language is written here",
            help=None if meant and free else f"write {PREFIX} and one of {', '.join(sorted(LANGUAGES))}",
            fix=Fix(f"Write {meant}", [RenameKey((LINKS, language_name), meant)], Applicability.SAFE)
            if meant and free
            else None,
        )
        taken |= {meant or language_name}
