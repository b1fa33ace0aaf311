"""`skelint operations`: the operations that are known."""

from typing import Annotated

import typer

from skelint.authoring.wording import did_you_mean
from skelint.cli.terminal import fail
from skelint.services import catalogue


def operations(
    service: Annotated[str | None, typer.Option(help="Only the operations of this service, as cognito-idp.")] = None,
) -> None:
    """List the operations that skelint knows, one a line, as --operation takes them."""
    if service is not None and not catalogue.is_service(service):
        raise fail(f"no operation of the service {service!r} is known{did_you_mean(service, catalogue.services())}")
    chosen = catalogue.services() if service is None else [service]
    typer.echo("\n".join(f"{each} {name}" for each in chosen for name in catalogue.operation_names(each)))
