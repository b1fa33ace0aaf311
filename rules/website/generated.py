"""The parts of pages that are made of the rules, the configuration's schema and the commands."""

import json
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path
from typing import Any

from typer.main import get_command

from skelint.authoring.rule import Evidence, Rule
from skelint.cli.commands import app
from skelint.engine.ruleset import Ruleset
from skelint.pages.answers import Answers
from skelint.pages.page import index

ROOT = Path(__file__).parents[2]
SCHEMA = ROOT / "linter" / "skelint" / "project" / "config.schema.json"
GROUPS: Mapping[str, str] = {
    "command": "Options of commands",
    "input": "Files",
    "model": "Structure",
    "policies": "Policies",
    "cognito/app-client": "Cognito: app clients",
    "cognito/user-pool": "Cognito: user pools",
    "cognito/user": "Cognito: users",
    "cognito/group": "Cognito: groups",
    "cognito/identity-provider": "Cognito: identity providers",
    "cognito/resource-server": "Cognito: resource servers",
    "cognito/domain": "Cognito: domains",
    "cognito/branding": "Cognito: branding",
    "cognito/terms": "Cognito: terms",
    "cognito/identity-pool": "Cognito: identity pools",
    "cloudfront": "CloudFront",
    "dynamodb": "DynamoDB",
    "ecs": "ECS",
    "events": "EventBridge",
    "route53": "Route 53",
    "s3": "S3",
    "silences": "Comments that silence",
}
"""The groups of rules on the site, by the beginning of their category; the longest that fits counts."""


def group(rule: Rule) -> str:
    """Return the title of the group that a rule is in; where none is named, the first part of its category."""
    fitting = [topic for topic in GROUPS if f"{rule.category}/".startswith(f"{topic}/")]
    return GROUPS[max(fitting, key=len)] if fitting else rule.category.partition("/")[0]


def grouped(rules: Ruleset) -> Mapping[str, list[Rule]]:
    """Return the rules by the titles of their groups, in the order in which these are shown."""
    members: dict[str, list[Rule]] = {title: [] for title in GROUPS.values()}
    for rule in rules:
        members.setdefault(group(rule), []).append(rule)
    return {title: listed for title, listed in members.items() if listed}


def generated(name: str, argument: str | None, rules: Ruleset) -> str:
    """Return what a marker in a page stands for."""
    if name == "file":
        return _file(str(argument))
    makers: Mapping[str, Callable[[], Iterator[str]]] = {
        "answers": lambda: _answers(rules),
        "commands": _commands,
        "evidence": lambda: _evidence(rules),
        "settings": _settings,
    }
    return "\n".join(makers[name]())


def rules_page(rules: Ruleset) -> str:
    """Return the overview: a table for each group, as the table of `rules/README.md` has them."""
    lines = [
        "# The rules",
        "",
        f"{len(rules.rules)} rules. `skelint explain CODE` prints the page of one in a terminal, `skelint rules` this",
        "table. Notes are off unless asked for: `--extend-select advice`.",
    ]
    for title, members in grouped(rules).items():
        lines += ["", f"## {title}", "", index(members)]
    return "\n".join(lines)


def _file(path: str) -> str:
    """Return a file of the repository as a block of code, with its name above."""
    language = {".py": "python", ".toml": "toml", ".json": "json"}[Path(path).suffix]
    text = (ROOT / path).read_text(encoding="utf-8")
    return f"```{language}\n{text}```"


def _answers(rules: Ruleset) -> Iterator[str]:
    """Yield each answer of AWS as a heading, which the search finds, with the rules that tell of it."""
    for answer, known_by in Answers(rules.rules):
        yield f"### {_plain(answer)}"
        yield ""
        for rule in known_by:
            yield f"- [{rule.code}](../../pages/{rule.code}.md) {rule.name}: {rule.summary}"
        yield ""


def _plain(text: str) -> str:
    """Return a text in which Markdown finds no markup."""
    return "".join(f"\\{letter}" if letter in "\\`*_{}[]<>()#!|" else letter for letter in text)


def _evidence(rules: Ruleset) -> Iterator[str]:
    """Yield a table of how rules know, and how many know so."""
    yield "| how it is known | rules |"
    yield "| --- | --- |"
    for evidence in Evidence:
        count = sum(rule.evidence is evidence for rule in rules)
        yield f"| {evidence.value[0].upper()}{evidence.value[1:]} | {count or 'those of plugins'} |"


def _settings() -> Iterator[str]:
    """Yield a section for each setting of the configuration's schema."""
    schema = json.loads(SCHEMA.read_text(encoding="utf-8"))
    for name, declared in schema["properties"].items():
        yield f"### `{name}`"
        yield ""
        yield declared["description"]
        yield ""
        yield f"Type: {_type(declared, schema)}"
        yield ""
        members = declared.get("items", {}).get("properties", {})
        if members:
            yield "| key | meaning | type |"
            yield "| --- | --- | --- |"
            required = declared["items"].get("required", [])
            for key, member in members.items():
                must = " (required)" if key in required else ""
                yield f"| `{key}`{must} | {member['description']} | {_type(member, schema)} |"
            yield ""


def _type(declared: Mapping[str, Any], schema: Mapping[str, Any]) -> str:
    if "$ref" in declared:
        declared = schema["$defs"][declared["$ref"].rpartition("/")[2]]
    if "enum" in declared:
        return " or ".join(f"`{json.dumps(value)}`" for value in declared["enum"])
    match declared["type"]:
        case "array":
            return f"list of {_plural(declared['items'], schema)}"
        case "object":
            values = declared.get("additionalProperties")
            return f"table of {_plural(values, schema)}" if isinstance(values, Mapping) else "table"
        case "string":
            return "text"
        case "integer":
            return "whole number"
        case other:
            return {"boolean": "`true` or `false`"}[other]


def _plural(declared: Mapping[str, Any], schema: Mapping[str, Any]) -> str:
    kind = _type(declared, schema)
    return {"text": "texts", "table": "tables"}.get(kind, kind.replace("list of texts", "pairs of texts"))


def _commands() -> Iterator[str]:
    """Yield a section for each command, as its `--help` has it."""
    top: Any = get_command(app)
    for name in top.list_commands(None):
        command = top.get_command(None, name)
        subcommands: Mapping[str, Any] = getattr(command, "commands", None) or {}
        yield from _command(f"skelint {name}", command, options=not subcommands)
        for subname, subcommand in subcommands.items():
            yield from _command(f"skelint {name} {subname}", subcommand)


def _command(name: str, command: Any, *, options: bool = True) -> Iterator[str]:
    yield f"## `{name}`"
    yield ""
    yield from (_escaped(line) for line in (command.help or "").strip().split("\n"))
    yield ""
    if options:
        yield from _options(command)
    examples = [line.strip() for line in (command.epilog or "").splitlines() if line.strip().startswith("skelint")]
    if examples:
        yield from ["```sh", *examples, "```", ""]


def _options(command: Any) -> Iterator[str]:
    titles: dict[str, list[str]] = {}
    for parameter in command.params:
        if getattr(parameter, "hidden", False):
            continue
        title = getattr(parameter, "rich_help_panel", None) or (
            "Options" if parameter.param_type_name == "option" else "Arguments"
        )
        titles.setdefault(title, []).append(_row(parameter))
    for title, rows in titles.items():
        yield from [f"| {title} | |", "| --- | --- |", *rows, ""]


def _row(parameter: Any) -> str:
    names = [*parameter.opts, *parameter.secondary_opts] if parameter.param_type_name == "option" else [parameter.name]
    value = (
        f" {parameter.metavar or parameter.type.name.upper()}" if names[0] != parameter.name and not parameter.is_flag else ""
    )
    shown = ", ".join(f"`{name}{value}`" for name in names)
    return f"| {shown} | {_escaped(getattr(parameter, 'help', None) or '')} |"


def _escaped(text: str) -> str:
    """Return what a help says as Markdown: code as it is, no markup beside it, and in one row of a table."""
    parts = " ".join(text.split()).split("`")
    return "`".join(
        part if at % 2 else part.replace("<", "&lt;").replace("*", "\\*").replace("|", "\\|") for at, part in enumerate(parts)
    )
