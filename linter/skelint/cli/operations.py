"""`skelint operations`: the operations that are known."""

from typing import Annotated

import typer

from skelint.authoring.wording import did_you_mean
from skelint.cli.terminal import fail
from skelint.services.catalogue import operations as all_operations


def complete(incomplete: str) -> list[str]:
    """Return what a shell may complete to the name of a service."""
    return sorted({operation.service for operation in all_operations() if operation.service.startswith(incomplete)})


def operations(
    service: Annotated[
        str | None, typer.Option(help="Only the operations of this service, as cognito-idp.", autocompletion=complete)
    ] = None,
) -> None:
    """List the operations that skelint knows, one a line, as --operation takes them."""
    services = sorted({operation.service for operation in all_operations()})
    if service is not None and service not in services:
        raise fail(f"no operation of the service {service!r} is known{did_you_mean(service, services)}")
    listed = [str(operation) for operation in all_operations() if service in (None, operation.service)]
    typer.echo("\n".join(listed))
