"""Laws of branding and terms: no valid input is an error, and one broken constraint gives its rule and no other error."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.rules.laws.judging import Breaking, Input, each_breaking, errors, only_error, put

STYLE, CHANGED_STYLE = "cognito-idp create-managed-login-branding", "cognito-idp update-managed-login-branding"
CLASSIC, TERMS = "cognito-idp set-ui-customization", "cognito-idp create-terms"
CLIENT = {"UserPoolId": "us-east-1_Ex4mPle01", "ClientId": "1example23456789abcdefgh01"}
PNG = "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg=="
SETTINGS = {"components": {"primaryButton": {"lightMode": {"defaults": {"backgroundColor": "0972d3ff"}}}}}
RULE = ".banner-customizable { background-color: #fff; } /* h1 {} */ .submitButton-customizable:hover, .logo-customizable {}"


@st.composite
def styles(draw: st.DrawFn) -> Input:
    """Return a style of managed login that the service would accept, as far as is known."""
    kinds: list[Input] = [{"UseCognitoProvidedValues": True}, {"Settings": SETTINGS}]
    look = draw(st.sampled_from(kinds))
    images = [
        {"Category": category, "ColorMode": mode, "Extension": extension, "Bytes": PNG}
        for category, mode, extension in draw(
            st.lists(
                st.one_of(
                    st.tuples(
                        st.sampled_from(["FORM_LOGO", "PAGE_BACKGROUND", "FAVICON_SVG"]),
                        st.sampled_from(["LIGHT", "DARK"]),
                        st.sampled_from(["PNG", "SVG", "JPEG", "WEBP"]),
                    ),
                    st.just(("FAVICON_ICO", "DYNAMIC", "ICO")),
                ),
                max_size=3,
            )
        )
    ]
    return CLIENT | look | ({"Assets": images} if "Settings" in look else {})


def of_update(style: Input) -> Input:
    """Return a style as an update has it."""
    members = {name: value for name, value in style.items() if name != "ClientId"}
    return members | {"ManagedLoginBrandingId": "0a1b2c3d-4e5f-4071-8293-a4b5c6d7e8f9"}


@st.composite
def looks(draw: st.DrawFn) -> Input:
    """Return a look of the classic hosted UI that the service would accept, as far as is known."""
    client = draw(st.sampled_from([{"ClientId": "ALL"}, {"ClientId": "1example23456789abcdefgh01"}, {}]))
    parts = draw(st.sampled_from([{"CSS": RULE}, {"ImageFile": PNG}, {"CSS": "", "ImageFile": PNG}, {"CSS": "/* none */"}]))
    return {"UserPoolId": "us-east-1_Ex4mPle01"} | client | parts


@st.composite
def terms(draw: st.DrawFn) -> Input:
    """Return terms that the service would accept, as far as is known."""
    languages = draw(st.sets(st.sampled_from(["german", "chinese-simplified", "portuguese-brazil"])))
    links = {f"cognito:{language}": f"https://example.com/{language}/terms" for language in ["default", *sorted(languages)]}
    name = draw(st.sampled_from(["terms-of-use", "privacy-policy"]))
    return CLIENT | {"TermsName": name, "TermsSource": "LINK", "Enforcement": "NONE", "Links": links}


VALID = {STYLE: styles(), CHANGED_STYLE: styles().map(of_update), CLASSIC: looks(), TERMS: terms()}
BREAKINGS: list[tuple[str, str, Breaking]] = [
    ("COG5101", STYLE, put(UseCognitoProvidedValues=True, Settings=SETTINGS, Assets=[])),
    ("COG5101", CHANGED_STYLE, put(UseCognitoProvidedValues=True, Settings=SETTINGS)),
    ("COG5104", STYLE, put(Assets=[{"Category": "FORM_LOGO", "ColorMode": "DARK", "Extension": "ICO", "Bytes": PNG}])),
    ("AWS020", STYLE, put(Assets=[{"Category": "LOGO", "ColorMode": "DARK", "Extension": "ICO", "Bytes": PNG}])),
    ("COG5201", CLASSIC, put(CSS="body { background: #fff; }")),
    ("COG5201", CLASSIC, put(CSS=f"{RULE} h1, .logo-customizable {{}}")),
    ("COG5302", TERMS, put(TermsName="terms-of-use-2026")),
    ("COG5303", TERMS, put(Links={"cognito:default": "https://example.com/terms", "de": "https://example.com/de/terms"})),
]


@pytest.mark.parametrize("operation", VALID)
@settings(max_examples=100)
@given(data=st.data())
def test_a_valid_input_is_no_error(operation: str, data: st.DataObject) -> None:
    assert errors(operation, data.draw(VALID[operation])) == []


@each_breaking(BREAKINGS)
@settings(max_examples=10)
@given(data=st.data())
def test_one_broken_constraint_gives_its_rule_and_no_other_error(
    code: str, operation: str, breaking: Breaking, data: st.DataObject
) -> None:
    broken = breaking(data.draw(VALID[operation]))
    assert only_error(operation, broken, code), errors(operation, broken)
