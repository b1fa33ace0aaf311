"""What the server answers: one function a message of the protocol."""

import asyncio
import logging
from collections.abc import Iterable, Iterator

from lsprotocol import types
from pygls.exceptions import JsonRpcContentModified, JsonRpcException, JsonRpcInvalidParams
from pygls.uris import to_fs_path

from skelint.engine.ruleset import Ruleset
from skelint.server.actions import EXPLAIN, KINDS, ActionScope, Offer, offers, wanted
from skelint.server.commands import command_completion
from skelint.server.completion import TRIGGERS, completion
from skelint.server.connection import Client, Connection
from skelint.server.hover import hover
from skelint.server.positions import Encoding, span
from skelint.server.preferences import preferences
from skelint.server.publication import result_id, translated
from skelint.server.symbols import flat, symbols
from skelint.source import Span

log = logging.getLogger("skelint")
SECTION = "skelint"


def connection(*, trusted: bool) -> Connection:
    """Return a server that answers; `trusted` says whether a configuration may load plugins where the user lets it."""
    server = Connection(trusted=trusted)
    for name, answer, options in (
        (types.INITIALIZE, _initialize, None),
        (types.INITIALIZED, _initialized, None),
        (types.TEXT_DOCUMENT_DID_OPEN, _opened, None),
        (types.TEXT_DOCUMENT_DID_CHANGE, _changed, None),
        (types.TEXT_DOCUMENT_DID_SAVE, _saved, None),
        (types.TEXT_DOCUMENT_DID_CLOSE, _closed, None),
        (types.WORKSPACE_DID_CHANGE_CONFIGURATION, _configured, None),
        (types.WORKSPACE_DID_CHANGE_WATCHED_FILES, _files_changed, None),
        (types.WORKSPACE_DID_CHANGE_WORKSPACE_FOLDERS, _folders_changed, None),
        (types.TEXT_DOCUMENT_DIAGNOSTIC, _diagnostics, types.DiagnosticOptions(True, False, identifier=SECTION)),  # noqa: FBT003
        (types.TEXT_DOCUMENT_CODE_ACTION, _actions, types.CodeActionOptions(KINDS, resolve_provider=True)),
        (types.CODE_ACTION_RESOLVE, _resolved, None),
        (types.TEXT_DOCUMENT_HOVER, _hover, None),
        (types.TEXT_DOCUMENT_COMPLETION, _completion, types.CompletionOptions(trigger_characters=list(TRIGGERS))),
        (types.TEXT_DOCUMENT_DOCUMENT_SYMBOL, _symbols, None),
        (types.SHUTDOWN, _ended, None),
    ):
        server.feature(name, options)(answer)
    server.command(EXPLAIN)(_explain)
    return server


def _initialize(ls: Connection, params: types.InitializeParams) -> None:
    ls.client = Client.of(params.capabilities)
    session = ls.session
    session.encoding = Encoding(ls.workspace.position_encoding or Encoding.UTF_16)
    folders = [folder.uri for folder in params.workspace_folders or ()]
    session.set_folders(folders or ([params.root_uri] if params.root_uri else []))
    session.preferences, complaints = preferences(params.initialization_options)
    session.settings.complaints += complaints


async def _initialized(ls: Connection, _: types.InitializedParams) -> None:
    ls.settled = not ls.client.configuration
    ls.show_complaints()
    asked = ls.registrations()
    if asked:
        try:
            await ls.client_register_capability_async(types.RegistrationParams(asked))
        except JsonRpcException as error:  # it said that it could
            log.warning("the client registers nothing: %s", error)
    await _ask_for_settings(ls)


async def _ask_for_settings(ls: Connection) -> None:
    """Take in the settings of the user, for each folder its own; a client that has none keeps those it began with."""
    if not ls.client.configuration:
        return
    session = ls.session
    folders = list(session.folders)
    items = [types.ConfigurationItem(section=SECTION)]
    items += [types.ConfigurationItem(scope_uri=folder.as_uri(), section=SECTION) for folder in folders]
    try:
        answers = await ls.workspace_configuration_async(types.ConfigurationParams(items))
    except JsonRpcException as error:
        log.warning("the client gives no settings: %s", error)
        answers = []
    answered = [preferences(answer) if answer else (session.preferences, []) for answer in answers]
    if answered:
        session.preferences = answered[0][0]
        session.by_folder = {folder: own for folder, (own, _) in zip(folders, answered[1:], strict=False)}
    session.settings.forget()
    session.settings.complaints = list(dict.fromkeys(complaint for _, complaints in answered for complaint in complaints))
    ls.settled = True
    ls.show_complaints()
    ls.lint_again(ls.session.buffers)


def _opened(ls: Connection, params: types.DidOpenTextDocumentParams) -> None:
    ls.session.open(params.text_document)
    ls.lint_soon(params.text_document.uri, wait=False)


def _changed(ls: Connection, params: types.DidChangeTextDocumentParams) -> None:
    if ls.session.change(params.text_document, params.content_changes):
        ls.lint_soon(params.text_document.uri)


def _saved(ls: Connection, params: types.DidSaveTextDocumentParams) -> None:
    uri = params.text_document.uri
    ls.session.save(uri)
    if uri in ls.session.buffers:
        ls.lint_soon(uri, wait=False)
    ls.files_changed(_paths([uri]))


def _closed(ls: Connection, params: types.DidCloseTextDocumentParams) -> None:
    ls.forget(params.text_document.uri)


async def _configured(ls: Connection, params: types.DidChangeConfigurationParams) -> None:
    if ls.client.configuration:
        await _ask_for_settings(ls)
        return
    if params.settings is not None:
        ls.session.preferences, complaints = preferences(params.settings)
        ls.session.settings.complaints += complaints
    ls.show_complaints()
    ls.lint_again(ls.session.buffers)


def _files_changed(ls: Connection, params: types.DidChangeWatchedFilesParams) -> None:
    ls.files_changed(_paths([change.uri for change in params.changes]))


def _paths(uris: Iterable[str]) -> frozenset[str]:
    """Return the absolute paths of what are files."""
    return frozenset(path for uri in uris if (path := to_fs_path(uri)))


async def _folders_changed(ls: Connection, _: types.DidChangeWorkspaceFoldersParams) -> None:
    ls.session.set_folders([folder.uri for folder in ls.workspace.folders.values()])
    await _ask_for_settings(ls)
    ls.lint_again(ls.session.buffers)


async def _diagnostics(ls: Connection, params: types.DocumentDiagnosticParams) -> types.DocumentDiagnosticReport:
    uri = params.text_document.uri
    analysis = await ls.session.analysis(uri)
    ls.show_complaints()
    diagnostics = translated(analysis, ls.client.diagnostics) if analysis else {uri: []}
    ls.session.board.say(uri, diagnostics)
    own = diagnostics.pop(uri)
    name = result_id(own)
    if name == params.previous_result_id and not diagnostics:
        return types.RelatedUnchangedDocumentDiagnosticReport(name)
    others = {
        other: types.FullDocumentDiagnosticReport(items, result_id=result_id(items)) for other, items in diagnostics.items()
    }
    return types.RelatedFullDocumentDiagnosticReport(own, related_documents=others or None, result_id=name)


async def _offers(ls: Connection, uri: str, place: types.Range | None) -> list[Offer]:
    """Return what can be done at a place: about the text's own diagnostics, and about those that other texts put there."""
    own = await ls.session.analysis(uri)
    if own is None:
        return []
    at = span(own.buffer.source, place, own.encoding) if place else None
    at = Span(max(0, at.start - own.shift), max(0, at.end - own.shift)) if at else None
    around = ActionScope(client=ls.client.edits, root=ls.session.root(own.buffer), read=ls.session.read)
    others = [analysis for analysis in ls.session.analyses() if analysis.buffer.uri != uri]
    return [offer for analysis in (own, *others) for offer in offers(analysis, uri, at, around)]


async def _actions(ls: Connection, params: types.CodeActionParams) -> list[types.CodeAction]:
    uri = params.text_document.uri
    offered = await _offers(ls, uri, params.range)
    buffer = ls.session.buffers.get(uri)
    version = buffer.version if buffer else 0
    asked = [offer for offer in offered if wanted(offer.kind, params.context.only)]
    actions = (_action(offer, params, ls.client.edits.lazy, version) for offer in asked)
    return [action for action in actions if action.edit or action.command or action.data]


def _action(offer: Offer, params: types.CodeActionParams, lazy: bool, version: int) -> types.CodeAction:  # noqa: FBT001
    about = [
        diagnostic
        for diagnostic in params.context.diagnostics
        if (diagnostic.code, diagnostic.range) == (offer.code, offer.place)
    ]
    return types.CodeAction(
        offer.title,
        kind=offer.kind,
        diagnostics=about or None,
        is_preferred=offer.preferred or None,
        command=offer.command,
        edit=offer.edit() if offer.edit and not lazy else None,
        data={"uri": params.text_document.uri, "version": version, "offer": offer.name} if offer.edit and lazy else None,
    )


async def _resolved(ls: Connection, action: types.CodeAction) -> types.CodeAction:
    data = action.data if isinstance(action.data, dict) else {}
    uri = str(data.get("uri"))
    offered = await _offers(ls, uri, None)
    buffer = ls.session.buffers.get(uri)
    if buffer is None or buffer.version != data.get("version"):
        raise JsonRpcContentModified("the text has changed since this action was offered")
    action.edit = next((offer.edit() for offer in offered if offer.name == data.get("offer") and offer.edit), None)
    return action


async def _hover(ls: Connection, params: types.HoverParams) -> types.Hover | None:
    analysis = await ls.session.analysis(params.text_document.uri)
    return hover(analysis, params.position, ls.client.markup) if analysis else None


async def _completion(ls: Connection, params: types.CompletionParams) -> list[types.CompletionItem]:
    analysis = await ls.session.analysis(params.text_document.uri)
    if analysis is None:
        return []
    if analysis.input is None:
        return await asyncio.to_thread(command_completion, analysis, params.position, ls.client.markup)
    return completion(analysis, params.position, ls.client.markup, snippets=ls.client.snippets)


async def _symbols(
    ls: Connection, params: types.DocumentSymbolParams
) -> list[types.DocumentSymbol] | list[types.SymbolInformation]:
    analysis = await ls.session.analysis(params.text_document.uri)
    members = symbols(analysis) if analysis else []
    return members if ls.client.nested_symbols else list(flat(members, params.text_document.uri))


async def _explain(ls: Connection, code: str) -> str:
    """Show the page of a rule, and return it."""
    from skelint.pages.page import page  # noqa: PLC0415 - runs the rule's examples

    for ruleset in _rulesets(ls):
        try:
            text = page(ruleset[code], ruleset)
        except KeyError:
            continue
        await ls.show_page(ruleset[code].code, text)
        return text
    raise JsonRpcInvalidParams(f"there is no rule {code}")


def _rulesets(ls: Connection) -> Iterator[Ruleset]:
    for buffer in ls.session.buffers.values():
        yield ls.session.settings_of(buffer).all_rules
    yield Ruleset.collect()


def _ended(ls: Connection, _: None) -> None:
    ls.end()
