"""Secrets: what the service model marks sensitive is in no report, whatever else is wrong with the file."""

import json
import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from string import ascii_letters, digits

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from skelint.authoring.finding import Finding, Label, Severity
from skelint.authoring.pointer import Pointer
from skelint.authoring.request import Request
from skelint.authoring.rule import Evidence, Example, rule
from skelint.engine.diagnostic import Diagnostic
from skelint.engine.lint import lint
from skelint.engine.redaction import PIECE, SecretNames, redaction
from skelint.engine.ruleset import Ruleset
from skelint.readers.reading import document
from skelint.reporters import FORMATS, Terminal, reporter
from skelint.run.report import Report, Summary
from skelint.services.catalogue import named
from skelint.services.identification import Hints

HINTS = Hints(operation=named("cognito-idp create-user-pool-client").operation)
TERMINALS = (Terminal(), Terminal(80, colour=True), Terminal(40))
SECRET = "q7Zk9_Xw3+Lm2Vb8Nc5Rt1Yp"  # noqa: S105 - of the test


@rule(
    code="TST001",
    name="value-written",
    severity=Severity.ERROR,
    evidence=Evidence.INFERRED,
    bad=[Example("ClientName: app")],
    good=[Example("{}")],
)
def talkative(request: Request) -> Iterator[Finding]:
    """Repeats every text that it can lay hands on, beside all others."""
    every = list(request.every_string())
    said = f"{dict(request.parameters)} {json.dumps(request.parameters, default=str)}"
    yield Finding(at=(), message=said, help=said, labels=[Label(text, text.value) for text in every])
    for text in every:
        yield Finding(at=text, message=text.value, help=ascii(text.value))


RULES = Ruleset((*Ruleset.collect(("skelint_rules.input", "skelint_rules.model")), talkative))


def found(text: str | bytes, name: str = "app.json") -> list[Diagnostic]:
    raw = text if isinstance(text, bytes) else text.encode("utf-8", "surrogatepass")
    return lint(document(name, raw, HINTS), RULES)


def rendered(diagnostics: Sequence[Diagnostic]) -> str:
    report = Report(diagnostics, Summary(files=1))
    texts = "\n".join(reporter(name)(report, terminal) for name in FORMATS for terminal in TERMINALS)
    joined = re.sub(r"\x1b\[[\d;]*m|\n[ |]*", "", texts)  # a narrow terminal breaks a piece over two lines
    return texts + joined


def leaks(secret: str, diagnostics: Sequence[Diagnostic]) -> list[str]:
    """Return the pieces of a secret that are in some report."""
    text = rendered(diagnostics)
    pieces = {secret[at : at + PIECE] for at in range(len(secret) - PIECE + 1)}
    return sorted(piece for piece in pieces if piece in text)


def json_with(value: str, key: str = "ClientSecret") -> str:
    return f'{{\n  "ClientName": "web",\n  "{key}": {value},\n  "CallbackURLs": "https://a.example/cb",\n  "Colour": 1\n}}\n'


def yaml_with(value: str, key: str = "ClientSecret") -> str:
    return f"ClientName: web\n{key}: {value}\nCallbackURLs: https://a.example/cb\nColour: 1\n"


WRITTEN = {
    "as it should be": json_with(f'"{SECRET}"'),
    "minified": json_with(f'"{SECRET}"').replace("\n", ""),
    "under the name of the CLI's option": json_with(f'"{SECRET}"', "client-secret"),
    "under the name of a template": json_with(f'"{SECRET}"', "clientSecret"),
    "under a constant's name": json_with(f'"{SECRET}"', "CLIENT_SECRET"),
    "under a name with letters swapped": json_with(f'"{SECRET}"', "ClientSecert"),
    "under a name with a letter missing": json_with(f'"{SECRET}"', "ClientSecre"),
    "under a longer name": json_with(f'"{SECRET}"', "UserPoolClientSecret"),
    "under an escaped name": json_with(f'"{SECRET}"', r"Client\u0053ecret"),
    "as the client's id": json_with(f'"{SECRET}"', "ClientId"),
    "too long": json_with(f'"{SECRET * 5}"'),
    "with what no secret may hold": json_with(rf'"{SECRET[:12]}\"\\ é{SECRET[12:]}"'),
    "escaped": json_with('"' + "".join(f"\\u{ord(letter):04x}" for letter in SECRET) + '"'),
    "in a list": json_with(f'["{SECRET}", 1]'),
    "in a structure": json_with(f'{{"Value": "{SECRET}"}}'),
    "as the name of a member": json_with(f'{{"{SECRET}": 1}}'),
    "deep": json_with(f'[[{{"a": ["{SECRET}"]}}]]'),
    "twice": json_with(f'"{SECRET}", "ClientSecret": "x"'),
    "twice, the other way round": json_with(f'"x", "ClientSecret": "{SECRET}"'),
    "in a saved output": f'{{"UserPoolClient": {json_with(chr(34) + SECRET + chr(34))}}}',
    "in an input of nothing known": f"[{json_with(chr(34) + SECRET + chr(34))}]",
    "without quotes": json_with(SECRET),
    "in single quotes": json_with(f"'{SECRET}'"),
    "without a closing quote": json_with(f'"{SECRET}'),
    "without an opening quote": json_with(f'{SECRET}"'),
    "with a quote in it": json_with(f'"{SECRET[:4]}"{SECRET[4:]}"'),
    "with a line break in it": json_with(f'"{SECRET[:4]}\n{SECRET[4:]}"'),
    "with a wrong escape in it": json_with(rf'"\q{SECRET}"'),
    "without a colon": json_with(f'"{SECRET}"').replace('Secret": ', 'Secret" '),
    "without a comma behind it": json_with(f'"{SECRET}"').replace('",\n  "CallbackURLs', '"\n  "CallbackURLs'),
    "without a comma before it": json_with(f'"{SECRET}"').replace('web",', 'web"'),
    "in a name torn in two": json_with(f'"{SECRET}"', 'Client"Secret'),
    "in an open string": '{"ClientName": "web,\n"ClientSecret": "' + SECRET + '"}',
    "in a comment": f'{{\n  // "ClientSecret": "{SECRET}"\n  "ClientName": "web"\n}}',
    "in a comment behind another member": f'{{"Colour": 1 /* ClientSecret={SECRET} */}}',
    "as a list in a comment": f'{{\n  // "ClientSecret": [1, "{SECRET}"]\n  "ClientName": "web"\n}}',
    "as a structure in a comment": f'{{\n  // "ClientSecret": {{"a": "{SECRET}"}}\n  "ClientName": "web"\n}}',
    "under a name that an escape has spoilt": json_with(f'"{SECRET}"', "Cli\\ntSecret"),
    "too deep": "[" * 200 + json_with(f'"{SECRET}"').replace("\n", ""),
    "template and default": json_with(f'"${{SECRET:-{SECRET}}}"'),
    "half a template": json_with(f'"{SECRET}${{REST}}"'),
    "at the end of the file": '{"ClientSecret": "' + SECRET,
    "YAML": yaml_with(SECRET),
    "YAML, quoted": yaml_with(f"'{SECRET}'"),
    "YAML, too long": yaml_with(SECRET * 5),
    "YAML, other spelling": yaml_with(SECRET, "clientSecret"),
    "YAML, literal": yaml_with(f"|\n  {SECRET}\n  {SECRET}"),
    "YAML, folded": yaml_with(f">-\n  {SECRET[:12]}\n  {SECRET[12:]}"),
    "YAML, on the next line": yaml_with(f"\n  {SECRET}"),
    "YAML, over two lines": yaml_with(f'"{SECRET[:12]}\n  {SECRET[12:]}"'),
    "YAML, list": yaml_with(f"\n- {SECRET}\n- {SECRET}"),
    "YAML, structure": yaml_with(f"\n  Value: {SECRET}"),
    "YAML, flow": f"{{ClientSecret: {SECRET}, Colour: 1}}",
    "YAML, tag": yaml_with(f"!!str {SECRET}"),
    "YAML, unknown tag": yaml_with(f"!{SECRET}"),
    "YAML, anchor": yaml_with(f"&a {SECRET}"),
    "YAML, alias": f"Colour: &a {SECRET}\nClientSecret: *a\n",
    "YAML, alias to nowhere": yaml_with(f"*{SECRET.replace('+', '_')}"),
    "YAML, comment": f"# ClientSecret: {SECRET}\nColour: 1  # client_secret: {SECRET}\n",
    "YAML, colon in it": yaml_with(f"{SECRET}: x"),
    "YAML, quote in it": yaml_with(f'"{SECRET[:3]}"{SECRET[3:]}'),
    "YAML, no closing quote": yaml_with(f'"{SECRET}'),
    "YAML, tab before it": yaml_with(f"\n\t{SECRET}"),
    "YAML, twice": yaml_with(f"{SECRET}\nClientSecret: {SECRET}"),
    "YAML, a comma before it": f'{{"ClientSecret":, {SECRET}}}',
    "YAML, a comma for its colon": f'{{"ClientSecret", {SECRET}}}',
    "YAML, a comma before its colon": f'{{"ClientSecret",: {SECRET}}}',
    "YAML, a name torn in two": f"ClientName: web\nClientSecre\nt: {SECRET}\n",
    "YAML, a question mark for its indent": yaml_with(f"|\n? {SECRET}"),
    "YAML, a comment for its value": yaml_with(f"#[{SECRET}, {SECRET}]"),
    "YAML, key asked for": f"? ClientSecret\n: {SECRET}\n",
}


@pytest.mark.parametrize("text", WRITTEN.values(), ids=WRITTEN)
def test_no_report_holds_a_secret_however_it_is_written(text: str) -> None:
    name = "app.json" if text.lstrip()[0] in "{[" and not re.search(r"Secret: |Secret\":?,:? ", text) else "app.yaml"
    diagnostics = found(text, name)
    assert diagnostics
    assert leaks(SECRET, diagnostics) == []
    assert "\\u0071\\u0037\\u005a" not in rendered(diagnostics)


@pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "utf-32", "cp037"])
def test_no_report_holds_a_secret_in_any_encoding(encoding: str) -> None:
    diagnostics = found(json_with(f'"{SECRET}"').encode(encoding))
    assert diagnostics
    assert leaks(SECRET, diagnostics) == []
    assert leaks("\\x00".join(SECRET), diagnostics) == []
    assert leaks("\u2400".join(SECRET), diagnostics) == []


SECRETS = st.text(ascii_letters + digits + "_+/=.-", min_size=24, max_size=64)
TEXTS: tuple[Callable[[str], str], ...] = (
    lambda secret: json_with(f'"{secret}"'),
    lambda secret: json_with(f'"{secret}"').replace("\n", ""),
    lambda secret: json_with(f'"{secret}"', "client_secret"),
    lambda secret: json_with(f'["{secret}", "{secret}"]', "ClientId"),
    lambda secret: f'{{"UserPoolClient": {json_with(json.dumps(secret))}}}',
    lambda secret: f'{{"ClientSecret": "{secret}"}}',
    yaml_with,
    lambda secret: yaml_with(f"'{secret}'"),
    lambda secret: yaml_with(f'"{secret}"', "clientId"),
    lambda secret: yaml_with(f"|\n  {secret}"),
    lambda secret: yaml_with(f">\n  {secret}\n  {secret}"),
    lambda secret: yaml_with(f"\n- {secret}\n- '{secret}'"),
    lambda secret: yaml_with(f'[{secret}, "{secret}"]'),
    lambda secret: f"ClientName: web\nClientSecret: {secret}",
)
ODD = st.sampled_from("\"'\\{}[]:,#|>&*!%@`-?$<\n\r\t \0\x1b\ufeff\u202eé漢x0_=")


@st.composite
def corrupted(draw: st.DrawFn) -> tuple[str, str]:
    """Return a secret, and an input that holds it, with one thing wrong with its text."""
    secret = draw(SECRETS)
    text = draw(st.sampled_from(TEXTS))(secret)
    at = draw(st.integers(0, len(text) - 1))
    kind = draw(st.sampled_from(["nothing", "missing", "too many", "other", "swapped", "cut off", "twice", "shouted"]))
    match kind:
        case "missing":
            text = text[:at] + text[at + 1 :]
        case "too many":
            text = text[:at] + draw(ODD) + text[at:]
        case "other":
            text = text[:at] + draw(ODD) + text[at + 1 :]
        case "swapped":
            text = text[:at] + text[at : at + 2][::-1] + text[at + 2 :]
        case "cut off":
            text = text[:at]
        case "twice":
            text += text
        case "shouted":
            text = text.upper().replace(secret.upper(), secret)
    return secret, text


@settings(max_examples=120)
@given(corrupted(), st.sampled_from(["app.json", "app.yaml", "app"]))
def test_no_report_holds_a_piece_of_a_secret_whatever_is_wrong_with_the_text(case: tuple[str, str], name: str) -> None:
    secret, text = case
    assert leaks(secret, found(text, name)) == []


@pytest.mark.parametrize(
    "text", [f'{{&"ClientSecret": "{SECRET}"}}', f"{{ClientSecret, {SECRET}}}"], ids=["an anchor", "a comma"]
)
def test_no_pointer_holds_a_secret_that_has_become_a_name(text: str) -> None:
    assert leaks(SECRET, found(text, "app.yaml")) == []


@pytest.mark.parametrize("text", [json_with(f'"{SECRET}-"'), yaml_with(f"{SECRET}-")], ids=["JSON", "YAML"])
def test_no_service_answer_repeats_a_secret_that_does_not_match(text: str) -> None:
    assert leaks(SECRET, found(text, "app")) == []


def diagnostic_of(text: str, code: str, name: str = "app.json") -> Diagnostic:
    return next(diagnostic for diagnostic in found(text, name) if diagnostic.code == code)


@pytest.mark.parametrize("text", [json_with("123456789012"), yaml_with("1234567")], ids=["long", "short"])
def test_a_fix_that_would_repeat_a_secret_is_not_offered(text: str) -> None:
    reported = diagnostic_of(text, "AWS010", "app")
    assert reported.fix is None
    assert "1234567" not in reported.message


def test_the_message_and_the_frame_show_stars_in_its_place() -> None:
    diagnostic = diagnostic_of(json_with(f'"{SECRET}-"'), "AWS028")
    assert diagnostic.message == 'ClientSecret "***" contains -'
    assert diagnostic.source.line(3) == f'  "ClientSecret": "{"*" * 25}",'


@pytest.mark.parametrize("text", [*WRITTEN.values()], ids=WRITTEN)
def test_no_place_moves(text: str) -> None:
    shown = redaction(document("app", text.encode(), HINTS)).source
    assert len(shown.text) == len(text)
    assert shown.line_starts == replace(shown, text=text).line_starts


def test_all_else_is_shown_as_it_stands() -> None:
    text = json_with(f'"{SECRET}"')
    shown = redaction(document("app.json", text.encode(), HINTS)).source.text
    assert shown == text.replace(SECRET, "*" * len(SECRET))


def test_the_member_behind_one_that_is_left_empty_is_shown() -> None:
    text = yaml_with("")
    assert redaction(document("app.yaml", text.encode(), HINTS)).source.text == text


def test_a_file_without_a_secret_is_shown_as_it_stands() -> None:
    text = json_with('"web"', "ClientName")
    input_file = document("app.json", text.encode(), HINTS)
    assert redaction(input_file).source is input_file.source


@pytest.mark.parametrize(
    "template", ["${CLIENT_SECRET}", "{{ client_secret }}", "$SECRET", "%SECRET%", "@@SECRET@@", "<%= x %>"]
)
@pytest.mark.parametrize("written", [json_with, yaml_with])
def test_a_template_is_no_secret(template: str, written: Callable[[str], str]) -> None:
    shown = redaction(document("app", written(f'"{template}"').encode(), HINTS))
    assert template in shown.source.text
    assert shown.text(f"it is {template}", secret=True) == f"it is {template}"


def test_a_broken_file_is_shown_but_for_what_follows_the_name_of_a_secret() -> None:
    text = '{\n  "ClientName": "web"\n  "ClientSecret": "' + SECRET + '",\n  "ExplicitAuthFlows": ["ALLOW_USER_SRP_AUTH"]\n}\n'
    assert redaction(document("app.json", text.encode(), HINTS)).source.text == text.replace(SECRET, "*" * len(SECRET))


def test_a_short_secret_is_starred_in_what_is_said_of_its_own_member_only() -> None:
    shown = redaction(document("app.json", json_with('"web"').encode(), HINTS))
    assert shown.text('ClientSecret "web" has 3 characters', secret=True) == 'ClientSecret "***" has 3 characters'
    assert shown.text('ClientName "web" is a webinar') == 'ClientName "web" is a webinar'


def test_a_piece_of_a_secret_is_starred_wherever_it_stands() -> None:
    shown = redaction(document("app.json", json_with(f'"{SECRET}"').encode(), HINTS))
    assert shown.text(f"before {SECRET[3:14]}… {SECRET[-8:]} behind {SECRET[:7]}") == f"before ***… *** behind {SECRET[:7]}"


@pytest.mark.parametrize("form", [str, repr, ascii, json.dumps, lambda text: json.dumps(text, ensure_ascii=False)])
def test_a_secret_is_starred_in_whatever_way_a_text_escapes_it(form: Callable[[str], str]) -> None:
    secret = "\x1b'é\"\\\n漢" * 4
    shown = redaction(document("app.json", json_with(json.dumps(secret)).encode(), HINTS))
    assert shown.text(form(secret).strip("\"'")) == "***"


def test_of_a_file_with_absurdly_many_secrets_nothing_is_shown() -> None:
    shown = redaction(document("app.json", json_with(json.dumps([SECRET] * 9_000)).encode(), HINTS))
    assert shown.text("anything") == "***"
    assert not re.search(r"\w", shown.source.text)


@pytest.mark.parametrize("operation", ["create-user-pool-client", "update-user-pool-client"])
def test_of_all_members_only_those_that_the_model_marks_are_sensitive(operation: str) -> None:
    model = named(operation)
    members = [*model.members, *model.read_only, *model.elsewhere, *model.returned_secrets]
    assert {name for name in members if model.is_sensitive((name,))} == {"ClientSecret", "ClientId"}
    assert model.secret_names == {"clientsecret"}


@pytest.mark.parametrize("pointer", [("CallbackURLs", 0), ("AnalyticsConfiguration", "ApplicationId"), ("ClientName",)])
def test_words_elsewhere_are_no_secret(pointer: Pointer) -> None:
    assert not named("create-user-pool-client").is_sensitive(pointer)


@pytest.mark.parametrize(
    "name",
    [
        "clientSecret",
        "client-secret",
        "CLIENT_SECRET",
        "client secret",
        "ClientSecert",
        "ClienSecret",
        "C1ientSecret",
        "ClientSecrets",
    ],
)
def test_a_name_that_is_nearly_that_of_a_secret_counts(name: str) -> None:
    assert named("create-user-pool-client").is_sensitive((name,))
    assert SecretNames(named("create-user-pool-client").secret_names, frozenset()).is_in(name)


@pytest.mark.parametrize("secret", ["a member of the input", "is not a member"])
def test_our_own_words_are_no_secret(secret: str) -> None:
    usual = found('{"ClientName": "web", "Foo": 1, "ClientSecret": "q7Zk9Xw3Lm2Vb8Nc5Rt1Yp"}')
    own = found(json.dumps({"ClientName": "web", "Foo": 1, "ClientSecret": secret}))
    says = {"AWS001": "UserPoolId is missing", "AWS002": '"Foo" is not a member of the input'}
    for diagnostics in (usual, own):
        assert {one.code: one.message for one in diagnostics if one.code in says} == says


def test_what_a_file_says_is_starred_though_we_say_it_too() -> None:
    (one,) = [one for one in found('{"Foo": 1, "ClientSecret": "is not a member of x"}') if one.code == "AWS002"]
    assert "is not a member" not in one.source.text


@pytest.mark.parametrize(
    ("path", "text"),
    [
        ("x.sh", "aws rds create-db-instnce --master-user-password hunter2hunter2 --engine mysql"),
        ("x.sh", "aws sqs create-queue --queue-name a\naws rds create-db-instnce --master-user-password hunter2hunter2"),
        ("x.json", '{"MasterUserPassword": "hunter2hunter2" "Engine": "mysql"}'),
        ("x.yaml", "MasterUserPassword: hunter2hunter2\nEngine: [mysql\n"),
        ("x.yaml", "# secret_access_key: hunter2hunter2\nEngine: mysql\n"),
    ],
)
def test_a_name_that_tells_a_secret_does_so_where_no_operation_is_told(path: str, text: str) -> None:
    shown = redaction(document(path, text.encode())).source.text
    assert "hunter2" not in shown
    assert len(shown) == len(text)


def test_what_an_operation_does_not_mark_sensitive_is_shown_though_others_do() -> None:
    text = (
        "aws iam create-user --user-name a --email anna@example.org\naws workmail create-user --name anna --email a@b.example"
    )
    assert "--name anna" in redaction(document("x.sh", text.encode())).source.text
