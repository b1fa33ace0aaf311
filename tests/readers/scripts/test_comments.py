"""What each reader does with the comments that name skelint."""

from collections.abc import Callable

import pytest

from skelint.readers.scripts.command import Script
from skelint.source import SourceFile

Read = Callable[[str, str], tuple[SourceFile, Script]]

COMMENTS = {
    "x.sh": "true # skelint: a\necho '# skelint: no'\n# other\n",
    "x.ps1": "x <# skelint: a #> y\n'# skelint: no'\n",
    "x.bat": "REM skelint: a\necho REM skelint: no\n",
    "x.md": "<!-- skelint: a -->\n\n```sh\n# skelint: b\n```\n\n    `<!-- skelint: no -->`\n",
    "Makefile": "# skelint: a\nx:\n\t# skelint: b\n\techo '# skelint: no'\n",
    ".gitlab-ci.yml": "x: y # skelint: a\nscript:\n  - |\n    # skelint: b\n    echo '# skelint: no'\n",
    "Dockerfile": "# skelint: a\nRUN x \\\n  # skelint: b\n  && y\n",
}


@pytest.mark.parametrize(("path", "text"), COMMENTS.items())
def test_comments_that_name_skelint_are_told(path: str, text: str, read: Read) -> None:
    source, script = read(path, text)
    found = [source.text[comment.start : comment.end] for comment in script.comments]
    assert len(found) == text.count("skelint: a") + text.count("skelint: b")
    assert all("no" not in comment for comment in found)
