"""The tree that a file belongs to: links that lead out of it are not followed unless the user named them."""

import os


def root(folder: str) -> str | None:
    """Return the closest folder upward that holds `.git`, absolute; None where a folder lies in no repository."""
    folder = os.path.abspath(folder)  # noqa: PTH100 - a Path costs more than the search
    while not os.path.exists(os.path.join(folder, ".git")):  # noqa: PTH110, PTH118
        parent = os.path.dirname(folder)  # noqa: PTH120
        if parent == folder:
            return None
        folder = parent
    return folder


def tree(path: str) -> str:
    """Return the real folder that a file belongs to: its repository; outside of one the working folder, or its own."""
    own = os.path.realpath(os.path.dirname(path))  # noqa: PTH120
    repository = root(own)
    if repository is not None:
        return repository
    working = os.getcwd()  # noqa: PTH109
    return working if inside(own, working) else own


def inside(path: str, folder: str) -> bool:
    """Return whether an absolute path is a folder's or lies below it."""
    try:
        return os.path.commonpath([path, folder]) == folder
    except ValueError:  # on another drive
        return False
