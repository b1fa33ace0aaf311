"""An update beside the client as it is: what it loses, whatever form that is written in, and how it is kept."""

import json
from pathlib import Path

import pytest
from tests.rules.context.of_the_client import SAVED_POOL, client, secrets
from tests.rules.context.project import ADVICE, reported

from skelint.authoring.finding import Applicability
from skelint.cli.targets import targets
from skelint.engine.diagnostic import Diagnostic
from skelint.project.settings import Settings
from skelint.run.outcome import Mending
from skelint.run.run import outcomes

LOST, NOTHING_NEW, PARTIAL = "COG7102", "COG7115", "COG901"
PROPAGATION = "EnablePropagateAdditionalUserContextData"
INPUT = "input.update-user-pool-client.json"
CREATE = """\
POOL=$(aws cognito-idp create-user-pool --pool-name portal --query UserPool.Id --output text)
CLIENT=$(aws cognito-idp create-user-pool-client --user-pool-id "$POOL" --client-name web {options} \
--query UserPoolClient.ClientId --output text)
aws cognito-idp update-user-pool-client --user-pool-id "$POOL" --client-id "$CLIENT" {update}
"""


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    return tmp_path


def judged(folder: Path, present: str, **members: object) -> dict[str, Diagnostic]:
    """Return what is said of an update of a client that is described with some members, by code."""
    text = json.dumps({"UserPoolId": "us-east-1_Ex1", "ClientId": "abc", **members})
    return {diagnostic.code: diagnostic for diagnostic in reported(folder, {**client(present), INPUT: text})}


def lost(diagnostics: dict[str, Diagnostic]) -> list[str]:
    """Return what is said of each setting that is lost."""
    return [related.message for related in diagnostics[LOST].related] if LOST in diagnostics else []


@pytest.mark.parametrize(
    ("present", "said"),
    [
        ("ExplicitAuthFlows: [ALLOW_CUSTOM_AUTH, ALLOW_REFRESH_TOKEN_AUTH, ALLOW_USER_SRP_AUTH]", []),
        (
            "ExplicitAuthFlows: [ALLOW_USER_AUTH]",
            ['ExplicitAuthFlows is ["ALLOW_USER_AUTH"]; if left out: refresh tokens, SRP and custom challenges'],
        ),
        ("SupportedIdentityProviders: [COGNITO]", []),
        ("RefreshTokenValidity: 43200, TokenValidityUnits: {RefreshToken: minutes}", []),
        (
            "RefreshTokenValidity: 30, TokenValidityUnits: {RefreshToken: hours}",
            ["RefreshTokenValidity is 30 hours; if left out: 30 days (but seen to stay as it was)"],
        ),
        ("AccessTokenValidity: 60, TokenValidityUnits: {AccessToken: minutes}", []),
        ("AccessTokenValidity: 8", ["AccessTokenValidity is 8 hours; if left out: 1 hour"]),
        ("AccessTokenValidity: 8, TokenValidityUnits: {AccessToken: fortnights}", []),
        ("EnableTokenRevocation: true, AuthSessionValidity: 3, CallbackURLs: []", []),
        ("RefreshTokenRotation: {Feature: DISABLED, RetryGracePeriodSeconds: 0}", []),
        ("DefaultRedirectURI: 'https://a.example/cb'", None),
        ("AnalyticsConfiguration: {ApplicationId: abcdef01234567890abcdef012345678}", None),
        ("ClientSecret: secretsecretsecretsecret, LastModifiedDate: 2026-01-01, ClientType: REGULAR", []),
    ],
)
def test_what_is_not_at_its_default_is_lost_by_leaving_it_out(folder: Path, present: str, said: list[str] | None) -> None:
    messages = lost(judged(folder, f"ClientName: app, {present}", ClientName="app"))
    assert messages == said if said is not None else len(messages) == 1


@pytest.mark.parametrize(
    ("present", "members"),
    [
        ("CallbackURLs: ['https://a.example/cb'], AllowedOAuthFlows: [code]", {"AllowedOAuthFlowsUserPoolClient": False}),
        ("LogoutURLs: ['https://a.example/out']", {"AllowedOAuthFlows": ["client_credentials"]}),
        ("DefaultRedirectURI: 'https://a.example/cb'", {"CallbackURLs": ["https://b.example/cb"]}),
        ("RefreshTokenRotation: {Feature: ENABLED}", {"ExplicitAuthFlows": ["ALLOW_REFRESH_TOKEN_AUTH"]}),
        ("AccessTokenValidity: 30, TokenValidityUnits: {AccessToken: minutes}", {"AccessTokenValidity": 1}),
    ],
)
def test_what_the_update_rules_out_is_not_lost(folder: Path, present: str, members: dict[str, object]) -> None:
    assert lost(judged(folder, present, **members)) == []


def test_a_unit_is_lost_where_the_number_alone_is_repeated(folder: Path) -> None:
    present = "AccessTokenValidity: 30, TokenValidityUnits: {AccessToken: minutes}"
    (message,) = lost(judged(folder, present, AccessTokenValidity=30))
    assert (
        message == 'TokenValidityUnits is {"AccessToken": "minutes"}; if left out: '
        "days for refresh tokens, hours for the others"
    )


@pytest.mark.parametrize(
    ("present", "severity"), [("AuthSessionValidity: 9", "note"), ("AuthSessionValidity: 9, LogoutURLs: ['a:b']", "warning")]
)
def test_what_was_seen_to_stay_is_no_warning_by_itself(folder: Path, present: str, severity: str) -> None:
    assert str(judged(folder, present)[LOST].severity) == severity


@pytest.mark.parametrize("present", ["ClientName: app", "LogoutURLs: ['https://a.example/out']"])
def test_a_known_client_is_not_judged_by_what_might_be_lost(folder: Path, present: str) -> None:
    assert PARTIAL not in judged(folder, present)


@pytest.mark.parametrize(
    ("present", "members", "texts"),
    [
        (
            "AccessTokenValidity: 30, IdTokenValidity: 2, TokenValidityUnits: {AccessToken: minutes}",
            {"TokenValidityUnits": {"IdToken": "hours"}},
            {
                "TokenValidityUnits": {"IdToken": "hours", "AccessToken": "minutes"},
                "AccessTokenValidity": 30,
                "IdTokenValidity": 2,
            },
        ),
        (
            "ExplicitAuthFlows: [ALLOW_USER_AUTH, ALLOW_REFRESH_TOKEN_AUTH]",
            {"RefreshTokenRotation": {"Feature": "ENABLED"}},
            {"RefreshTokenRotation": {"Feature": "ENABLED"}, "ExplicitAuthFlows": ["ALLOW_USER_AUTH"]},
        ),
        (  # hours do not fit
            "AccessTokenValidity: 30, TokenValidityUnits: {AccessToken: minutes}",
            {"TokenValidityUnits": {"AccessToken": "hours"}},
            {"TokenValidityUnits": {"AccessToken": "hours"}},
        ),
    ],
)
def test_the_fix_gives_each_setting_as_it_is(
    folder: Path, present: str, members: dict[str, object], texts: dict[str, object]
) -> None:
    judged(folder, present, **members)
    settings = Settings(ADVICE)
    list(outcomes(targets([INPUT], settings, None, skip=False), settings, Mending(unsafe=False, write=True), cores=1))
    fixed = json.loads((folder / INPUT).read_text(encoding="utf-8"))
    assert fixed == {"UserPoolId": "us-east-1_Ex1", "ClientId": "abc", **members}  # the state is not named
    both = targets([INPUT, "aws"], settings, None, skip=False)
    list(outcomes(both, settings, Mending(unsafe=False, write=True), cores=1))
    fixed = json.loads((folder / INPUT).read_text(encoding="utf-8"))
    assert fixed == {"UserPoolId": "us-east-1_Ex1", "ClientId": "abc", **texts}


@pytest.mark.parametrize("members", [{"AllowedOAuthFlows": ["client_credentials"]}, {PROPAGATION: True}])
def test_a_description_may_lack_a_published_secret_and_an_empty_list_does_not(
    folder: Path, members: dict[str, object]
) -> None:
    text = json.dumps({"UserPoolId": "us-east-1_Ex1", "ClientId": "abc", **members})
    severities = []
    for state in ({}, secrets(), secrets("abc--1")):
        reports = reported(folder, {**SAVED_POOL, **client(), **state, INPUT: text})
        severities += [[str(each.severity) for each in reports if each.code in ("COG7103", "COG7104")]]
    assert severities == [["warning"], ["error"], []]


@pytest.mark.parametrize(
    ("options", "update", "codes"),
    [
        ("", "--logout-urls https://a.example/out", set()),
        ("--generate-secret", "--enable-propagate-additional-user-context-data", set()),
        ("--client-secret $SECRET", "--enable-propagate-additional-user-context-data", set()),
        ("", "--enable-propagate-additional-user-context-data", {"COG7104"}),
        ("", "--allowed-o-auth-flows client_credentials", {"COG7103"}),
        ("--generate-secret", "--publish-secrets-in-aws-secrets-manager", set()),
        ("--client-secret 0123456789012345678901234", "--publish-secrets-in-aws-secrets-manager", {"COG7109"}),
        ('--callback-urls "https://$HOST/cb"', "", {LOST}),
        ("--callback-urls $URLS", "", set()),
        ("--cli-input-json file://elsewhere.json", "--enable-propagate-additional-user-context-data", {"COG7107"}),
    ],
)
def test_a_client_of_the_same_script_is_as_it_is_created(folder: Path, options: str, update: str, codes: set[str]) -> None:
    text = CREATE.format(options=options, update=update)
    diagnostics = list(reported(folder, {"setup.sh": text}))
    assert {each.code for each in diagnostics if each.code.startswith("COG71")} == codes
    assert PARTIAL not in {each.code for each in diagnostics} or "elsewhere" in options


def test_an_update_that_gives_what_is_there_changes_nothing(folder: Path) -> None:
    present = "ClientName: app, LogoutURLs: ['https://a.example/1', 'https://a.example/2']"
    order = ["https://a.example/2", "https://a.example/1"]
    assert NOTHING_NEW in judged(folder, present, LogoutURLs=order)
    assert NOTHING_NEW not in judged(folder, present, LogoutURLs=order[:1])
    assert NOTHING_NEW not in judged(folder, present, ClientName="app")


@pytest.mark.parametrize(
    ("present", "fixed"),
    [
        ("LogoutURLs: ['https://a.example/out?x=$HOME']", " \\\n  --logout-urls 'https://a.example/out?x=$HOME'"),
        ("EnableTokenRevocation: false", " \\\n  --no-enable-token-revocation"),
    ],
)
def test_a_command_is_given_the_options_that_keep_what_is_there(folder: Path, present: str, fixed: str) -> None:
    command = "aws cognito-idp update-user-pool-client \\\n  --user-pool-id us-east-1_Ex1 --client-id abc"
    (diagnostic,) = [each for each in reported(folder, {**client(present), "a.sh": f"{command}\n"}) if each.code == LOST]
    assert diagnostic.fix
    assert diagnostic.fix.applicability is Applicability.SAFE
    assert [edit.replacement for edit in diagnostic.fix.edits] == [fixed]


def test_what_the_same_script_created_may_be_another_since(folder: Path) -> None:
    text = CREATE.format(options="--logout-urls https://a.example/out", update="")
    (diagnostic,) = [each for each in reported(folder, {"setup.sh": text}) if each.code == LOST]
    assert diagnostic.fix
    assert diagnostic.fix.applicability is Applicability.UNSAFE
