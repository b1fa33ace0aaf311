"""Fuzzing that is guided by coverage: `python -m tests.fuzz.guided SECONDS [FOLDER [LAW ...]]`, with atheris installed.

Laws (`reading`, `fixing`, `serving`, `configuring`, `framing`) take a folder each: the first byte of an input counts formats,
and which formats there are depends on the laws.

It goes on where it ended: the inputs that reached something new are kept in the folder. An input that breaks a law ends it,
and belongs into `corpus/`, where the suite runs it from then on, with the mend.
"""

import sys
from collections.abc import Sequence
from functools import partial
from pathlib import Path

import atheris  # not in the environment of the tests: they do without

with atheris.instrument_imports(include=["skelint", "skelint_rules"]):
    from tests.fuzz import laws, texts

FRAMES = "frames"
LAWS = {
    **dict.fromkeys(("reading", "fixing", "serving"), tuple(texts.NAMES)),
    "configuring": tuple(texts.SETTINGS),
    "framing": (FRAMES,),
}
"""The laws, each with the formats that it is about."""
LONGEST = 2_000
"""How long inputs get, in bytes: short ones reach as much, and a thousand times as many are tried."""


def formats(wanted: Sequence[str]) -> tuple[str, ...]:
    """Return the formats that some laws are about."""
    return tuple(dict.fromkeys(name for law in wanted for name in LAWS[law]))


def one(raw: bytes, wanted: Sequence[str] = tuple(LAWS)) -> None:
    """Run laws over an input: its first byte says what kind of file it is, its second how it is fixed."""
    if len(raw) < 2:
        return
    names = formats(wanted)
    name, content = names[raw[0] % len(names)], raw[2:]
    if name == FRAMES:
        laws.framing(content)
    elif name in texts.SETTINGS:
        laws.configuring(name, content)
    else:
        path = texts.NAMES[name]
        if "reading" in wanted:
            laws.reading(path, content)
        if "fixing" in wanted:
            laws.fixing(path, content, unsafe=bool(raw[1] & 1))
        if "serving" in wanted:
            laws.serving(path, content)


def begin(folder: Path, wanted: Sequence[str] = tuple(LAWS)) -> Path:
    """Write what the mutation of some laws' inputs begins with, and return the dictionary of what it puts in."""
    folder.mkdir(parents=True, exist_ok=True)
    seeds = {**texts.seeds(), **{name: (text,) for name, text in texts.SETTINGS.items()}}
    seeds[FRAMES] = [frames.decode() for frames in texts.FRAMES]
    for number, name in enumerate(formats(wanted)):
        for at, text in enumerate(seeds[name]):
            (folder / f"seed-{number}-{at}").write_bytes(bytes([number, at % 2]) + text.encode())
    dictionary = folder.parent / "pieces.dict"
    words = sorted({piece.encode("utf-8", "surrogatepass") for piece in (*texts.PIECES, *texts.SIGNS)})
    lines = ("".join(f"\\x{byte:02x}" for byte in word) for word in words if len(word) < 60)
    dictionary.write_text("".join(f'"{line}"\n' for line in lines))
    return dictionary


if __name__ == "__main__":
    seconds, kept = sys.argv[1], Path(sys.argv[2] if len(sys.argv) > 2 else ".fuzz/corpus")
    wanted = sys.argv[3:] or tuple(LAWS)
    options = [
        f"-max_total_time={seconds}",
        f"-max_len={LONGEST}",
        f"-dict={begin(kept, wanted)}",
        "-timeout=60",
        "-rss_limit_mb=2000",
    ]
    atheris.Setup([sys.argv[0], *options, f"-artifact_prefix={kept.parent}/", str(kept)], partial(one, wanted=wanted))
    atheris.Fuzz()
