"""The embedded pack is what the installed service models and the installed AWS CLI say; a test tells when it is not."""

import json
import os
import sqlite3
import zlib
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest

pytest.importorskip("awscli")  # and not botocore, which the AWS CLI would take for its own: it spells some names otherwise

from skelint.authoring.operation import Addition, Operation
from skelint.services import catalogue
from skelint.services.compile import command_line
from skelint.services.compile.difference import differences
from skelint.services.compile.overlay import OverlayError, corrected, further_commands
from skelint.services.compile.pack import compiled, write
from skelint.services.compile.service import compile_service
from skelint.services.compile.shapes import Packing
from skelint.services.packed import NAMES, PACK, SUFFIX, PackedService, text
from skelint.services.pattern import UNICODE, anchored, conditions, readable
from skelint.services.schema import input_schema

SAMPLE = ("cognito-identity", "cognito-idp", "dynamodb", "lambda", "s3api", "sqs")
"""Services that are compiled anew each time; all of them take most of a minute."""


@pytest.mark.parametrize("service", SAMPLE)
def test_the_pack_is_up_to_date(service: str) -> None:
    assert text(PACK / f"{service}{SUFFIX}") == compile_service(service).text, "run `python -m skelint.services.compile`"


@pytest.mark.slow
def test_the_whole_pack_is_the_same_bytes_for_the_same_packages() -> None:
    assert {path.name: path.read_bytes() for path in PACK.iterdir()} == compiled()


def test_the_pack_is_small_and_holds_no_prose() -> None:
    assert sum(path.stat().st_size for path in PACK.iterdir()) < 2_500_000
    lines = "\n".join(text(PACK / f"{service}{SUFFIX}") for service in SAMPLE)
    assert "documentation" not in lines
    assert "<p>" not in lines


SHAPES: dict[str, Any] = {
    "Tree": {"type": "structure", "members": {"Left": {"shape": "Tree"}, "Name": {"shape": "Name"}}, "required": ["Name"]},
    "Name": {"type": "string", "min": 1, "max": 3, "pattern": "\\w+"},
    "Choice": {"type": "structure", "union": True, "members": {"A": {"shape": "Name"}, "B": {"shape": "When"}}},
    "When": {"type": "timestamp"},
    "Tags": {"type": "map", "key": {"shape": "Name"}, "value": {"shape": "Count"}, "max": 50},
    "Count": {"type": "long", "min": 0},
    "Part": {"type": "float", "min": 0.5, "max": 1},
    "Any": {"type": "structure", "document": True, "members": {}},
    "Bytes": {"type": "blob", "min": 5, "sensitive": True},
    "Pair": {"type": "structure", "members": {"Part": {"shape": "Part"}}},
    "Pairs": {"type": "list", "member": {"shape": "Pair"}, "min": 1, "max": 9},
    "Root": {
        "type": "structure",
        "members": {
            "T": {"shape": "Tree"},
            "C": {"shape": "Choice"},
            "M": {"shape": "Tags"},
            "D": {"shape": "Any"},
            "B": {"shape": "Bytes", "streaming": True, "deprecated": True},
            "P": {"shape": "Pair"},
            "Q": {"shape": "Pairs"},
            "Token": {"shape": "Name", "idempotencyToken": True},
            "J": {"shape": "Count", "jsonvalue": True},
        },
        "required": ["T", "Token"],
    },
}


def schema_of(shapes: dict[str, Any], root: str) -> dict[str, Any]:
    packing = Packing(shapes)
    number = packing.number(root)
    lines = [json.dumps(line) for line in ({"operations": []}, *packing.packed)]
    return input_schema(PackedService("\n".join(lines)), number)


def test_shapes_become_schemas() -> None:
    schema = schema_of(SHAPES, "Root")
    name = {"type": "string", "minLength": 1, "maxLength": 3, "pattern": "^(?:[0-9A-Za-z_]+)$", "x-pattern": "\\w+"}
    tree, pair = schema["properties"]["T"], schema["properties"]["P"]
    assert schema["properties"] == {
        "T": tree,
        "C": {
            "type": "object",
            "properties": {"A": name, "B": {"type": ["string", "number"]}},
            "additionalProperties": False,
            "minProperties": 1,
            "maxProperties": 1,
        },
        "M": {
            "type": "object",
            "additionalProperties": {"type": "integer", "minimum": 0},
            "propertyNames": name,
            "maxProperties": 50,
        },
        "D": {},
        "B": {"type": "string", "x-blob": True, "x-sensitive": True, "x-streaming": True, "deprecated": True},
        "P": pair,
        "Q": {"type": "array", "items": pair, "minItems": 1, "maxItems": 9},
        "Token": {**name, "x-token": True},
        "J": {"x-json": True},
    }
    assert schema["required"] == ["T"]  # the CLI makes up a token
    assert schema["$defs"][tree["$ref"].rpartition("/")[2]] == {
        "type": "object",
        "properties": {"Left": tree, "Name": name},
        "additionalProperties": False,
        "required": ["Name"],
    }
    assert schema["$defs"][pair["$ref"].rpartition("/")[2]]["properties"] == {
        "Part": {"type": "number", "minimum": 0.5, "maximum": 1}
    }


def test_a_correction_that_the_model_has_overtaken_is_told() -> None:
    with pytest.raises(OverlayError, match="cognito-identity MappingRulesList"):
        corrected("cognito-identity", {"MappingRulesList": {"type": "list", "max": 25}})


def test_the_models_are_corrected() -> None:
    domain = catalogue.named("cognito-idp create-user-pool-domain").members["Domain"]
    assert domain["x-pattern"].endswith(r"(?:\.[a-z0-9](?:[a-z0-9\-]{0,61}[a-z0-9])?)*$")
    rules = catalogue.named("set-identity-pool-roles").at(("RoleMappings", "a", "RulesConfiguration", "Rules"))
    assert rules is not None
    assert rules["maxItems"] == 25


def changed(service: str, operation: str, line: str, before: str, after: str) -> str:
    """Return a service as it is packed with a text replaced in the line of an operation, or in all of them."""
    lines = text(PACK / f"{service}{SUFFIX}").split("\n")
    at = 1 + list(catalogue.operation_names(service)).index(operation)
    lines = [
        written.replace(before, after) if line == "all" or number == at else written for number, written in enumerate(lines)
    ]
    return "\n".join(lines)


@pytest.mark.parametrize(
    ("line", "before", "after", "expected"),
    [
        ("all", '"ExplicitAuthFlows":', '"AuthFlows":', "create-user-pool-client: ExplicitAuthFlows: new"),
        ("all", '"HS256"', '"HS255"', ""),
        ("all", '"ALLOW_USER_AUTH"', '"OLD"', "ExplicitAuthFlows[] enum: - OLD, + ALLOW_USER_AUTH"),
        ("all", '"minimum":3,"maximum":15', '"minimum":3,"maximum":14', "AuthSessionValidity maximum: 14 -> 15"),
        ("all", '"create-user-pool-client"', '"make-client"', "cognito-idp make-client: the operation is gone"),
        ("all", '"create-user-pool-client"', '"make-client"', "cognito-idp create-user-pool-client: the operation is new"),
        ("one", '"input":true', '"input":false', "create-user-pool-client: takes_input: false -> true"),
    ],
)
def test_what_an_upgrade_changes_is_listed(tmp_path: Path, line: str, before: str, after: str, expected: str) -> None:
    old = changed("cognito-idp", "create-user-pool-client", line, before, after)
    files = {f"cognito-idp{SUFFIX}": zlib.compress(old.encode()), f"gone{SUFFIX}": b"", NAMES: (PACK / NAMES).read_bytes()}
    write(files, tmp_path)
    listed = "\n".join(differences(tmp_path, ["cognito-idp", "gone"]))
    assert "gone: the service is gone" in listed
    assert expected in listed


def test_which_own_commands_an_upgrade_brings_is_listed(tmp_path: Path) -> None:
    old = text(PACK / NAMES).replace("bundle-task-complete ", "bundle-task-done ").replace("\ns3 + ", "\ns3 + sync-all ")
    files = {path.name: path.read_bytes() for path in PACK.glob(f"ec2{SUFFIX}")}
    write({**files, NAMES: zlib.compress(old.encode())}, tmp_path)
    assert list(differences(tmp_path, ["ec2", "s3"])) == [
        "ec2 wait bundle-task-done: the command is gone",
        "ec2 wait bundle-task-complete: the command is new",
        "s3 sync-all: the command is gone",
    ]


def test_nothing_changes_while_the_packages_do_not() -> None:
    assert list(differences(PACK, ["cognito-idp", "sqs"])) == []


@pytest.mark.parametrize(
    ("pattern", "written"),
    [
        (r"[\w-]+", r"^(?:[0-9A-Za-z_-]+)$"),
        (r"\w\d", r"^(?:[0-9A-Za-z_][0-9])$"),
        (r"\\w", r"^(?:\\w)$"),
        (r"[\p{L}\s]", r"^(?:[\p{L} \t\n\x0B\f\r])$"),
        (r"^[a]$", r"^(?:^[a]$)$"),
        (r"^a", r"^(?:^a)"),
        (r"a$", r"(?:a$)$"),
        (r"a\$", r"^(?:a\$)$"),
        (r"[\w-\/]", r"^(?:[0-9A-Za-z_\-\/])$"),
        (r"[\p{Z}-_]", r"^(?:[\p{Z}\-_])$"),
        (r"[\p{Alnum}]", r"^(?:[0-9A-Za-z])$"),
        (r"[\uE000-\uFFFD\uD800\uDC00-\uDBFF\uDFFF]", "^(?:[\\uE000-\\uFFFD\U00010000-\U0010ffff])$"),
        (r".{1,100000}", r"^(?:.{1,})$"),
        (r"[a-z]{1,512}", r"^(?:[a-z]{1,512})$"),
        (r"[^:\000-\037]", r"^(?:[^:\x00-\x1f])$"),
    ],
)
def test_patterns_are_anchored_and_their_classes_are_those_of_java(pattern: str, written: str) -> None:
    assert anchored(pattern) == written


def test_patterns_can_be_read_as_unicode_too() -> None:
    assert anchored(r"[\w]", UNICODE) == r"^(?:[\p{L}\p{M}\p{N}_])$"


@pytest.mark.parametrize(
    ("pattern", "must", "must_not"),
    [
        ("(?!aws:).+", ["^(?:.+)$"], ["^(?:aws:)"]),
        ("^(?!-)(?=.{3,9}$)[a-z-]+(?<!-)$", ["^(?:^[a-z-]+$)$", "^(?:.{3,9}$)"], ["^(?:-)", "(?:-)$"]),
        ("a(?!b)+c|d", ["^(?:ac|d)$"], []),
        (r"[a-z]+(?![\s\S]).*", ["(?:[a-z]+$)$"], []),
        (r"(?!.*(.)\1)[a-z]+", ["^(?:[a-z]+)$"], []),
        (r"(a)\1", [], []),
    ],
)
def test_what_looks_around_is_a_condition_of_its_own_or_left_out(pattern: str, must: list[str], must_not: list[str]) -> None:
    assert conditions(pattern) == (must, must_not)


def patterns_of(service: str) -> set[str]:
    lines = text(PACK / f"{service}{SUFFIX}").split("\n")
    return {shape["pattern"] for shape in map(json.loads, lines) if "pattern" in shape}


@pytest.mark.slow
def test_each_pattern_runs_on_the_engine_that_takes_linear_time() -> None:
    import jsonschema_rs  # noqa: PLC0415

    patterns = {pattern for service in catalogue.services() for pattern in patterns_of(service)}
    assert len(patterns) > 4_000
    unread = []
    for pattern in sorted(patterns):
        keys = readable(pattern)
        decide = jsonschema_rs.validator_for(dict(keys), pattern_options=jsonschema_rs.RegexOptions())
        assert decide.is_valid("a-" * 5_000) in (True, False)
        unread += [pattern] if "pattern" not in keys else []
    assert len(unread) < 5  # those that look back at a group


@pytest.mark.slow
def test_each_operation_of_the_cli_has_a_model_with_its_options() -> None:
    from awscli.arguments import CLIArgument  # noqa: PLC0415

    for service in command_line.services():
        for name, command in command_line.operations(service).items():
            model = catalogue.model(Operation(service, name))
            assert model is not None, (service, name)
            known = {*model.options, *model.opposites, *model.additions, *model.positional, *model.paging}
            built_in = {"cli-input-json", "generate-cli-skeleton"}
            assert known == set(command.arg_table) - built_in, model.operation
            plain = {name: argument for name, argument in command.arg_table.items() if type(argument) is CLIArgument}
            assert all(model.options[name].member == argument._serialized_name for name, argument in plain.items())


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("ec2 run-instances", {"count": Addition("one", ["MaxCount", "MinCount"])}),
        (
            "ec2 modify-instance-attribute",
            {"ebs-optimized": Addition("maybe", ["EbsOptimized"], {"EbsOptimized": {"Value": True}})},
        ),
        ("ses send-email", {"to": Addition("any", ["Destination"]), "subject": Addition("one", ["Message"])}),
        ("cloudfront create-invalidation", {"paths": Addition("any", ["InvalidationBatch"])}),
        ("lambda create-function", {"zip-file": Addition("one", ["Code"])}),
    ],
)
def test_options_of_the_clis_own_lead_to_members(name: str, expected: dict[str, Addition]) -> None:
    additions = catalogue.named(name).additions
    assert {option: additions[option] for option in expected} == expected


def test_renamed_negated_and_positional_arguments_are_those_of_the_cli() -> None:
    assert catalogue.named("ec2 create-image").opposites["reboot"] == "no-reboot"
    assert catalogue.named("ecs run-task").opposites["disable-execute-command"] == "enable-execute-command"
    assert catalogue.named("eks create-cluster").options["kubernetes-version"].member == "version"
    assert catalogue.named("lambda invoke").positional == ["outfile"]
    assert catalogue.named("s3api get-object").positional == ["outfile"]
    assert not catalogue.named("lambda invoke").takes_input
    assert catalogue.named("dynamodb scan").paging == ("starting-token", "page-size", "max-items")
    assert catalogue.named("s3api put-object").options["body"].kind == "stream"
    assert catalogue.named("lex-runtime post-content").options["session-attributes"].kind == "jsonvalue"


def test_the_commands_of_the_cli_that_are_no_operations_are_known_by_name() -> None:
    assert {"cp", "ls", "sync"} <= set(catalogue.own_commands("s3") or ())
    assert {"deploy", "package", "wait"} <= set(catalogue.own_commands("cloudformation") or ())
    assert {"set", "sso"} <= set(catalogue.own_commands("configure") or ())
    assert "tail" in (catalogue.own_commands("logs") or ())
    assert catalogue.own_commands("login") == []
    assert catalogue.own_commands("no-such-service") is None
    assert not catalogue.is_service("s3")
    assert catalogue.is_service("s3api")


def test_the_commands_below_one_of_the_clis_own_are_known() -> None:
    assert "instance-running" in (catalogue.own_commands("ec2", "wait") or ())
    assert catalogue.own_commands("codecommit", "credential-helper") == ["erase", "get", "store"]
    assert catalogue.own_commands("s3", "cp") is None
    assert catalogue.own_commands("cloudformation", "deploy") is None  # though the service `deploy` has some
    assert "ec2/wait" not in catalogue.top_commands()


@pytest.mark.slow
def test_each_command_of_version_2_is_known_and_the_overlay_names_those_that_version_1_lacks() -> None:
    program = os.environ.get("SKELINT_AWS_V2")
    if not program:
        pytest.skip("SKELINT_AWS_V2 does not name version 2 of the AWS CLI")
    index = Path(program).resolve().parent / "awscli" / "data" / "ac.index"
    with closing(sqlite3.connect(f"{index.as_uri()}?mode=ro", uri=True)) as database:
        rows = database.execute("SELECT parent, command FROM command_table WHERE parent != ''").fetchall()
    commands = {(*parent.split(".")[1:], command) for parent, command in rows}
    assert {words for words in commands if not is_known(*words)} == set()
    further = {(*above.split("/"), name) for above, names in further_commands().items() for name in names}
    assert further <= commands
    assert {words for words in further if len(words) == 2 and is_of_version_1(*words)} == set()


def is_known(service: str, command: str = "", last: str = "") -> bool:
    if last:
        return last in (catalogue.own_commands(service, command) or ())
    if command:
        return command in (*catalogue.operation_names(service), *(catalogue.own_commands(service) or ()))
    return service in catalogue.top_commands()


def is_of_version_1(service: str, command: str) -> bool:
    of_version_1 = command_line.commands()
    if service not in of_version_1:
        return False
    operations = command_line.operations(service) if service in command_line.services() else {}
    return command in operations or command in command_line.own_commands(service)
