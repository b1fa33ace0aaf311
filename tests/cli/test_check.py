"""`skelint check`: what it reads, what it prints, how it ends."""

import json
import os
import re
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from skelint import cli
from skelint.cli import commands
from skelint.cli.check import FailOn
from skelint.project.config import SEVERITIES
from skelint.reporters import FORMATS

Skelint = Callable[..., subprocess.CompletedProcess[str]]

CLEAN = '{"UserPoolId": "us-east-1_Ex1", "ClientName": "app"}'
FAULTY = '{"UserPoolId": "us-east-1_Ex1", "ClientName": "app", "AuthSessionValidity": 99}'
WARNED = '{"UserPoolId": "us-east-1_Ex1", "ClientName": "app", "PreventUserExistenceErrors": "LEGACY"}'
FIXABLE = '{"UserPoolId": "us-east-1_Ex1", "ClientName": "app", "GenerateSecret": "true"}\n'
PLUGIN = str(Path(__file__).parent.parent / "plugin")


@pytest.fixture
def faulty(folder: Path) -> Path:
    file = folder / "web.create-user-pool-client.json"
    file.write_text(FAULTY)
    return file


@pytest.mark.parametrize(
    ("text", "options", "status"),
    [
        (CLEAN, [], 0),
        (FAULTY, [], 1),
        (WARNED, [], 1),
        (WARNED, ["--fail-on", "error"], 0),
        (FAULTY, ["--fail-on", "never"], 0),
        (CLEAN, ["--extend-select", "advice"], 0),
        (CLEAN, ["--extend-select", "advice", "--fail-on", "note"], 1),
        (FAULTY, ["--ignore", "AWS"], 0),
        (FAULTY, ["--ignore", "number-too-large"], 0),
        (FAULTY, ["--select", "COG"], 0),
        (FAULTY, ["--select", "COG,AWS027"], 1),
        (FAULTY, ["--select", "AWS9"], 2),
        (FAULTY, ["--operation", "nothing"], 2),
        (FAULTY, ["--format", "nothing"], 2),
    ],
)
def test_the_exit_status_tells(folder: Path, skelint: Skelint, text: str, options: list[str], status: int) -> None:
    (folder / "web.create-user-pool-client.json").write_text(text)
    assert skelint("check", *options, ".").returncode == status


def test_a_file_that_cannot_be_opened_ends_with_2_and_the_others_are_reported(faulty: Path, skelint: Skelint) -> None:
    done = skelint("check", "missing.json", faulty.name, "--format", "concise")
    assert done.returncode == 2
    assert done.stderr == "skelint: there is no file missing.json\n"
    assert "error[AWS027]" in done.stdout


def test_the_choices_of_the_options_are_those_of_the_configuration() -> None:
    assert [choice.value for choice in FailOn] == list(SEVERITIES)


def test_only_regular_files_are_opened(folder: Path, skelint: Skelint) -> None:
    os.mkfifo(folder / "pipe.json")
    assert skelint("check", "pipe.json").stderr == "skelint: pipe.json is not a regular file\n"
    assert skelint("check", ".").stdout == "Nothing was checked.\n"


def test_symlink_loops_end(folder: Path, faulty: Path, skelint: Skelint) -> None:
    (folder / "loop").symlink_to(folder)
    assert skelint("check", ".", "--format", "concise").stdout.count("AWS027") == 1
    assert faulty.exists()


def test_a_file_in_a_folder_that_nothing_identifies_is_skipped_and_counted(folder: Path, skelint: Skelint) -> None:
    (folder / "package.json").write_text('{"name": "x"}')
    (folder / "broken.json").write_text("{")
    done = skelint("check")
    assert (done.returncode, done.stdout) == (3, "Nothing was checked (2 other files skipped).\n")


@pytest.mark.parametrize("silence", ["option", "comment", "configuration", "selection"])
@pytest.mark.parametrize("suffix", ["json", "yaml"])
def test_what_keeps_a_file_from_being_read_cannot_be_silenced(
    folder: Path, skelint: Skelint, silence: str, suffix: str
) -> None:
    comment = "# skelint: ignore-file[CLI004] a reason\n" if silence == "comment" else ""
    (folder / f"web.create-user-pool-client.{suffix}").write_text(comment + '{"UserPoolId": [')
    if silence == "configuration":
        (folder / "skelint.toml").write_text('[[suppressions]]\nfiles = ["*"]\nrule = "CLI004"\nreason = "r"\n')
    options = {"option": ["--ignore", "CLI010,CLI004,CLI"], "selection": ["--select", "COG"]}.get(silence, [])
    done = skelint("check", "--format", "concise", *options)
    assert done.returncode == 1
    assert "error[CLI004]" in done.stdout


@pytest.mark.parametrize(("name", "alias"), [("jsonl", "json-lines")])
def test_formats_and_the_option_go_by_the_names_of_other_linters_too(
    folder: Path, skelint: Skelint, name: str, alias: str
) -> None:
    (folder / "web.create-user-pool-client.json").write_text("{}")
    written = skelint("check", "--format", name).stdout
    assert written
    assert skelint("check", "--output-format", alias, "--output", f"{alias}=report").stdout == written
    assert (folder / "report").read_text() == written
    assert skelint("check", SKELINT_OUTPUT_FORMAT=alias).stdout == written


class TestNothingChecked:
    @pytest.mark.parametrize("format", FORMATS)
    def test_it_has_a_status_of_its_own_and_every_format_is_written(self, folder: Path, skelint: Skelint, format: str) -> None:
        (folder / "package.json").write_text('{"name": "x"}')
        (folder / "README.md").write_text("```sh\naws s3 ls\n```\n")
        done = skelint("check", "--format", format)
        assert done.returncode == 3
        assert done.stderr == (
            "skelint: nothing was checked: found no JSON or YAML input of a known operation (skelint operations lists them), "
            "and no aws command for one in a script or document; 2 files skipped (-v lists them). "
            "--allow-empty makes this a success\n"
        )
        if format in ("json", "sarif", "gitlab"):
            json.loads(done.stdout)
        assert skelint("check", "--format", format, "--allow-empty").returncode == 0

    @pytest.mark.parametrize(
        ("name", "text", "options", "status"),
        [
            ("web.create-user-pool-client.json", CLEAN, [], 0),
            ("deploy.sh", "aws cognito-idp create-user-pool-client --user-pool-id $POOL --client-name app\n", [], 0),
            ("deploy.sh", "echo\n", ["deploy.sh"], 3),
            ("deploy.sh", "echo\n", ["--allow-empty", "deploy.sh"], 0),
            ("deploy.sh", "echo\n", ["--exit-zero"], 3),
            ("deploy.sh", "echo\n", ["--diff"], 3),
            ("package.json", "{}", ["--allow-empty", "missing.json"], 2),
        ],
    )
    def test_what_counts_as_checked(
        self, folder: Path, skelint: Skelint, name: str, text: str, options: list[str], status: int
    ) -> None:
        (folder / name).write_text(text)
        assert skelint("check", *options).returncode == status

    def test_skipped_files_are_listed_with_the_reason_when_asked_for(self, folder: Path, skelint: Skelint) -> None:
        (folder / "web.create-user-pool-client.json").write_text(CLEAN)
        (folder / "package.json").write_text('{"name": "x"}')
        (folder / "deploy.sh").write_text("echo\n")
        done = skelint("check", "-v", "--format", "json")
        *skipped, undecided = done.stderr.splitlines()
        assert (done.returncode, skipped) == (
            0,
            [
                "skelint: skipped deploy.sh: no command for a known operation",
                "skelint: skipped package.json: no command for a known operation",
            ],
        )
        assert re.fullmatch(
            r"skelint: \d+ rules? could not decide, as no file speaks of the user pool us-east-1_\w+: save "
            r"`aws cognito-idp describe-user-pool --user-pool-id us-east-1_\w+` and give it with --context",
            undecided,
        )
        assert json.loads(done.stdout)["summary"]["skipped_files"] == [
            {"path": "deploy.sh", "reason": "no command for a known operation"},
            {"path": "package.json", "reason": "no command for a known operation"},
        ]
        assert "skipped_files" not in skelint("check", "--format", "json").stdout


def test_a_quiet_run_prints_findings_and_nothing_else(faulty: Path, skelint: Skelint) -> None:
    (line,) = skelint("check", "-q", "--format", "concise").stdout.splitlines()
    assert line.startswith(f"{faulty.name}:1:77: error[AWS027]")
    faulty.write_text(CLEAN)
    done = skelint("check", "--quiet")
    assert (done.returncode, done.stdout, done.stderr) == (0, "", "")


class TestPatterns:
    def test_one_that_is_none_is_a_plain_error(self, faulty: Path, skelint: Skelint) -> None:
        done = skelint("check", "--exclude", "[z-a]", str(faulty.parent))
        said = "skelint: --exclude '[z-a]' is not a pattern as in a .gitignore\n"
        assert (done.returncode, done.stdout, done.stderr) == (2, "", said)

    def test_a_pattern_that_the_shell_left_is_expanded(self, folder: Path, faulty: Path, skelint: Skelint) -> None:
        (folder / "sub").mkdir()
        (folder / "sub" / faulty.name).write_text(FAULTY)
        found = [
            line.partition(":")[0] for line in skelint("check", "-q", "--format", "concise", "**/*.json").stdout.splitlines()
        ]
        assert found == [f"sub/{faulty.name}", faulty.name]

    def test_a_file_of_that_name_is_meant_itself(self, folder: Path, skelint: Skelint) -> None:
        (folder / "[ab].create-user-pool-client.json").write_text(FAULTY)
        (folder / "a.create-user-pool-client.json").write_text(FAULTY)
        done = skelint("check", "-q", "--format", "concise", "[ab].create-user-pool-client.json")
        assert [line.partition(":")[0] for line in done.stdout.splitlines()] == ["[ab].create-user-pool-client.json"]

    def test_one_that_matches_nothing_is_a_missing_file(self, skelint: Skelint) -> None:
        done = skelint("check", "*.json")
        assert (done.returncode, done.stderr) == (2, "skelint: there is no file *.json\n")


def test_the_help_is_in_groups_and_ends_with_the_exit_status_and_examples(skelint: Skelint) -> None:
    text = skelint("check", "--help", COLUMNS="200").stdout
    for part in (
        "What is linted",
        "Which rules",
        "The report",
        "The exit status",
        "Fixes",
        ", ".join(FORMATS),
        "3 nothing was",
    ):
        assert part in text
    assert text.index("Examples:") > text.index("--trust-plugins")


def test_an_unknown_operation_is_told_the_near_ones_and_how_to_list_all(skelint: Skelint) -> None:
    said = "unknown operation 'create-user-pool-clint'; did you mean create-user-pool-client? (skelint operations lists all)"
    assert skelint("check", "--operation", "create-user-pool-clint").stderr == f"skelint: {said}\n"


def test_operations_are_listed_and_each_is_taken(skelint: Skelint) -> None:
    listed = skelint("operations").stdout.splitlines()
    assert "cognito-idp create-user-pool-client" in listed
    of_service = [line for line in listed if line.startswith("cognito-idp ")]
    assert skelint("operations", "--service", "cognito-idp").stdout.splitlines() == of_service
    assert len({line.partition(" ")[0] for line in listed}) > 400
    done = skelint("operations", "--service", "cognito-ipd")
    assert (done.returncode, "did you mean cognito-idp?" in done.stderr) == (2, True)


def test_a_named_file_that_nothing_identifies_is_a_finding(folder: Path, skelint: Skelint) -> None:
    (folder / "settings.json").write_text('{"name": "x"}')
    done = skelint("check", "settings.json", "--format", "concise")
    assert done.returncode == 1
    assert "warning[CLI011] cannot tell which AWS command this file belongs to" in done.stdout


@pytest.mark.parametrize(
    ("name", "text"),
    [("main.py", "import boto3\n"), ("logo.png", "\x89PNG\r\n"), ("deploy.fish", "aws x\n"), ("deploy", "#!/usr/bin/fish\n")],
)
def test_a_named_file_of_a_kind_that_is_not_read_says_just_that(folder: Path, skelint: Skelint, name: str, text: str) -> None:
    (folder / name).write_text(text, encoding="latin-1")
    done = skelint("check", name, "--format", "concise")
    assert done.stdout.splitlines()[0] == (
        f"{name}:1:1: warning[CLI016] not a JSON or YAML input and not a known kind of script; skipped"
    )
    assert len(done.stdout.splitlines()) == 2
    assert skelint("check", name, "--skip-unidentified").stdout == "Nothing was checked (1 other file skipped).\n"


@pytest.mark.parametrize("name", ["client.txt", "client.json.tpl", "client"])
def test_a_named_file_that_begins_as_an_input_is_one(folder: Path, skelint: Skelint, name: str) -> None:
    (folder / name).write_text(FAULTY)
    assert "error[AWS027]" in skelint("check", name, "--format", "concise").stdout
    (folder / "client.cfg").write_text("clientname app\n")
    asked = skelint("check", "--operation", "create-user-pool-client", "client.cfg", "--format", "concise")
    assert "CLI016" not in asked.stdout
    assert "CLI007" in asked.stdout


def test_a_file_without_a_suffix_is_linted_with_the_input_that_it_uses(folder: Path, skelint: Skelint) -> None:
    (folder / "client.json").write_text(
        '{"UserPoolId": "us-east-1_Ex1", "ClientName": "app", "AllowedOAuthFlowsUserPoolClient": true,'
        ' "AllowedOAuthFlows": ["client_credentials"], "AllowedOAuthScopes": ["a/b"]}'
    )
    (folder / "deploy").write_text(
        "#!/bin/sh\naws cognito-idp create-user-pool-client --cli-input-json file://client.json --generate-secret"
        " --prevent-user-existence-errors ENABLED\n"
    )
    for paths in (["."], ["client.json", "deploy"]):
        done = skelint("check", *paths, "--format", "concise")
        assert "COG20" not in done.stdout
        shown = json.loads(skelint("effective", *paths, "--format", "json").stdout)
        assert [(one["path"], one["parameters"]["GenerateSecret"]) for one in shown] == [("deploy", True)]


def test_the_folders_of_others_are_counted(folder: Path, skelint: Skelint) -> None:
    for name in (".git", ".venv", "node_modules", ".husky"):
        (folder / name).mkdir()
    assert skelint("check").stdout.endswith("(2 folders of other people's files not walked).\n")
    assert json.loads(skelint("check", "--format", "json").stdout)["summary"]["left_out"] == 2


def test_a_file_named_after_an_operation_that_nobody_has(folder: Path, skelint: Skelint) -> None:
    (folder / "create-tabel.json").write_text('{"TableName": "x"}', encoding="utf-8")
    done = skelint("check", "create-tabel.json")
    assert "no service has the operation create-tabel, so this file was not checked" in done.stdout


def test_a_file_named_after_an_operation_of_several_services(folder: Path, skelint: Skelint) -> None:
    (folder / "create-table.json").write_text('{"TableName": "x"}', encoding="utf-8")
    done = skelint("check", "create-table.json")
    assert "it may be for dynamodb create-table, glue create-table, keyspaces create-table," in done.stdout


def test_files_are_reported_in_the_order_of_their_names_and_once(folder: Path, skelint: Skelint) -> None:
    for name in ("b", "a"):
        (folder / f"{name}.create-user-pool-client.json").write_text(FAULTY)
    done = skelint("check", "b.create-user-pool-client.json", ".", ".", "--format", "concise")
    assert [line.partition(".")[0] for line in done.stdout.splitlines()[:-1]] == ["a", "b"]


def test_standard_input_is_reported_under_the_name_it_is_given(skelint: Skelint) -> None:
    done = skelint(
        "check", "-", "--stdin-filename", "x/web.create-user-pool-client.json", "--format", "concise", stdin=FAULTY.encode()
    )
    assert done.stdout.startswith("x/web.create-user-pool-client.json:1:77: error[AWS027] ")


def test_standard_input_needs_no_name(skelint: Skelint) -> None:
    done = skelint("check", "-", "--format", "concise", stdin=FAULTY.encode())
    assert done.stdout.startswith("<stdin>:1:77: error[AWS027] ")


def test_members_given_on_the_command_line_are_not_missing(folder: Path, skelint: Skelint) -> None:
    (folder / "web.create-user-pool-client.json").write_text('{"ClientName": "app"}')
    assert "UserPoolId is missing" in skelint("check").stdout
    assert skelint("check", "--given", "UserPoolId").returncode == 0


def test_the_report_can_be_written_to_a_file(folder: Path, faulty: Path, skelint: Skelint) -> None:
    done = skelint("check", faulty.name, "--format", "json", "--output-file", "report.json")
    assert (done.returncode, done.stdout) == (1, "")
    assert json.loads((folder / "report.json").read_text())["summary"]["errors"] == 1


def test_a_report_that_cannot_be_written_ends_with_2(faulty: Path, skelint: Skelint) -> None:
    done = skelint("check", faulty.name, "--output-file", "no/such/folder")
    assert done.returncode == 2
    assert done.stderr == "skelint: no/such/folder cannot be written: there is no folder no/such\n"


def test_templates_are_counted_and_not_judged(folder: Path, skelint: Skelint) -> None:
    (folder / "web.create-user-pool-client.json").write_text('{"UserPoolId": "${POOL}", "ClientName": "{{ name }}"}')
    assert skelint("check").stdout == "No faults found in 1 file (2 values not known offline).\n"


class TestFixing:
    def test_safe_fixes_are_made_and_what_is_left_is_reported(self, folder: Path, skelint: Skelint) -> None:
        file = folder / "web.create-user-pool-client.json"
        file.write_text(FIXABLE)
        done = skelint("check", "--fix")
        assert done.returncode == 0
        assert done.stdout == "No faults found in 1 file.\nMade 1 fix.\n"
        assert file.read_text() == FIXABLE.replace('"true"', "true")

    def test_unsafe_fixes_are_asked_for(self, folder: Path, skelint: Skelint) -> None:
        file = folder / "web.create-user-pool-client.json"
        text = '{"UserPoolId": "us-east-1_Ex1", "ClientName": "app", "LogoutURLs": null}'
        file.write_text(text)
        assert skelint("check", "--fix").returncode == 1
        assert file.read_text() == text
        assert skelint("check", "--unsafe-fixes").returncode == 0
        assert file.read_text() == '{"UserPoolId": "us-east-1_Ex1", "ClientName": "app"}'

    def test_a_diff_changes_nothing(self, folder: Path, skelint: Skelint) -> None:
        file = folder / "web.create-user-pool-client.json"
        file.write_text(FIXABLE)
        done = skelint("check", "--diff")
        assert done.returncode == 1
        assert done.stdout.splitlines() == [
            "--- a/web.create-user-pool-client.json",
            "+++ b/web.create-user-pool-client.json",
            "@@ -1 +1 @@",
            f"-{FIXABLE.rstrip()}",
            "+" + FIXABLE.rstrip().replace('"true"', "true"),
        ]
        assert done.stderr == "Would make 1 fix in 1 file.\n"
        assert file.read_text() == FIXABLE

    def test_a_diff_shows_no_secret(self, folder: Path, skelint: Skelint) -> None:
        text = FIXABLE.replace("{", '{"ClientSecret": "abcdefghijklmnopqrstuvwxyz",\n')
        (folder / "web.create-user-pool-client.json").write_text(text)
        assert "ijklm" not in skelint("check", "--diff").stdout

    def test_nothing_to_fix_is_an_empty_diff(self, faulty: Path, skelint: Skelint) -> None:
        done = skelint("check", "--diff", faulty.name)
        assert (done.returncode, done.stdout, done.stderr) == (0, "", "Nothing would change.\n")

    def test_standard_input_is_fixed_to_standard_output(self, skelint: Skelint) -> None:
        done = skelint("check", "-", "--fix", stdin=FIXABLE.encode())
        assert (done.returncode, done.stdout) == (0, FIXABLE.replace('"true"', "true"))
        assert done.stderr == "No faults found in 1 file.\nMade 1 fix.\n"

    def test_standard_input_that_needs_no_fix_is_given_back_to_the_byte(self, skelint: Skelint) -> None:
        kept = CLEAN.replace(", ", ",\r\n").encode()
        assert skelint("check", "-", "--fix", stdin=kept).stdout.encode() == kept

    def test_a_diff_counts_what_it_cannot_show(self, folder: Path, skelint: Skelint) -> None:
        (folder / "web.create-user-pool-client.json").write_bytes(b"\xef\xbb\xbf" + CLEAN.encode())
        done = skelint("check", "--diff")
        assert (done.returncode, done.stdout, done.stderr) == (1, "", "Would make 1 fix in 1 file.\n")

    def test_a_file_in_another_encoding_is_written_as_utf_8(self, folder: Path, skelint: Skelint) -> None:
        file = folder / "web.create-user-pool-client.json"
        file.write_bytes("\ufeff".encode("utf-16-le") + CLEAN.replace("app", "equipe").encode("utf-16-le"))
        assert skelint("check", "--fix").returncode == 0
        assert file.read_bytes() == CLEAN.replace("app", "equipe").encode()

    def test_the_mode_of_a_fixed_file_is_kept(self, folder: Path, skelint: Skelint) -> None:
        file = folder / "web.create-user-pool-client.json"
        file.write_text(FIXABLE)
        file.chmod(0o640)
        skelint("check", "--fix")
        assert file.stat().st_mode & 0o777 == 0o640
        assert list(folder.iterdir()) == [file]

    def test_fixing_twice_changes_nothing_more(self, folder: Path, skelint: Skelint) -> None:
        file = folder / "web.create-user-pool-client.json"
        file.write_text('{"callbackUrls": "https://a.example/cb", "UserPoolId": "", "ClientName": "app", "ClientSecret": "",}')
        skelint("check", "--fix")
        once = file.read_text()
        skelint("check", "--fix")
        assert file.read_text() == once == '{"CallbackURLs": ["https://a.example/cb"], "UserPoolId": "", "ClientName": "app"}'


class TestConfiguration:
    def test_the_closest_configuration_is_read(self, folder: Path, faulty: Path, skelint: Skelint) -> None:
        (folder / "skelint.toml").write_text('ignore = ["AWS027"]')
        assert skelint("check", faulty.name).returncode == 0
        assert skelint("check", faulty.name, "--isolated").returncode == 1

    def test_a_table_tells_operation_and_given_members(self, folder: Path, skelint: Skelint) -> None:
        (folder / "clients").mkdir()
        (folder / "clients" / "web.json").write_text('{"Foo": 1}')
        table = '[[tool.skelint.inputs]]\nfiles = ["clients/*.json"]\noperation = "create-user-pool-client"\n'
        (folder / "pyproject.toml").write_text(table + 'given = ["UserPoolId", "ClientName"]\n')
        done = skelint("check", ".", "--format", "concise")
        assert done.stdout.splitlines()[0] == 'clients/web.json:1:2: error[AWS002] "Foo" is not a member of the input'
        assert len(done.stdout.splitlines()) == 2

    def test_rules_have_options(self, folder: Path, skelint: Skelint) -> None:
        text = CLEAN.replace("{", '{"RefreshTokenValidity": 90, ')
        (folder / "web.create-user-pool-client.json").write_text(text)
        assert "COG311" in skelint("check", "--extend-select", "COG311").stdout
        (folder / "skelint.toml").write_text("[rules.long-lived-refresh-token]\nlongest-days = 90\n")
        assert "COG311" not in skelint("check", "--extend-select", "COG311").stdout

    def test_a_team_has_templates_of_its_own(self, folder: Path, skelint: Skelint) -> None:
        (folder / "web.create-user-pool-client.json").write_text(CLEAN.replace("app", "[[ name ]]"))
        assert skelint("check").returncode == 1
        (folder / "skelint.toml").write_text('templates = [["[[", "]]"]]')
        assert skelint("check").stdout == "No faults found in 1 file (1 value not known offline).\n"

    @pytest.mark.parametrize(
        ("text", "complaint"),
        [
            ("ignored = []", "there is no setting 'ignored'; did you mean ignore?"),
            ("ignore = 3", "ignore must be a list of strings"),
            ("ignore = ", "Invalid value"),
            ('fail-on = "bad"', "fail-on must be error, warning, note or never"),
            ('[[inputs]]\nfiles=["x"]\noperation = "create-user-pool-clients"', "did you mean create-user-pool-client?"),
            ("[[inputs]]\nfiles = []", "inputs[0].files must not be empty"),
            ("[[inputs]]\ngiven = []", "inputs[0]: files is missing"),
            (
                "[[overrides]]\nfiles = ['x']\nignores = []",
                "overrides[0]: there is no setting 'ignores'; did you mean ignore?",
            ),
            ("[[suppressions]]\nfiles = ['x']\nrule = 'AWS'\npointer = 'a'", "suppressions[0].pointer must be a pointer"),
            ("[severity]\nAWS = 'off'", "severity.AWS must be error, warning or note"),
            ("[severity]\nnothing = 'note'", "no rule is selected by 'nothing'"),
            ("max-warnings = -1", "max-warnings"),
            ("max-warnings = 2026-01-01", "max-warnings must be an integer"),
            ("extends = 'missing.toml'", "missing.toml"),
            ("extends = 'skelint.toml'", "extends itself"),
            ('templates = ["[["]', "templates[0] must be a list of strings"),
            ('templates = [["[["]]', "templates[0] must be a pair"),
            ("[rules.nothing]\nx = 1", "there is no rule nothing"),
            ("[rules.long-lived-refresh-token]\nlongest-day = 1", "has no option longest-day; did you mean longest-days?"),
            ('[rules.COG311]\nlongest-days = "1"', "longest-days must be an integer"),
            ('ignore = ["COG999"]', "no rule is selected by 'COG999'"),
        ],
    )
    def test_a_configuration_that_is_wrong_ends_with_2(
        self, folder: Path, faulty: Path, skelint: Skelint, text: str, complaint: str
    ) -> None:
        (folder / "skelint.toml").write_text(text)
        done = skelint("check", faulty.name)
        assert (done.returncode, done.stdout) == (2, "")
        assert complaint in done.stderr
        assert "Traceback" not in done.stderr

    @pytest.mark.parametrize(
        ("name", "text", "where", "complaint"),
        [
            ("skelint.toml", '# x\n[tool.skelint]\nignore = ["AWS"]', "2:1", "skelint.toml has no table [tool.skelint]"),
            ("skelint.toml", "\nignored = []", "2:1", "there is no setting 'ignored'"),
            ("skelint.toml", "ignore = [\n  'AWS',\n  3]", "3:3", "ignore[1] must be a string"),
            ("skelint.toml", 'a = """\nignore = """\n', "1:1", "there is no setting 'a'"),
            ("skelint.toml", "\nignore = ", "2:10", "not valid TOML: Invalid value"),
            ("skelint.toml", "ignore = ['AWS',\n 'COG999']", "2:2", "no rule is selected by 'COG999'"),
            ("skelint.toml", "[severity]\nAWS = 'note'\nCOG999 = 'note'", "3:1", "no rule is selected by 'COG999'"),
            ("skelint.toml", "[rules.COG311]\nx = 1", "2:1", "has no option x"),
            (
                "skelint.toml",
                "[[inputs]]\nfiles=['a']\n[[inputs]]\nfiles=['x']\noperation='x'",
                "5:1",
                "unknown operation 'x'",
            ),
            ("skelint.toml", "overrides = [{files = ['*'], ignores = []}]", "1:30", "there is no setting 'ignores'"),
            ("skelint.toml", "[[overrides]]\nfiles = ['*']\nselect = ['COG999']", "3:11", "no rule is selected by 'COG999'"),
            ("skelint.toml", "exclude = ['a', '[z-a]']", "1:17", "'[z-a]' is not a pattern as in a .gitignore"),
            ("skelint.toml", "[[inputs]]\nfiles = ['[z-a]']", "2:10", "'[z-a]' is not a pattern"),
            ("pyproject.toml", "[project]\nignored = 1\n[tool.skelint]\nignored = []", "4:1", "there is no setting 'ignored'"),
        ],
    )
    def test_a_mistake_in_a_configuration_has_its_place(
        self, folder: Path, skelint: Skelint, name: str, text: str, where: str, complaint: str
    ) -> None:
        (folder / "web.create-user-pool-client.json").write_text(FAULTY)
        (folder / name).write_text(text)
        said = skelint("check").stderr
        assert said.startswith(f"skelint: {folder / name}:{where}: ")
        assert complaint in said


class TestPlugins:
    def test_a_plugin_is_named(self, folder: Path, skelint: Skelint) -> None:
        (folder / "web.create-user-pool-client.json").write_text(CLEAN)
        done = skelint("check", "--plugin", "acme_skelint_rules", "--format", "concise", PYTHONPATH=PLUGIN)
        assert 'warning[ACME001] ClientName "app" does not begin with the name of a team' in done.stdout

    def test_a_configuration_that_loads_one_must_be_trusted(self, folder: Path, skelint: Skelint) -> None:
        (folder / "web.create-user-pool-client.json").write_text(CLEAN)
        (folder / "skelint.toml").write_text('plugins = ["acme_skelint_rules"]')
        refused = skelint("check", PYTHONPATH=PLUGIN)
        assert (refused.returncode, refused.stdout) == (2, "")
        assert "loads the plugin acme_skelint_rules: its code runs" in refused.stderr
        assert "ACME001" in skelint("check", "--trust-plugins", PYTHONPATH=PLUGIN).stdout
        assert "ACME001" in skelint("check", PYTHONPATH=PLUGIN, SKELINT_TRUST_PLUGINS="1").stdout

    @pytest.mark.parametrize(
        ("modules", "complaint"),
        [
            ({}, "holds no rules"),
            ({"two": "x = 1"}, "two declares 0 rules"),
            ({"bad": "import nothing_of_that_name"}, "nothing_of_that_name"),
            ({"bad": "def ("}, "cannot be loaded"),
            ({"bad": "1 / 0"}, "broken_rules.bad cannot be loaded: ZeroDivisionError"),
            ({"one": "from acme_skelint_rules.naming.client_name_without_team import check"}, "one declares 0 rules"),
        ],
    )
    def test_a_broken_plugin_ends_with_2_and_is_named(
        self, folder: Path, skelint: Skelint, modules: dict[str, str], complaint: str
    ) -> None:
        package = folder / "plugins" / "broken_rules"
        package.mkdir(parents=True)
        (package / "__init__.py").touch()
        for name, text in modules.items():
            (package / f"{name}.py").write_text(text)
        done = skelint("check", "--plugin", "broken_rules", PYTHONPATH=f"{package.parent}:{PLUGIN}")
        assert (done.returncode, done.stdout) == (2, "")
        assert "broken_rules" in done.stderr
        assert complaint in done.stderr
        assert "Traceback" not in done.stderr

    def test_a_plugin_that_is_named_by_its_path_is_told_how_to_name_it(self, folder: Path, skelint: Skelint) -> None:
        (folder / "mycorp_rules").mkdir()
        done = skelint("check", "--plugin", "./mycorp_rules")
        assert (done.returncode, done.stdout) == (2, "")
        assert "'./mycorp_rules' is no name of a package: name it as Python imports it" in done.stderr

    def test_a_package_in_the_working_folder_is_not_imported(self, folder: Path, skelint: Skelint) -> None:
        (folder / "mycorp_rules").mkdir()
        (folder / "mycorp_rules" / "__init__.py").write_text("print('it ran')")
        done = skelint("check", "--plugin", "mycorp_rules", PYTHONSAFEPATH="1")
        assert (done.returncode, done.stdout) == (2, "")
        assert "mycorp_rules cannot be imported" in done.stderr
        assert "put the folder that it is in on PYTHONPATH" in done.stderr

    def test_a_place_that_is_a_list_is_an_error_that_names_the_rule(self, folder: Path, skelint: Skelint) -> None:
        package = folder / "plugins" / "misplacing_rules"
        package.mkdir(parents=True)
        (package / "__init__.py").touch()
        good = Path(PLUGIN, "acme_skelint_rules", "naming", "client_name_without_team.py").read_text()
        (package / "client_name_without_team.py").write_text(re.sub(r"\bat=[\w.]+", 'at=["ClientName"]', good))
        (folder / "web.create-user-pool-client.json").write_text(CLEAN)
        done = skelint("check", "--plugin", "misplacing_rules", "--format", "concise", PYTHONPATH=str(package.parent))
        assert done.returncode == 2
        assert "error[SKL001] the check of ACME001 (misplacing_rules.client_name_without_team) crashed" in done.stdout
        assert "list is not a pointer" in done.stdout

    def test_a_check_that_crashes_is_named_and_all_else_is_reported(self, folder: Path, skelint: Skelint) -> None:
        package = folder / "plugins" / "crashing_rules"
        package.mkdir(parents=True)
        (package / "__init__.py").touch()
        good = Path(PLUGIN, "acme_skelint_rules", "naming", "client_name_without_team.py").read_text()
        crashing = good.replace("    name = request", "    raise ZeroDivisionError('oh')\n    name = request")
        (package / "client_name_without_team.py").write_text(crashing)
        (folder / "web.create-user-pool-client.json").write_text(FAULTY)
        done = skelint("check", "--plugin", "crashing_rules", "--format", "concise", PYTHONPATH=str(package.parent))
        assert done.returncode == 2
        assert "error[SKL001] the check of ACME001 (crashing_rules.client_name_without_team) crashed" in done.stdout
        assert "error[AWS027]" in done.stdout
        assert "Traceback" not in done.stderr


def test_output_that_nobody_reads_is_no_crash(faulty: Path) -> None:
    command = f"for i in 1 2 3; do cat {faulty.name}; done | head -c 1; {sys.executable} -m skelint check {faulty.name} | true"
    done = subprocess.run(["bash", "-c", command], capture_output=True, text=True, check=False)
    assert "Traceback" not in done.stderr


@pytest.mark.skipif(not Path("/usr/bin/unshare").exists(), reason="needs unshare")
def test_no_network_is_needed(faulty: Path, skelint: Skelint) -> None:
    try:
        subprocess.run(["unshare", "-rn", "true"], check=True, capture_output=True)
    except subprocess.CalledProcessError:
        pytest.skip("namespaces are not allowed here")
    command = ["unshare", "-rn", sys.executable, "-m", "skelint", "check", faulty.name]
    alone = subprocess.run(command, capture_output=True, text=True, check=False)
    assert alone.stdout == skelint("check", faulty.name).stdout


HEAVY = (
    "skelint.reporters.colours",
    "skelint.pages",
    "rich",
    "jsonschema",
    "tomllib",
    "skelint.cli.baseline",
    "skelint.cli.effective",
    "skelint.index",
    "tree_sitter",
    "tree_sitter_json",
    "ruamel",
    "pathspec",
    "asyncio",
    "pygls",
)


def test_a_clean_file_does_not_pay_for_reports(folder: Path) -> None:
    (folder / "web.create-user-pool-client.json").write_text(CLEAN)
    script = (
        "import sys\nfrom skelint.cli import run\nsys.argv = ['skelint', 'check', '.']\n"
        f"try: run()\nexcept SystemExit: pass\nprint(sorted(set(sys.modules) & set({HEAVY!r})))"
    )
    done = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True, cwd=folder)
    assert done.stdout.splitlines() == ["No faults found in 1 file.", "[]"]


def test_a_fault_of_ours_is_no_finding_and_no_traceback(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def broken() -> None:
        raise KeyError("a secret")

    monkeypatch.setattr(commands, "app", broken)
    with pytest.raises(SystemExit) as ended:
        cli.run()
    said = "skelint: this is a fault of skelint: KeyError; with SKELINT_DEBUG=1 it is shown in full\n"
    assert (ended.value.code, capsys.readouterr().err) == (2, said)


class TestGate:
    @pytest.mark.parametrize(
        ("text", "options", "status"),
        [
            (WARNED, ["--fail-on", "error", "--max-warnings", "0"], 1),
            (WARNED, ["--fail-on", "error", "--max-warnings", "1"], 0),
            (CLEAN, ["--max-warnings", "0"], 0),
            (FAULTY, ["--exit-zero"], 0),
            (FIXABLE, ["--fix"], 0),
            (FIXABLE, ["--fix", "--exit-non-zero-on-fix"], 1),
            (CLEAN, ["--fix", "--exit-non-zero-on-fix"], 0),
            (CLEAN, ["--exit-zero", "missing.json"], 2),
            (CLEAN, ["--output", "sarif"], 2),
            (CLEAN, ["--output", "nothing=x"], 2),
            (CLEAN, ["--baseline", "missing"], 2),
        ],
    )
    def test_the_exit_status_tells(self, folder: Path, skelint: Skelint, text: str, options: list[str], status: int) -> None:
        (folder / "web.create-user-pool-client.json").write_text(text)
        done = skelint("check", ".", *options)
        assert done.returncode == status
        assert "Traceback" not in done.stderr

    def test_the_configuration_says_when_a_run_fails(self, folder: Path, skelint: Skelint) -> None:
        (folder / "web.create-user-pool-client.json").write_text(WARNED)
        (folder / "skelint.toml").write_text('fail-on = "error"\nmax-warnings = 1')
        assert skelint("check").returncode == 0
        assert skelint("check", "--max-warnings", "0").returncode == 1

    def test_reports_are_written_in_several_formats_in_one_run(self, faulty: Path, folder: Path, skelint: Skelint) -> None:
        done = skelint("check", "--output", "json=a.json", "--output", "concise=b.txt", "--format", "statistics")
        assert done.stdout.splitlines()[0] == "1  AWS027         number-too-large"
        assert json.loads((folder / "a.json").read_text())["diagnostics"][0]["path"] == faulty.name
        assert (folder / "b.txt").read_text().startswith(faulty.name)

    def test_a_report_is_written_also_where_nothing_was_looked_at(self, folder: Path, skelint: Skelint) -> None:
        assert skelint("check", "--output", "json=a.json").returncode == 3
        assert json.loads((folder / "a.json").read_text())["diagnostics"] == []

    def test_a_report_that_cannot_be_written_ends_with_2(self, folder: Path, skelint: Skelint) -> None:
        done = skelint("check", "--output", "json=no/such/folder/a.json")
        assert (done.returncode, "skelint: no/such/folder/a.json cannot be written" in done.stderr) == (2, True)
        assert list(folder.iterdir()) == []

    def test_statistics_count_each_rule(self, faulty: Path, skelint: Skelint) -> None:
        faulty.write_text(FAULTY.replace("99", '99, "GenerateSecret": "x"'))
        assert [line.split()[1] for line in skelint("check", "--statistics").stdout.splitlines()[:2]] == ["AWS010", "AWS027"]

    def test_a_named_file_that_is_no_input_can_be_skipped(self, folder: Path, skelint: Skelint) -> None:
        (folder / "package.json").write_text('{"name": "x"}')
        (folder / "tsconfig.json").write_text("{ // no JSON\n")
        done = skelint("check", "--skip-unidentified", "package.json", "tsconfig.json")
        assert (done.returncode, done.stdout) == (3, "Nothing was checked (2 other files skipped).\n")
        assert skelint("check", "--skip-unidentified", "missing.json").returncode == 2

    def test_what_would_be_looked_at_can_be_asked(self, faulty: Path, folder: Path, skelint: Skelint) -> None:
        (folder / "skelint.toml").write_text('exclude = ["old/"]\nignore = ["COG"]')
        (folder / "old").mkdir()
        (folder / "old" / "a.json").write_text("{}")
        assert skelint("check", "--show-files").stdout == f"{faulty.name}\n"
        shown = json.loads(skelint("check", "--show-settings").stdout)
        assert shown["configuration"] == str(folder / "skelint.toml")
        assert shown["settings"]["ignore"] == ["COG"]
        assert not any(code.startswith("COG") for code in shown["rules"])


@pytest.mark.parametrize(
    ("name", "value", "status"),
    [
        ("SKELINT_FAIL_ON", "never", 0),
        ("SKELINT_SELECT", "COG", 0),
        ("SKELINT_IGNORE", "AWS0 COG", 0),
        ("SKELINT_EXIT_ZERO", "1", 0),
        ("SKELINT_EXCLUDE", "*.json", 3),
        ("SKELINT_DIFF", "1", 0),
        ("SKELINT_SHOW_DIFF", "1", 0),
        ("SKELINT_OPERATION", "nothing", 2),
        ("SKELINT_FORMAT", "nothing", 2),
        ("SKELINT_OUTPUT", "nothing=x", 2),
        ("SKELINT_CONFIG", "missing.toml", 2),
        ("SKELINT_PLUGIN", "no_such_package", 2),
        ("SKELINT_COLOR", "mauve", 2),
        ("SKELINT_JOBS", "0", 2),
    ],
)
def test_each_option_has_an_environment_variable(faulty: Path, skelint: Skelint, name: str, value: str, status: int) -> None:
    assert faulty.exists()
    assert skelint("check").returncode == 1
    assert skelint("check", **{name: value}).returncode == status


class TestBaseline:
    def test_old_findings_do_not_count_and_a_new_one_does(self, faulty: Path, folder: Path, skelint: Skelint) -> None:
        assert skelint("baseline", "create").stdout == ".skelint-baseline.json holds 1 finding of 1 file.\n"
        done = skelint("check")
        assert (done.returncode, done.stdout) == (0, "No faults found in 1 file (1 in the baseline).\n")
        assert skelint("check", "--no-baseline").returncode == 1
        faulty.write_text("\n\n" + FAULTY.replace("{", '{"Foo": 1,\n'))
        assert [line.split()[1] for line in skelint("check", "--format", "concise").stdout.splitlines()[:-1]] == [
            "error[AWS002]"
        ]
        assert (folder / ".skelint-baseline.json").exists()

    def test_it_is_not_made_twice(self, faulty: Path, skelint: Skelint) -> None:
        assert faulty.exists()
        skelint("baseline", "create")
        assert "is there already" in skelint("baseline", "create").stderr
        assert skelint("baseline", "create", "--force").returncode == 0

    def test_what_is_mended_is_said_and_pruned(self, faulty: Path, skelint: Skelint) -> None:
        skelint("baseline", "create")
        faulty.write_text(CLEAN)
        said = "No faults found in 1 file (1 of the baseline mended: skelint baseline prune).\n"
        assert skelint("check").stdout == said
        assert skelint("baseline", "prune").stdout == ".skelint-baseline.json holds 0 findings, 1 taken out.\n"
        assert skelint("check").stdout == "No faults found in 1 file.\n"

    def test_update_takes_up_what_is_new(self, faulty: Path, skelint: Skelint) -> None:
        skelint("baseline", "create")
        faulty.write_text(FAULTY.replace("{", '{"Foo": 1,\n'))
        assert skelint("baseline", "update").stdout == ".skelint-baseline.json holds 2 findings, 1 before.\n"
        assert skelint("check").returncode == 0

    @pytest.mark.parametrize("command", ["update", "prune"])
    def test_without_one_there_is_nothing_to_renew(self, skelint: Skelint, command: str) -> None:
        done = skelint("baseline", command)
        assert (done.returncode, "skelint baseline create" in done.stderr) == (2, True)

    def test_nothing_is_written_where_a_file_cannot_be_read(self, folder: Path, skelint: Skelint) -> None:
        done = skelint("baseline", "create", "missing.json")
        assert done.returncode == 2
        assert not (folder / ".skelint-baseline.json").exists()

    def test_what_is_held_is_not_fixed(self, folder: Path, skelint: Skelint) -> None:
        file = folder / "web.create-user-pool-client.json"
        file.write_text(FIXABLE)
        skelint("baseline", "create")
        assert skelint("check", "--fix").returncode == 0
        assert file.read_text() == FIXABLE
