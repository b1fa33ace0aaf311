"""What other projects would take: each file is well formed there, and the editors that are at hand work with it."""

import json
import os
import re
import shutil
import subprocess
import sys
import tomllib
from pathlib import Path
from typing import Any

import pytest
from ruamel.yaml import YAML

from skelint import __version__
from skelint.readers.registry import BY_LANGUAGE

ROOT = Path(__file__).parent.parent.parent
EDITORS = ROOT / "linter" / "editors"
SAMPLE = ROOT / "sample_inputs" / "bad" / "mixed-auth-flows.json"
SCRIPT = ROOT / "sample_inputs" / "bad" / "deploy.sh"
RECIPES = (ROOT / "rules" / "EDITORS.md").read_text(encoding="utf-8")
ALE = Path("/usr/share/vim-ale")
EMACS = shutil.which("emacs")
LSP_MODE = any(Path("/usr/share/emacs/site-lisp/elpa-src").glob("lsp-mode-*"))
needs_neovim = pytest.mark.skipif(shutil.which("nvim") is None, reason="needs neovim")


def run(folder: Path, *command: str | Path, **environment: str) -> None:
    """Run an editor in a folder that is its home, with skelint on the PATH."""
    path = os.pathsep.join([str(Path(sys.executable).parent), os.environ["PATH"]])
    variables = os.environ | {"HOME": str(folder), "XDG_STATE_HOME": str(folder), "PATH": path} | environment
    subprocess.run(command, cwd=folder, env=variables, stdin=subprocess.DEVNULL, capture_output=True, timeout=180, check=False)


def lua(folder: Path, code: str, **environment: str) -> Any:
    """Return what a chunk of Lua returns in Neovim."""
    script = folder / "chunk.lua"
    script.write_text(
        f"local value = (function() {code} end)()\nvim.fn.writefile({{ vim.fn.json_encode(value) }}, 'seen.json')\n"
        "vim.cmd('qall!')\n",
        encoding="utf-8",
    )
    run(folder, "nvim", "--headless", "-u", "NONE", "-i", "NONE", "-c", f"luafile {script}", **environment)
    return json.loads((folder / "seen.json").read_text(encoding="utf-8"))


@needs_neovim
def test_lspconfig_has_what_the_recipe_for_neovim_has(tmp_path: Path) -> None:
    config = lua(tmp_path, f"return dofile('{EDITORS / 'lspconfig/lsp/skelint.lua'}')")
    assert config["cmd"] == ["skelint", "server"]
    assert [kind for kind in config["filetypes"] if kind not in BY_LANGUAGE] == []
    lists = re.findall(r"(?:filetypes|pattern) = \{ (.*?) \}", RECIPES)
    assert lists == [", ".join(f"'{kind}'" for kind in config["filetypes"])] * 2


@needs_neovim
def test_nvim_lint_reads_every_line_of_a_report(tmp_path: Path) -> None:
    command = [
        sys.executable,
        "-m",
        "skelint",
        "check",
        "--format=concise",
        "--quiet",
        "--stdin-filename",
        "C:/a b:1/x.json",
        "-",
    ]
    report = subprocess.run(command, input=SAMPLE.read_bytes(), capture_output=True, check=False).stdout.decode()
    seen = lua(
        tmp_path,
        f"""
        package.preload['lint.parser'] = function()
          return {{ from_pattern = function(pattern, groups, severities)
            return {{ pattern = pattern, groups = groups, severities = severities }}
          end }}
        end
        local linter = dofile('{EDITORS / "nvim-lint/lua/lint/linters/skelint.lua"}')
        local found = {{}}
        for line in vim.env.REPORT:gmatch('[^\\n]+') do
          table.insert(found, {{ line:match(linter.parser.pattern) }})
        end
        linter.args[5] = linter.args[5]()
        return {{ lines = found, groups = linter.parser.groups, severities = linter.parser.severities, args = linter.args }}
        """,
        REPORT=report,
    )
    assert [line[:4] for line in seen["lines"]] == [
        ["4", "21", "error", "AWS010"],
        ["6", "5", "error", "COG401"],
        ["9", "33", "error", "AWS020"],
    ]
    assert seen["groups"] == ["lnum", "col", "severity", "code", "message"]
    assert seen["severities"] == {"error": 1, "warning": 2, "note": 3}
    assert seen["args"] == [*command[3:7], "", "-"]


@pytest.mark.slow
@pytest.mark.skipif(not ALE.exists() or shutil.which("vim") is None, reason="needs vim and vim-ale")
@pytest.mark.parametrize(("sample", "code"), [(SAMPLE, "AWS010"), (SCRIPT, "POL101")], ids=["json", "sh"])
def test_ale_shows_what_is_found(tmp_path: Path, sample: Path, code: str) -> None:
    shutil.copy(sample, tmp_path)
    settings = tmp_path / "settings.vim"
    settings.write_text(
        f"set nocompatible\nset rtp^={ALE}\nset rtp^={EDITORS / 'ale'}\n"
        "let g:ale_linters = {'json': ['skelint'], 'sh': ['skelint']}\nfiletype plugin on\nruntime plugin/ale.vim\n",
        encoding="utf-8",
    )
    steps = tmp_path / "steps.vim"
    steps.write_text(
        "let s:tries = 0\nwhile s:tries < 600 && empty(ale#engine#GetLoclist(bufnr('%')))\n"
        "  sleep 100m\n  let s:tries += 1\nendwhile\n"
        "call writefile([json_encode(map(copy(ale#engine#GetLoclist(bufnr('%'))), 'v:val.code'))], 'seen.json')\nqall!\n",
        encoding="utf-8",
    )
    run(tmp_path, "vim", "-N", "-u", settings, "-i", "NONE", "-es", "-S", steps, sample.name)
    assert code in json.loads((tmp_path / "seen.json").read_text(encoding="utf-8"))


@pytest.mark.slow
@pytest.mark.skipif(EMACS is None or not LSP_MODE, reason="needs emacs-nox, elpa-lsp-mode and elpa-eglot")
@pytest.mark.parametrize(
    "steps",
    [
        pytest.param(
            f"""
            (setq lsp-session-file "session" lsp-enabled-clients '(skelint) lsp-diagnostics-provider :none lsp-restart 'ignore)
            (add-to-list 'load-path "{EDITORS / "emacs"}")
            (require 'lsp-mode)
            (require 'lsp-skelint)
            (find-file "{SCRIPT.name}")
            (lsp-workspace-folders-add default-directory)
            (lsp)
            (with-timeout (60)
              (while (= 0 (hash-table-count (lsp-diagnostics))) (accept-process-output nil 0.1)))
            (maphash (lambda (file found) (setq seen (format "%S" found))) (lsp-diagnostics))
            """,
            id="lsp-mode",
        ),
        pytest.param(
            """
            (require 'eglot)
            (add-to-list 'eglot-server-programs '(sh-mode . ("skelint" "server")))
            (find-file "deploy.sh")
            (apply #'eglot (eglot--guess-contact))
            (with-timeout (60)
              (while (not eglot--diagnostics) (accept-process-output nil 0.1)))
            (setq seen (mapconcat #'flymake-diagnostic-text eglot--diagnostics "\\n"))
            """,
            id="eglot",
        ),
    ],
)
def test_emacs_shows_what_is_found(tmp_path: Path, steps: str) -> None:
    shutil.copy(SCRIPT, tmp_path)
    script = tmp_path / "steps.el"
    script.write_text(
        f'(package-initialize)\n(defvar seen "")\n{steps}\n(with-temp-file "seen" (insert seen))\n(kill-emacs)\n',
        encoding="utf-8",
    )
    run(tmp_path, str(EMACS), "--batch", "-l", script)
    seen = (tmp_path / "seen").read_text(encoding="utf-8")
    assert "POL101" in seen
    assert "EVB101" in seen


def test_the_package_of_mason_is_this_version() -> None:
    package = YAML(typ="safe").load(EDITORS / "mason" / "packages" / "skelint" / "package.yaml")
    assert package["source"]["id"] == f"pkg:pypi/skelint@{__version__}?extra=server"
    assert set(package) == {
        "name",
        "description",
        "homepage",
        "licenses",
        "languages",
        "categories",
        "source",
        "bin",
        "neovim",
    }


def test_the_extension_of_zed_names_languages_that_the_server_knows() -> None:
    manifest = tomllib.loads((EDITORS / "zed" / "extension.toml").read_text(encoding="utf-8"))
    server = manifest["language_servers"]["skelint"]
    assert list(server["language_ids"]) == server["languages"]
    assert [name for name in server["language_ids"].values() if name not in BY_LANGUAGE] == []
    assert manifest["version"] == __version__


def test_helix_and_sublime_start_the_server() -> None:
    helix = tomllib.loads((EDITORS / "helix" / "languages.toml").read_text(encoding="utf-8"))
    assert helix["language-server"]["skelint"] == {"command": "skelint", "args": ["server"]}
    assert all(language["language-servers"][-1] == "skelint" for language in helix["language"])
    sublime = json.loads((EDITORS / "sublime" / "LSP.sublime-settings").read_text(encoding="utf-8"))
    assert sublime["clients"]["skelint"]["command"] == ["skelint", "server"]


def test_the_entry_of_schemastore_leads_to_a_schema_that_is_there() -> None:
    entry = json.loads((EDITORS / "schemastore" / "catalog.json").read_text(encoding="utf-8"))
    assert set(entry) == {"name", "description", "fileMatch", "url"}
    schema = ROOT / entry["url"].partition("/main/")[2]
    assert "skelint.toml" in json.loads(schema.read_text(encoding="utf-8"))["title"]
