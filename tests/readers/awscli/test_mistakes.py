"""The mistakes that public scripts hold give their finding, at the right word; the fix mends them."""

import json
from collections.abc import Sequence
from pathlib import Path

import pytest

from skelint.engine.diagnostic import Diagnostic
from skelint.engine.lint import lint
from skelint.engine.ruleset import Ruleset
from skelint.pages.examples import marked
from skelint.readers.reading import document

RULES = Ruleset.collect().select(["ALL"])
CREATE = "aws cognito-idp create-user-pool-client --user-pool-id us-east-1_Ex1 --client-name app"
UPDATE = "aws cognito-idp update-user-pool-client --user-pool-id us-east-1_Ex1 --client-id abc"
WEB = "--allowed-o-auth-flows-user-pool-client --allowed-o-auth-flows code --allowed-o-auth-scopes openid"


def found(text: str) -> Sequence[Diagnostic]:
    return lint(document("x.sh", text.encode()), RULES)


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    (tmp_path / ".git").mkdir()
    return tmp_path


@pytest.mark.parametrize(
    ("code", "text"),
    [
        ("CLI101", f"{CREATE} --generate-secret «false»"),
        ("CLI101", f"{CREATE} --allowed-o-auth-flows-user-pool-client «true» --no-generate-secret"),
        ("COG401", f"{CREATE} --explicit-auth-flows «ADMIN_NO_SRP_AUTH» ALLOW_REFRESH_TOKEN_AUTH"),
        ("COG901", f"{UPDATE.replace('update-user-pool-client', '«update-user-pool-client»')} --refresh-token-validity 5"),
        ("COG205", f"{CREATE} «--callback-urls» https://a.example/cb https://b.example/cb"),
        ("COG205", f"{CREATE} «--allowed-o-auth-scopes» openid"),
        ("COG111", f'{CREATE} {WEB} --callback-urls «"https://a.example/cb,https://b.example/cb"»'),
        ("CLI106", f"{CREATE} --read-attributes «email,name»"),
        ("CLI106", f"{CREATE} --allowed-o-auth-flows code,implicit"),
        ("COG001", f"{CREATE} --allowed-o-auth-flows «code,implicit»"),
        ("COG001", f'{CREATE} --explicit-auth-flows «"ALLOW_USER_SRP_AUTH ALLOW_REFRESH_TOKEN_AUTH"»'),
        ("AWS020", f"{CREATE} --explicit-auth-flows ALLOW_REFRESH_TOKEN_AUTH «USER_SRP_AUTH»"),
        ("AWS020", f"{CREATE} --allowed-o-auth-flows «authorization_code»"),
        ("AWS020", f"{CREATE} --token-validity-units AccessToken=«hour»,IdToken=hours"),
        ("AWS020", f'{CREATE} --token-validity-units \'{{"AccessToken": «"hour"»}}\''),
        ("COG301", f"{CREATE} --access-token-validity «60»"),
        ("CLI102", f"{CREATE} «--callback-ur-ls» https://a.example/cb"),
        ("CLI102", f"{CREATE} «--allowed-oauth-flows» code"),
        ("CLI103", f"{UPDATE} «--generate-secret»"),
        ("CLI104", f"{CREATE} «--explicit» ALLOW_REFRESH_TOKEN_AUTH"),
        ("CLI107", f"{CREATE} --token-validity-units AccessToken=hours «IdToken=hours»"),
        ("CLI108", f"{CREATE} {WEB} --callback-urls «https://a.example/cb»"),
        ("CLI109", f'{CREATE} --callback-urls «"["https://a.example/cb"]"»'),
        ("CLI110", f"{CREATE} «--read-attributes» email --read-attributes name"),
        ("CLI111", f"{CREATE} «--generate-secret» --no-generate-secret"),
        ("CLI112", "aws cognito-idp create-user-pool-client --cli-input-json «input.json»"),
        ("CLI113", 'aws cognito-idp create-user-pool-client --cli-input-json "$A" «--cli-input-yaml» "$B"'),
        ("CLI114", f"{CREATE} --refresh-token-validity «30d»"),
        ("CLI115", "aws cognito-idp create-user-pool-client --cli-input-json «file://no.json»"),
        ("CLI116", "aws cognito-idp create-user-pool-client --user-pool-id us-east-1_Ex1 «--client-name»"),
        ("CLI117", "aws cognito-idp create-user-pool-client --user-pool-id us-east-1_Ex1 --client-name my «app»"),
        ("CLI119", "jq . | aws cognito-idp create-user-pool-client --cli-input-json «file:///dev/stdin»"),
        ("CLI130", f"{CREATE} --output «xml»"),
        ("CLI130", f"{CREATE} --query «'a['» --cli-connect-timeout «x» --region «'eu west'» --color «pink»"),
        ("CLI130", f"{CREATE} --region 'eu west' --region eu-west-1 --output «xml» --output json"),
        ("CLI132", "aws cognito-idp «'--client-name=my app'» create-user-pool-client --user-pool-id us-east-1_Ex1"),
        ("CLI132", "aws cognito-idp --client-name=app create-user-pool-client --user-pool-id us-east-1_Ex1"),
        ("CLI132", "aws --client-id «x» cognito-idp update-user-pool-client --user-pool-id us-east-1_Ex1"),
        ("CLI132", "aws cognito-idp --client-name «app» create-user-pool-client --user-pool-id us-east-1_Ex1"),
        ("CLI101", f"{CREATE} «--no-enable-token-revocation=1»"),
        ("CLI101", f"{CREATE} --generate-secret ''"),
        ("CLI117", f"{CREATE} --generate-secret ''"),
        ("COG004", f"{UPDATE.replace('us-east-1_Ex1', '«us-east-1_Ex1»')} --region eu-west-1"),
        ("COG004", f"{UPDATE} --region eu-west-1 --endpoint-url http://localhost:4566"),
        ("CLI137", "aws lambda update-function-code --function-name f --zip-file «f.zip»"),
        ("CLI137", "aws lambda update-function-code --function-name f --zip-file=«file://f.zip»"),
        ("CLI137", "aws lambda update-function-code --function-name f --zip-file «./$NAME.zip»"),
        ("CLI137", 'aws lambda update-function-code --function-name f --zip-file "$DIR/f.zip"'),
        ("CLI137", "aws lambda update-function-code --function-name f --zip-file fileb://$DIR/f.zip"),
        ("CLI138", "aws lambda create-function --function-name f --role $R --code S3Bucket=bucket«,ZipFile=fileb://f.zip»"),
        ("CLI138", "aws lambda create-function --function-name f --role $R --code S3Bucket=bucket,S3Key=ZipFile"),
        ("COG101", f"{CREATE} {WEB} --callback-urls https://a.example/cb «http://b.example/cb»"),
        ("COG101", f"{CREATE} {WEB} --callback-urls https://$D/cb «http://b.example/cb» $MORE"),
        ("COG101", f'{CREATE} {WEB} --callback-urls "${{URLS[@]}}" «http://b.example/cb»'),
        ("COG111", f'{CREATE} {WEB} --callback-urls «"$A,$B,http://localhost:5173"»'),
        ("AWS020", f'{CREATE} --token-validity-units \'{{"AccessToken": «"hour"», "IdToken": "\'$UNIT\'"}}\''),
        (
            "AWS028",
            'aws cognito-idp create-user-pool-client --cli-input-json \'{"UserPoolId": "\'$ID\'", "ClientName": «"a/b"»}\'',
        ),
        (
            "COG204",
            f"{CREATE} --allowed-o-auth-flows-user-pool-client --allowed-o-auth-flows «code» --allowed-o-auth-scopes openid",
        ),
        ("AWS001", "aws cognito-idp «create-user-pool-client» --user-pool-id us-east-1_Ex1"),
    ],
)
def test_a_mistake_gives_its_finding_at_the_right_word(code: str, text: str) -> None:
    plain = marked(text)
    spans = [one.span for one in found(plain.text) if one.code == code]
    shown = [plain.text[start:end] for start, end in spans]
    assert shown == [plain.text[start:end] for start, end in plain.spans], [
        f"{one.code} {one.message}" for one in found(plain.text)
    ]


@pytest.mark.parametrize(
    "text",
    [
        f"{CREATE} --explicit-auth-flows $FLOWS --callback-urls ${{URLS[@]}}",
        f'{CREATE} --token-validity-units "AccessToken=$UNIT" --refresh-token-validity $DAYS "$@"',
        "aws cognito-idp create-user-pool-client $OPTIONS",
        'aws cognito-idp create-user-pool-client --cli-input-json "$(cat client.json)"',
        "aws cognito-idp create-user-pool-client --cli-input-json file://$DIR/client.json",
        "aws cognito-idp create-user-pool-client --generate-cli-skeleton",
        "aws cognito-idp create-user-pool-client help",
        f"# {CREATE} --generate-secret false",
        f'echo "{CREATE} --generate-secret false"',
        """
        aws cognito-idp describe-user-pool-client --user-pool-id $POOL --client-id $CLIENT --query UserPoolClient |
          jq 'del(.ClientSecret)' > saved.json
        aws cognito-idp update-user-pool-client --cli-input-json file://saved.json
        """,
    ],
)
def test_nothing_is_said_of_what_cannot_be_known(text: str) -> None:
    assert [f"{one.code} {one.message}" for one in found(text) if one.severity] == []


@pytest.mark.parametrize(
    "text",
    [
        "aws cloudformation deploy --stack-name mystack --template-file t.yaml",
        "aws ecs deploy --cluster prod --service web --codedeploy-application app",
        "aws sso logout --profile work",
        "aws iam create-open-id-connect-provider --url https://token.actions.githubusercontent.com",
        "aws cloudformation validate-template --template-url https://amzn-s3-demo-bucket.s3.amazonaws.com/t.yaml",
        "aws comprehend batch-detect-sentiment --language-code en --text-list good https://b.example",
    ],
)
def test_what_the_aws_cli_takes_is_no_mistake(text: str) -> None:
    assert [f"{diagnostic.code} {diagnostic.message}" for diagnostic in found(text)] == []


def test_a_finding_is_in_the_file_that_holds_the_value(folder: Path) -> None:
    written = json.dumps({"UserPoolId": "us-east-1_Ex1", "ClientName": "a/b", "PreventUserExistenceErrors": "enabled"})
    (folder / "client.json").write_text(written, encoding="utf-8")
    text = "aws cognito-idp create-user-pool-client --cli-input-json file://client.json --client-name c/d"
    places = {one.source.text[slice(*one.span)]: one.source.path for one in found(text) if one.code in ("AWS020", "AWS028")}
    assert places == {'"enabled"': "client.json", "c/d": "x.sh"}


def test_a_member_that_neither_gives_is_missing_in_the_script(folder: Path) -> None:
    (folder / "client.json").write_text('{"ClientName": "app"}', encoding="utf-8")
    text = "aws cognito-idp create-user-pool-client --cli-input-json file://client.json"
    (missing,) = [one for one in found(text) if one.code == "AWS001"]
    assert (missing.message, missing.source.path, missing.severity.name) == ("UserPoolId is missing", "x.sh", "ERROR")


def test_a_broken_input_file_is_reported_where_it_is_broken(folder: Path) -> None:
    (folder / "client.json").write_text('{"ClientName": app}', encoding="utf-8")
    (broken,) = found("aws cognito-idp create-user-pool-client --cli-input-json file://client.json")
    assert (broken.code, broken.source.path) == ("CLI004", "client.json")


@pytest.mark.parametrize("path", ["../outside.json", "link.json"])
def test_only_files_of_the_repository_are_read(folder: Path, path: str) -> None:
    outside = folder.parent / "outside.json"
    outside.write_text('{"ClientName": "a/b"}', encoding="utf-8")
    (folder / "link.json").symlink_to(outside)
    codes = {one.code for one in found(f"aws cognito-idp create-user-pool-client --cli-input-json file://{path}")}
    assert codes == {"CLI115"}


def test_a_secret_is_shown_nowhere() -> None:
    secret = "Kq7vWx2ZpLm9RtYbNc4JdFhG"  # noqa: S105 - invented
    text = f"S={secret}\n{CREATE} --generate-secret --client-secret $S --client-secrets={secret} --client-secret x{secret}\n"
    for one in found(text):
        shown = " ".join([one.message, one.help or "", one.service_error or "", one.source.text])
        assert secret not in shown
