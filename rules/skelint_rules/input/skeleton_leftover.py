"""CLI022: generated values of a skeleton were left in."""

from collections.abc import Iterator, Sequence

from skelint import (
    Applicability,
    Evidence,
    Example,
    Finding,
    Fix,
    Label,
    Remove,
    Request,
    Severity,
    counted,
    listed,
    member,
    rule,
)
from skelint_rules.input._skeleton import Leftovers, Pointer, State, has_most_members, leftovers

FEWEST_MEMBERS = 4
"""So many members must be there for most of an operation's to be a sign of a skeleton."""
MOST_NAMES = 3


@rule(
    code="CLI022",
    name="skeleton-leftover",
    severity=Severity.WARNING,
    evidence=Evidence.OBSERVED,
    covers=["ALL"],
    references=["https://docs.aws.amazon.com/cli/latest/userguide/cli-usage-skeleton.html"],
    bad=[
        Example(
            """
            {
              "UserPoolId": "us-east-1_Ex1",
              "ClientName": «""»,
              "GenerateSecret": true,
              "RefreshTokenValidity": 0,
              "LogoutURLs": [""],
              "ExplicitAuthFlows": ["CUSTOM_AUTH_FLOW_ONLY"],
              "PreventUserExistenceErrors": "LEGACY"
            }
            """,
            says="ClientName, RefreshTokenValidity, LogoutURLs and 3 more are as in a skeleton",
        ),
        Example(
            """
            {
              "UserPoolId": "us-east-1_Ex1",
              "ClientName": "app",
              "DefaultRedirectURI": «""»,
              "GenerateSecret": true,
              "LogoutURLs": [""]
            }
            """,
            says="DefaultRedirectURI, LogoutURLs and GenerateSecret are as in a skeleton",
            fixed="""
            {
              "UserPoolId": "us-east-1_Ex1",
              "ClientName": "app",
              "GenerateSecret": true
            }
            """,
        ),
        Example(
            """
            RoleName: web
            PolicyName: «""»
            PolicyDocument: ""
            """,
            says="PolicyName and PolicyDocument are as in a skeleton",
            operation="iam put-role-policy",
        ),
    ],
    good=[
        Example("""
            {"ClientName": "app", "GenerateSecret": true, "PreventUserExistenceErrors": "ENABLED"}
        """),
        Example(
            """
            {"FunctionName": "f", "Description": "", "Environment": {"Variables": {"A": "", "B": ""}}, "DryRun": true}
        """,
            operation="lambda update-function-configuration",
        ),
        Example(
            """
            {"family": "web", "networkMode": "awsvpc", "containerDefinitions": [], "volumes": null, "tags": null}
        """,
            operation="ecs register-task-definition",
        ),
    ],
)
def check(request: Request) -> Iterator[Finding]:
    """Values that `--generate-cli-skeleton` made up were left in the input.

    A skeleton fills in every member: booleans with `true`, numbers with `0`, strings with `""`, and where the service model
    lists values, with one of them (version 1 of the AWS CLI picks one at random, version 2 the first). Empty strings and most
    zeros are refused. The rest is sent without a word, and turns things on: for an app client `GenerateSecret`,
    `AllowedOAuthFlowsUserPoolClient` and `UserDataShared`.

    Reported once, for an input that has something filled in and either most members of the operation, two of them empty,
    or two empty ones beside values such as `true`, or several required members that are empty. It stands for
    what else there is to say of the empty ones, and is an error where one of them is refused.
    """
    left = request.once(leftovers)
    empty, invented = left.those(State.BLANK, State.ZERO), left.those(State.INVENTED)
    if left.whole is not State.FILLED or not _is_skeleton(request, left):
        return
    places = [*empty, *(pointer for pointer in invented if len(pointer) == 1)]
    first, others = places[0], places[1:]
    names = [member(pointer) for pointer in places]
    more = [f"{len(names) - MOST_NAMES:,} more"] if len(names) > MOST_NAMES else []
    refused = _refused(request, empty)
    yield Finding(
        at=first,
        message=f"{listed([*names[:MOST_NAMES], *more])} {'is' if not others else 'are'} as in a skeleton",
        labels=[Label(pointer, "generated too") for pointer in others[:3]],
        help="set the values that you mean, and delete the other members",
        fix=_removal(request, empty, refused),
        severity=Severity.ERROR if refused else None,
        stands_for=[*empty, *invented] if _is_edited(request, left) else empty,
    )


def _is_skeleton(request: Request, left: Leftovers) -> bool:
    """Return whether what is empty is left of a skeleton, and not merely empty."""
    if _is_edited(request, left):
        return True
    own = {pointer[0]: state for pointer, state in left.values.items() if len(pointer) == 1}
    members = {name: state for name, state in own.items() if request.parameters[str(name)] is not None}  # no skeleton has null
    states = list(members.values())
    if State.INVENTED in states and states.count(State.BLANK) > 1:
        return True
    return sum(members.get(name) is State.BLANK for name in request.model.required) > 1


def _is_edited(request: Request, left: Leftovers) -> bool:
    """Return whether the input is a skeleton of which hardly a member was deleted yet."""
    enough = len(left.those(State.BLANK)) > 1 and len(request.parameters) >= FEWEST_MEMBERS
    return enough and has_most_members(request)


def _refused(request: Request, empty: Sequence[Pointer]) -> Sequence[Pointer]:
    """Return those of the empty values in which something is not as the service model asks for."""
    around = {pointer[:depth] for pointer in request.faulty for depth in range(len(pointer) + 1)}
    return [pointer for pointer in empty if pointer in around]


def _removal(request: Request, empty: Sequence[Pointer], refused: Sequence[Pointer]) -> Fix | None:
    """Return the fix that removes all that is empty, where that is refused and not required. On update it would be reset."""
    if refused != empty or not all(_is_optional(request, pointer) for pointer in empty):
        return None
    applicability = Applicability.SAFE if request.model.creates else Applicability.UNSAFE
    return Fix(f"Remove {counted(len(empty), 'empty member')}", list(map(Remove, empty)), applicability)


def _is_optional(request: Request, pointer: Pointer) -> bool:
    *holder, name = pointer
    return isinstance(name, str) and name not in (request.model.at(tuple(holder)) or {}).get("required", ())
