"""What the AWS CLI makes of the models: its own command table, built without a session on the network."""

import argparse
import os
from collections.abc import Iterator, Mapping
from functools import cache
from importlib.metadata import distribution, version
from pathlib import Path
from typing import Any

from skelint.services.names import kebab

PLAIN = ("CLIArgument", "ListArgument", "BooleanArgument")
"""The classes of options that give one member as it is."""
TAKES: Mapping[object, str] = {0: "none", None: "one", "?": "maybe", "*": "any", "+": "any"}
PROBES = (
    "1",
    "1:2",
    "tcp",
    "true",
    "/a",
    "a=b",
    ["1"],
    ["Name=a,Value=1"],
    True,
    "10.0.0.0/8",
    "bucket=a,key=b,bundleType=zip",
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
        name: sorted(getattr(below, "subcommand_table", {}))
        for name, below in sorted(table.items())
        if not isinstance(below, ServiceOperation)
    }


def options(operation: Any) -> dict[str, Any]:
    """Return what the CLI makes of the members of an operation, as far as it is not what one expects.

    `options` are those with another name than the member's, `unoffered` the members without one, `opposites` the flags that
    say no and are not called `no-…`; `added` are the options that give no member as it is, with the members that they lead to.
    """
    table = operation.arg_table
    shape = operation._operation_model.input_shape  # noqa: SLF001 - there is no public way to it
    members = dict(shape.members) if shape is not None else {}
    given: dict[str, str] = {}
    opposites: dict[str, str] = {}
    facts: dict[str, Any] = {"added": {}, "positional": []}
    for name, argument in table.items():
        match type(argument).__name__:
            case "PageArgument":
                facts["paging"] = 2 if "page-size" in table else 1
            case "CliInputJSONArgument":
                facts["input"] = True
            case "GenerateCliSkeletonArgument":
                pass
            case kind if kind in PLAIN and getattr(argument, "_action", "") != "store_false":
                given[name] = argument._serialized_name  # noqa: SLF001
            case kind if kind in PLAIN:
                opposites[argument._serialized_name] = name  # noqa: SLF001
            case _ if argument.positional_arg:
                facts["positional"].append(name)
            case _:
                facts["added"][name] = _added(argument)
    facts["options"] = {name: member for name, member in given.items() if kebab(member) != name}
    facts["unoffered"] = sorted(member for member in members if member not in given.values())
    facts["opposites"] = {
        name: opposites.get(member, "")
        for name, member in given.items()
        if members[member].type_name == "boolean" and opposites.get(member, "") != f"no-{name}"
    }
    return {key: value for key, value in facts.items() if value}


def _added(argument: Any) -> list[Any]:
    """Return how many values an option of the CLI's own takes, and the members that it leads to."""
    parser = argparse.ArgumentParser(add_help=False)
    argument.add_to_parser(parser)
    (action,) = parser._actions  # noqa: SLF001
    takes = TAKES[action.nargs] if not isinstance(action.nargs, int) or not action.nargs else "any"
    return [takes, sorted(set(_led_to(argument)))]


def _led_to(argument: Any) -> Iterator[str]:
    serialized = getattr(argument, "_serialized_name", None)
    if serialized:
        yield serialized
    for value in PROBES:
        parameters: dict[str, Any] = {}
        try:
            argument.add_to_params(parameters, value)
        except Exception:  # noqa: BLE001, S112 - a value that it does not take shows nothing
            continue
        yield from parameters
