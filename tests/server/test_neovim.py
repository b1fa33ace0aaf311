"""A real editor, set up as the documentation says: Neovim opens a sample, shows what is found, applies an action and saves."""

import json
import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent.parent
SAMPLES = ROOT / "sample_inputs" / "bad"
RECIPES = re.findall(r"```lua\n(.*?)```", (ROOT / "rules" / "EDITORS.md").read_text(encoding="utf-8"), re.DOTALL)
SCRIPT = Path(__file__).with_name("neovim.lua")
NEOVIM = shutil.which("nvim")


@pytest.mark.skipif(NEOVIM is None, reason="Neovim is not installed: apt-get install neovim")
@pytest.mark.parametrize(
    ("sample", "at", "action", "before", "after"),
    [
        ("mixed-auth-flows.json", "GenerateSecret", "Replace with true", '"true"', "true"),
        (
            "redirects.create-user-pool-client.yaml",
            "LogoutURLs",
            "Ignore insecure-redirect-url",
            "http://staging.example.org/signed-in",
            "http://staging.example.org/signed-in  # skelint: ignore[COG101] accepted",
        ),
    ],
    ids=["a fix", "a comment"],
)
def test_neovim_shows_what_is_found_and_saves_an_action(
    tmp_path: Path, sample: str, at: str, action: str, before: str, after: str
) -> None:
    path = tmp_path / sample
    shutil.copy(SAMPLES / sample, path)
    seen = tmp_path / "seen.json"
    recipe = tmp_path / "init.lua"
    recipe.write_text(next(one for one in RECIPES if "start_client" in one), encoding="utf-8")
    environment = os.environ | {
        "PATH": os.pathsep.join([str(Path(sys.executable).parent), os.environ["PATH"]]),
        "SKELINT_SEEN": str(seen),
        "SKELINT_AT": at,
        "SKELINT_ACTION": action,
        "HOME": str(tmp_path),
        "XDG_STATE_HOME": str(tmp_path / "state"),
    }
    command = [str(NEOVIM), "-u", str(recipe), "-i", "NONE", "--headless", "-c", f"luafile {SCRIPT}", sample]
    done = subprocess.run(command, cwd=tmp_path, env=environment, capture_output=True, text=True, timeout=120, check=False)
    assert seen.exists(), done.stderr
    told = json.loads(seen.read_text(encoding="utf-8"))
    assert "failure" not in told, told
    assert told["action"].startswith(action)
    assert f"`{at}`" in told["hover"]
    assert len(told["after"]) == len(told["before"]) - 1
    assert path.read_text(encoding="utf-8") == (SAMPLES / sample).read_text(encoding="utf-8").replace(before, after, 1)
