"""Writing a file whole or not at all."""

from pathlib import Path


def save(path: Path, text: str) -> None:
    """Put a text, in UTF-8, in the place of a file: what was there stays where it cannot be written.

    Raises:
        OSError: It cannot be written.
    """
    draft = path.with_name(f".{path.name}.new")
    try:
        draft.write_text(text, encoding="utf-8")
        draft.replace(path)
    except OSError:
        draft.unlink(missing_ok=True)
        raise
