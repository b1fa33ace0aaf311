"""`skelint schema`: the JSON Schema of an operation's input, for editors that need no server."""

import json
from importlib import resources
from pathlib import Path
from typing import Annotated

import typer

from skelint.cli.settings import completed_operation
from skelint.cli.terminal import fail
from skelint.engine.ruleset import BUILT_IN
from skelint.saving import UnwritableError, save
from skelint.services.catalogue import UnknownOperationError, named, operation_names, operations


def schema(
    operation: Annotated[
        str | None,
        typer.Argument(
            help="The operation, as `cognito-idp create-user-pool-client`; or a service.", autocompletion=completed_operation
        ),
    ] = None,
    name: Annotated[str | None, typer.Argument(hidden=True)] = None,
    listed: Annotated[
        bool, typer.Option("--list", envvar=["SKELINT_LIST", "SKELINT_LISTED"], help="List the operations instead.")
    ] = False,
    report: Annotated[bool, typer.Option("--report", help="Print that of the report `--format json` instead.")] = False,
    output_dir: Annotated[
        Path | None, typer.Option(help="Write a file OPERATION.schema.json there: for each operation if a service is named.")
    ] = None,
) -> None:
    """Print the JSON Schema (2020-12) of an operation's input, with descriptions, for editors."""
    if report:
        typer.echo(resources.files("skelint.reporters").joinpath("report.schema.json").read_text(encoding="utf-8"), nl=False)
        return
    from skelint.services.editor_schema import schema as compiled  # noqa: PLC0415 - reads what is known of members

    if listed:
        typer.echo("\n".join(map(str, operations())))
        return
    try:
        if operation and not name and output_dir is not None and operation_names(operation):
            chosen = [named(f"{operation} {each}") for each in operation_names(operation)]
        else:
            chosen = [named(f"{operation} {name}" if name else operation)] if operation else []
    except UnknownOperationError as error:
        raise fail(f"{error} (skelint operations lists all)") from error
    if operation is None:
        raise fail("name an operation, or a service with --output-dir; skelint schema --list shows them")
    for model in chosen:
        text = json.dumps(compiled(model, [BUILT_IN]), indent=2) + "\n"
        if output_dir is None:
            typer.echo(text, nl=False)
            continue
        try:
            output_dir.mkdir(parents=True, exist_ok=True)
            save(output_dir / f"{model.operation.name}.schema.json", text)
        except OSError as error:
            raise fail(f"{output_dir} cannot be made: {error.strerror}") from error
        except UnwritableError as error:
            raise fail(str(error)) from error
