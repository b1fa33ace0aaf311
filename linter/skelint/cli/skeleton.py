"""`skelint skeleton`: a document of an operation's input, to be filled in."""

import json
from enum import StrEnum
from typing import Annotated

import typer

from skelint.cli.settings import completed_operation
from skelint.cli.terminal import complain, fail
from skelint.services.catalogue import UnknownOperationError, named


class SkeletonForm(StrEnum):
    """How the document is written."""

    YAML = "yaml"
    JSON = "json"


def skeleton(
    operation: Annotated[
        list[str],
        typer.Argument(help="The operation, as `ecs register-task-definition`.", autocompletion=completed_operation),
    ],
    output_format: Annotated[
        SkeletonForm,
        typer.Option("--format", envvar="SKELINT_SKELETON_FORMAT", help="YAML says what is known of each member."),
    ] = SkeletonForm.YAML,
    every: Annotated[
        bool, typer.Option("--all", envvar="SKELINT_ALL", help="Write every member, not only the required ones.")
    ] = False,
) -> None:
    """Print a minimal document of an operation's input, to be filled in.

    `skelint check` says what is left to fill in. YAML is for --cli-input-yaml of AWS CLI 2, JSON for --cli-input-json of both.
    """
    from skelint.services import commented  # noqa: PLC0415 - the help needs none of it
    from skelint.services.skeleton import skeleton as compiled  # noqa: PLC0415

    try:
        model = named(" ".join(operation))
    except UnknownOperationError as error:
        raise fail(f"{error} (skelint operations lists all)") from error
    document = compiled(model, every=every)
    if not model.takes_input and model.members:
        complain(f"the AWS CLI takes no input file for {model.operation}: give these members as options")
    text = commented.as_yaml(document, model) if output_format is SkeletonForm.YAML else json.dumps(document, indent=2) + "\n"
    typer.echo(text, nl=False)
