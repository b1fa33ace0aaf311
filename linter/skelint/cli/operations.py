"""`skelint operations`: the operations that are known."""

from collections.abc import Sequence
from typing import Annotated

import typer

from skelint.authoring.wording import did_you_mean
from skelint.cli.terminal import fail
from skelint.services import catalogue


def complete(incomplete: str) -> list[str]:
    """Return what a shell may complete to the name of a service."""
    return [service for service in catalogue.services() if service.startswith(incomplete)]


def operations(
    words: Annotated[
        list[str] | None,
        typer.Argument(
            metavar="[FILTER]",
            help="Only those with this in their names, as `user-pool` or `ecs create`.",
            autocompletion=complete,
        ),
    ] = None,
    service: Annotated[
        str | None, typer.Option(help="Only the operations of this service, as cognito-idp.", autocompletion=complete)
    ] = None,
) -> None:
    """List the operations that skelint knows, one a line, as --operation takes them."""
    if service is not None and not catalogue.is_service(service):
        raise fail(f"no operation of the service {service!r} is known{did_you_mean(service, catalogue.services())}")
    services = catalogue.services() if service is None else [service]
    names = [f"{each} {name}" for each in services for name in catalogue.operation_names(each)]
    part = " ".join(words or ()).lower()
    chosen = [name for name in names if part in name]
    if not chosen:
        of_service = f" of {service}" if service else ""
        raise fail(f"no operation{of_service} has {part!r} in its name{_near(part, services)}")
    typer.echo("\n".join(chosen))


def _near(part: str, services: Sequence[str]) -> str:
    """Return what a text without an operation may be meant for: a service, an operation, or one of that service."""
    if " " in part:
        return did_you_mean(part, [f"{each} {name}" for each in services for name in catalogue.operation_names(each)])
    names = {name for each in services for name in catalogue.operation_names(each)}
    return did_you_mean(part, services) or did_you_mean(part, sorted(names))
