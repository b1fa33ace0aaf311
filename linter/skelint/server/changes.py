"""Changes of files as clients take them: with the version that they were made for, or without, as the client can."""

from collections.abc import Sequence
from dataclasses import dataclass

from lsprotocol import types


@dataclass(frozen=True, slots=True, kw_only=True)
class EditAbilities:
    """What a client can do with a change."""

    versioned: bool = False
    creates: bool = False
    lazy: bool = False
    """Whether a code action may come without its edit, which is asked for when somebody picks it."""

    @classmethod
    def of(cls, client: types.ClientCapabilities) -> "EditAbilities":
        """Return what a client says that it can do."""
        workspace = client.workspace or types.WorkspaceClientCapabilities()
        edits = workspace.workspace_edit or types.WorkspaceEditClientCapabilities()
        documents = client.text_document or types.TextDocumentClientCapabilities()
        actions = documents.code_action or types.CodeActionClientCapabilities()
        resolved = actions.resolve_support.properties if actions.resolve_support else ()
        versioned = bool(edits.document_changes)
        return cls(
            versioned=versioned,
            creates=versioned and types.ResourceOperationKind.Create in (edits.resource_operations or ()),
            lazy=bool(actions.data_support) and "edit" in resolved,
        )


def change(uri: str, version: int | None, edits: Sequence[types.TextEdit], client: EditAbilities) -> types.WorkspaceEdit:
    """Return the change of one file that is there."""
    if not client.versioned:
        return types.WorkspaceEdit(changes={uri: edits})
    return types.WorkspaceEdit(document_changes=[_versioned(uri, version, edits)])


def creation(uri: str, text: str) -> types.WorkspaceEdit:
    """Return the creation of a file, for clients that can create one; one that is there already is left alone."""
    options = types.CreateFileOptions(overwrite=False, ignore_if_exists=True)
    nowhere = types.Position(0, 0)
    insertion = types.TextEdit(types.Range(nowhere, nowhere), text)
    return types.WorkspaceEdit(document_changes=[types.CreateFile(uri, options=options), _versioned(uri, None, [insertion])])


def _versioned(uri: str, version: int | None, edits: Sequence[types.TextEdit]) -> types.TextDocumentEdit:
    return types.TextDocumentEdit(types.OptionalVersionedTextDocumentIdentifier(uri, version), list(edits))
