"""What is found in the commands of shell scripts, from the files that they write to the scripts in their words."""

from collections.abc import Sequence
from pathlib import Path

import pytest

from skelint.engine.diagnostic import Diagnostic
from skelint.engine.lint import lint
from skelint.engine.ruleset import Ruleset
from skelint.readers.reading import document

RULES = Ruleset.collect().select(["ALL"])
CREATE = "aws cognito-idp create-user-pool-client"
BAD = '{"UserPoolId": "us-east-1_Ex1", "ClientName": "a/b"}'
GOOD = '{"UserPoolId": "us-east-1_Ex1", "ClientName": "ab"}'


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    (tmp_path / ".git").mkdir()
    return tmp_path


def found(text: str) -> Sequence[Diagnostic]:
    return lint(document("x.sh", text.encode()), RULES)


@pytest.mark.parametrize(
    "text",
    [
        f"cat > client.json <<EOF\n{BAD}\nEOF\n{CREATE} --cli-input-json file://client.json\n",
        f'F=client.json; cat > "$F" <<\'EOF\'\n{BAD}\nEOF\n{CREATE} --cli-input-json "file://$F"\n',
        f"T=$(mktemp)\necho '{BAD}' > $T\n{CREATE} --cli-input-json file://$T\n",
        f'{CREATE} --cli-input-json "$(cat <<EOF\n{BAD}\nEOF\n)"\n',
        f'X=$(cat <<EOF\n{BAD}\nEOF\n)\n{CREATE} --cli-input-json "$X"\n',
        f"read -r -d '' X <<EOF\n{BAD}\nEOF\n{CREATE} --cli-input-json \"$X\"\n",
        f"eval {CREATE} --cli-input-json \"'{BAD}'\"\n".replace('"U', '\\"U')
        .replace('": "', '\\": \\"')
        .replace('", "', '\\", \\"')
        .replace('"}', '\\"}'),
    ],
)
def test_an_input_that_the_script_holds_is_checked_where_it_stands(text: str) -> None:
    (finding,) = [finding for finding in found(text) if finding.code == "AWS028"]
    assert text[finding.span.start : finding.span.end].strip('\\"') == "a/b"


@pytest.mark.parametrize(
    "change", ["sed -i s/x/y/ client.json", "cp x client.json", "write client.json <<EOF\nx\nEOF", "ln -sf x client.json"]
)
def test_a_file_that_the_script_changes_is_not_what_is_on_the_disk(change: str, folder: Path) -> None:
    (folder / "client.json").write_text(BAD, encoding="utf-8")
    command = f"{CREATE} --cli-input-json file://client.json\n"
    assert "AWS028" in {finding.code for finding in found(command)}
    assert not [finding for finding in found(f"{change}\n{command}") if finding.code in ("AWS028", "CLI115")]


def test_words_of_a_substitution_in_quotes_are_apart() -> None:
    command = f"{CREATE} --user-pool-id us-east-1_Ex1 --client-name a --callback-urls $U"
    text = f'U="https://a.example/cb https://b.example/cb"\nID="$({command})"\n'
    assert "AWS028" not in {finding.code for finding in found(text)}


def test_the_folder_that_a_script_has_entered_tells_which_file_is_meant(folder: Path) -> None:
    (folder / "conf").mkdir()
    (folder / "conf" / "client.json").write_text(BAD, encoding="utf-8")
    (folder / "client.json").write_text(GOOD, encoding="utf-8")
    command = f"{CREATE} --cli-input-json file://client.json\n"
    assert "AWS028" in {finding.code for finding in found(f"cd conf\n{command}")}
    assert "AWS028" not in {finding.code for finding in found(command)}


def test_files_that_may_be_meant_are_named(folder: Path) -> None:
    (folder / "sub" / "conf").mkdir(parents=True)
    (folder / "conf").mkdir()
    (folder / "sub" / "conf" / "client.json").write_text(GOOD, encoding="utf-8")
    (folder / "conf" / "client.json").write_text(GOOD, encoding="utf-8")
    text = f"cd conf\n{CREATE} --cli-input-json file://client.json\n"
    (finding,) = [each for each in lint(document("sub/x.sh", text.encode()), RULES) if each.code == "CLI115"]
    assert "may be any of 2" in finding.message
    assert {"sub/conf/client.json", "conf/client.json"} <= {*(finding.help or "").replace(",", " ").replace(";", " ").split()}


@pytest.mark.parametrize(
    "text",
    [
        f"bash -c '{CREATE} --user-pool-id us-east-1_Ex1 --client-name 'web\n",
        f"bash -c '{CREATE} --user-pool-id us-east-1_Ex1 --client-name web'\n",
        f"eval {CREATE} --user-pool-id us-east-1_Ex1 --client-name web --generate-secret false\n",
        f'ssh host "{CREATE} --user-pool-id us-east-1_Ex1 --client-name web --allowed-o-auth-flows code,implicit"\n',
        f"xargs {CREATE} --user-pool-id us-east-1_Ex1 --generate-secret false --client-name\n",
    ],
)
def test_a_script_in_a_word_is_not_edited(text: str) -> None:
    for finding in found(text):
        assert finding.fix is None or not finding.fix.edits or text.startswith("xargs"), finding


def test_a_script_with_carriage_returns_is_one_finding() -> None:
    lines = [f"{CREATE} \\", "  --user-pool-id us-east-1_Ex1 \\", "  --client-name web"] * 2
    text = "".join(f"{line}\r\n" for line in lines)
    codes = [finding.code for finding in found(text)]
    assert codes.count("CLI122") == 1
    assert not {"CLI117", "CLI102", "AWS028", "AWS001"} & {*codes}
