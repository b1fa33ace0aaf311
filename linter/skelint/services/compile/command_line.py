"""What the AWS CLI makes of the models: its own command table, built without a session on the network."""

import argparse
import os
from collections.abc import Iterator, Mapping
from contextlib import suppress
from functools import cache
from importlib.metadata import distribution, version
from pathlib import Path
from typing import Any

from skelint.services.names import kebab

PLAIN = ("CLIArgument", "ListArgument", "BooleanArgument")
"""The classes of options that give one member as it is."""
TAKES: Mapping[object, str] = {0: "none", None: "one", "?": "maybe", "*": "any", "+": "any"}
ZIP = b"PK\x05\x06" + bytes(18)
"""An archive that holds nothing."""
PROBES: tuple[object, ...] = (
    *("1", "1:2", "true", "a=b", "10.0.0.0/8", "[]", '{"objects": []}', '{"parameters": []}', '{"values": {}}'),
    *("bucket=a,key=b,bundleType=zip", "repository=a,commitId=b", ["1"], ["Name=a,Value=1"], True, False, ZIP),
)
"""Values of which one shows to which members an option of the CLI's own leads."""


def versions() -> dict[str, str]:
    """Return the versions of the packages that are compiled."""
    return {"botocore": version("botocore"), "awscli": version("awscli")}


@cache
def commands() -> Mapping[str, Any]:
    """Return the commands of the AWS CLI by their names; its models are those of the botocore that is installed."""
    nowhere = {"AWS_CONFIG_FILE": os.devnull, "AWS_SHARED_CREDENTIALS_FILE": os.devnull, "AWS_EC2_METADATA_DISABLED": "true"}
    os.environ.update(nowhere)
    from awscli.clidriver import create_clidriver  # noqa: PLC0415 - installed for development only

    driver = create_clidriver()
    loader = driver.session.get_component("data_loader")
    models = str(distribution("botocore").locate_file("botocore/data"))
    own = [path for path in loader.search_paths if Path(path).parts[-2:] == ("awscli", "data")]
    loader.search_paths[:] = [models, *own]
    return dict(driver._get_command_table())  # noqa: SLF001 - there is no public way to it


def services() -> list[str]:
    """Return the names of the services, as the CLI has them."""
    from awscli.clidriver import ServiceCommand  # noqa: PLC0415

    return sorted(name for name, command in commands().items() if isinstance(command, ServiceCommand))


def model(service: str) -> Mapping[str, Any]:
    """Return the model of a service, of its latest API version."""
    command = commands()[service]
    name = command.service_model.service_name
    loaded: Mapping[str, Any] = command.session.get_component("data_loader").load_service_model(name, "service-2")
    return loaded


def operations(service: str) -> dict[str, Any]:
    """Return the operations of a service by the names that the CLI gives them."""
    from awscli.clidriver import ServiceOperation  # noqa: PLC0415

    table = commands()[service]._get_command_table()  # noqa: SLF001
    return {name: command for name, command in sorted(table.items()) if isinstance(command, ServiceOperation)}


def own_commands(service: str) -> dict[str, list[str]]:
    """Return the commands of a service, or below a command, that are no operations, each with those below it."""
    from awscli.clidriver import ServiceCommand, ServiceOperation  # noqa: PLC0415

    command = commands()[service]
    table = (
        command._get_command_table()  # noqa: SLF001
        if isinstance(command, ServiceCommand)
        else command.subcommand_table
    )
    return {
        name: sorted(below.subcommand_table if _has_commands(below) else ())
        for name, below in sorted(table.items())
        if not isinstance(below, ServiceOperation)
    }


def _has_commands(command: Any) -> bool:
    """Return whether there are commands below one: the CLI adds those of `deploy`, the service, to `ecs deploy` as well."""
    from awscli.customizations.commands import BasicCommand  # noqa: PLC0415

    if not isinstance(command, BasicCommand):
        return hasattr(command, "subcommand_table")
    inherited = BasicCommand._build_subcommand_table  # noqa: SLF001 - waiters are made by one of their own
    return bool(command.SUBCOMMANDS) or type(command)._build_subcommand_table is not inherited  # noqa: SLF001


def options(operation: Any) -> dict[str, Any]:
    """Return what the CLI makes of the members of an operation, as far as it is not what one expects.

    `options` are those with another name than the member's, `aliases` their older names, `unoffered` the members without one,
    `opposites` the flags that say no and are not called `no-…`, `bare` the lists of structures whose words give the one member
    of each, `literal` those whose value names no file; `added` are the options that give no member as it is, with the members
    that they lead to.
    """
    table = operation.arg_table
    shape = operation._operation_model.input_shape  # noqa: SLF001 - there is no public way to it
    members = dict(shape.members) if shape is not None else {}
    given: dict[str, str] = {}
    opposites: dict[str, str] = {}
    facts: dict[str, Any] = {"added": {}, "aliases": {}, "bare": [], "literal": [], "positional": []}
    for name, argument in table.items():
        match type(argument).__name__:
            case "PageArgument":
                facts["paging"] = 2 if "page-size" in table else 1
            case "CliInputJSONArgument":
                facts["input"] = True
            case "GenerateCliSkeletonArgument":
                pass
            case kind if kind in PLAIN and getattr(argument, "_UNDOCUMENTED", False):
                facts["aliases"][name] = argument._serialized_name  # noqa: SLF001
            case kind if kind in PLAIN and getattr(argument, "_action", "") != "store_false":
                given[name] = argument._serialized_name  # noqa: SLF001
                if _is_bare(operation, name):
                    facts["bare"].append(name)
                if _is_literal(operation, name):
                    facts["literal"].append(name)
            case kind if kind in PLAIN:
                opposites[argument._serialized_name] = name  # noqa: SLF001
            case _ if (action := _action(argument)).option_strings:
                facts["added"][name] = _added(argument, action)
            case _:
                facts["positional"].append(name)
    facts["options"] = {name: member for name, member in given.items() if kebab(member) != name}
    facts["unoffered"] = sorted(member for member in members if member not in given.values())
    facts["opposites"] = {
        name: opposites.get(member, "")
        for name, member in given.items()
        if members[member].type_name == "boolean" and opposites.get(member, "") != f"no-{name}"
    }
    return {key: value for key, value in facts.items() if value}


def _is_bare(operation: Any, option: str) -> bool:
    """Return whether the words of a list of structures give the one member of each, as the CLI has it of old for a few."""
    from awscli.argprocess import ParamShorthandParser  # noqa: PLC0415

    return bool(ParamShorthandParser()._uses_old_list_case(_service_id(operation), operation.name, option))  # noqa: SLF001


def _is_literal(operation: Any, option: str) -> bool:
    """Return whether the CLI sends the value of an option as it is, also where it begins with `file://` or `http://`."""
    from awscli.paramfile import PARAMFILE_DISABLED  # noqa: PLC0415

    return f"{_service_id(operation)}.{operation.name}.{option}" in PARAMFILE_DISABLED


def _service_id(operation: Any) -> str:
    identifier: str = operation._operation_model.service_model.service_id.hyphenize()  # noqa: SLF001
    return identifier


def _action(argument: Any) -> argparse.Action:
    """Return what argparse makes of an argument."""
    parser = argparse.ArgumentParser(add_help=False)
    argument.add_to_parser(parser)
    (action,) = parser._actions  # noqa: SLF001 - there is no public way to it
    return action


def _added(argument: Any, action: argparse.Action) -> list[Any]:
    """Return how many values an option of the CLI's own takes, the members that it leads to, and what a mere flag gives."""
    takes, parameters = TAKES.get(action.nargs, "any"), dict[str, Any]()
    if takes in ("none", "maybe"):
        with suppress(Exception):  # it asks for a value after all
            argument.add_to_params(parameters, action.const)
    gives = {name: value for name, value in parameters.items() if value in ({"Value": True}, {"Value": False})}
    return [takes, sorted(set(_led_to(argument))), *([gives] if gives else [])]


def _led_to(argument: Any) -> Iterator[str]:
    """Yield the members that an option of the CLI's own leads to: its own, and those that it is seen to give."""
    serialized = getattr(argument, "_serialized_name", None)
    if serialized:
        yield serialized
    for value in PROBES:
        parameters: dict[str, Any] = {}
        with suppress(Exception):  # of a value that it does not take, what it has begun to give shows enough
            argument.add_to_params(parameters, value)
        yield from parameters
