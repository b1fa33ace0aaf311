"""Goes through the events of a shell script in their order: what each command runs, and what is known when it does."""

import re
from array import array
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field, replace

from skelint.authoring.request import UNKNOWN
from skelint.readers.scripts import shell_files, shell_runs
from skelint.readers.scripts.command import Command, Dialect, Word
from skelint.readers.scripts.limits import DEEPEST, MOST_FILTERS
from skelint.readers.scripts.passage import OFFSETS, Passage
from skelint.readers.scripts.shell_changes import Change, arguments, changes, unsettles
from skelint.readers.scripts.shell_folders import Folder, Folders
from skelint.readers.scripts.shell_notes import FileNotes, FilesOfPassage
from skelint.readers.scripts.shell_scanner import Scanner
from skelint.readers.scripts.shell_state import State, no_name
from skelint.readers.scripts.shell_syntax import (
    PIPES,
    Assignment,
    Block,
    Branch,
    Changed,
    Close,
    Flow,
    Nested,
    Open,
    Scope,
    Simple,
)
from skelint.readers.scripts.shell_tables import Tables, grows
from skelint.readers.scripts.words import Builder, Kind, Parting, WordValue, WrittenWord
from skelint.source import SourceFile, Span

CONDITIONS = ("&&", "||")
VARIABLE = re.compile(r"\$\{?([A-Za-z_]\w*)", re.ASCII)


@dataclass(slots=True)
class Level:
    """A list of commands while it is gone through."""

    sign: str = ""
    """`&&` or `||`, if a part of the list that may not run has begun."""
    commands: int = 0
    output: Word | None = None
    """What the last command wrote, where it is known."""


@dataclass(slots=True)
class Walk:
    """A script, and all scripts in its words."""

    source: SourceFile
    wanted: Callable[[Sequence[Word]], bool]
    state: State
    commands: list[Command] = field(default_factory=list)
    comments: list[Span] = field(default_factory=list)
    notes: FileNotes = field(default_factory=FileNotes)
    depth: int = 0
    """How many scripts are open, each in a word of the one before."""
    typed: bool = True
    """Whether words can be written where the script stands."""

    @property
    def parting(self) -> Parting:
        """How the shell parts values."""
        if self.state.everything.separators:
            return Parting.UNKNOWN
        first = self.source.text[:80].partition("\n")[0]
        zsh = self.source.path.endswith(".zsh") or (first.startswith("#!") and "zsh" in first)
        return Parting.NEVER if zsh else Parting.BLANKS

    def read(self, passage: Passage, folders: tuple[str, ...]) -> None:
        """Go through a passage."""
        self.notes.matter = self.notes.matter or "://" in passage.text
        _ShellReading.of(self, passage, folders).go()

    def files(self) -> Mapping[str, Word | None]:
        """Return the files that are written at the end."""
        return {shell_files.plain(path): file.content for path, file in self.state.files.now.items()}


@dataclass(slots=True)
class _ShellReading:
    """A passage while its events are gone through."""

    walk: Walk
    scanner: Scanner
    builder: Builder
    tables: Tables
    folders: Folders
    files: FilesOfPassage
    levels: list[Level] = field(default_factory=lambda: [Level()])
    outputs: dict[int, Word] = field(default_factory=dict)
    """What commands in substitutions write, by where those begin."""
    ran: dict[int, range] = field(default_factory=dict)
    """Which of the commands that are wanted run in substitutions, by where those begin."""
    entered: list[tuple[int, Callable[[str], bool]]] = field(default_factory=list)
    """What was known of variables around each open function."""

    @classmethod
    def of(cls, walk: Walk, passage: Passage, folders: tuple[str, ...]) -> "_ShellReading":
        scanner = Scanner(passage.text)
        scanner.scan()
        tables = Tables.of(scanner.here.events, walk.state.everything)
        outputs: dict[int, Word] = {}
        builder = Builder(walk.source, passage, walk.state.lookup, outputs.get, walk.parting, walk.state.variable)
        where = Folders(Folder.after(folders))
        files = FilesOfPassage(walk.notes, walk.state, builder, where)
        reading = cls(walk, scanner, builder, tables, where, files, outputs=outputs)
        for begin, end in scanner.comments:
            walk.comments.append(Span(passage.origins[begin], passage.origins[end]))
        return reading

    @property
    def state(self) -> State:
        return self.walk.state

    def go(self) -> None:
        for number, event in enumerate(self.scanner.here.events):
            self.state.clock += 1
            match event:
                case Simple():
                    self._begin(event)
                    self._simple(event)
                    self._end(event)
                case Open(block):
                    self._open(number, block)
                case Branch(block, falls_through):
                    self._branch(block, falls_through=falls_through)
                case Close(block):
                    self._close(block)
                case Changed(name):
                    self.state.put(name, None)
                case Nested(script):
                    self._backquoted(script)
        self._end_list()

    # Lists, pipes and blocks

    def _begin(self, node: Simple | Block) -> None:
        """Begin a command: what it changes may not be changed behind it."""
        level = self.levels[-1]
        if node.before in CONDITIONS:
            if level.sign and level.sign != node.before:
                self._end_list()
            if not level.sign:
                self._part(lasting=True)
                level.sign = node.before
        elif node.before not in PIPES:
            self._end_list()
        level.commands += 1
        level.output = None
        if self._is_apart(node):
            self.state.variables.open(lasting=node.before in PIPES and node.after not in PIPES)

    def _end(self, node: Simple | Block) -> None:
        if self._is_apart(node):
            self.state.variables.close()

    @staticmethod
    def _is_apart(node: Simple | Block) -> bool:
        return node.before in PIPES or node.after in PIPES or node.after == "&"

    def _end_list(self) -> None:
        level = self.levels[-1]
        if level.sign:
            level.sign = ""
            self.state.variables.close()
            self.state.files.close()

    def _part(self, *, lasting: bool) -> None:
        """Begin a part of the script that may not run, or runs elsewhere."""
        self.state.variables.open(lasting=lasting)
        self.state.files.open(lasting=True)

    def _open(self, number: int, block: Block) -> None:
        self._begin(block)
        match block.flow:
            case Flow.SUBSHELL:
                self.ran[block.start] = range(len(self.walk.commands), len(self.walk.commands))
                self.state.variables.open(lasting=False)
            case Flow.BRANCHES:
                self._part(lasting=True)
            case Flow.LOOP:
                self._loop(number)
                self._part(lasting=True)
            case Flow.FUNCTION:
                self._part(lasting=False)
                self.entered.append((self.state.entered, self.state.steady))
                self.state.entered, self.state.steady = self.state.clock, self._steady(number)
        self.levels.append(Level())

    def _loop(self, number: int) -> None:
        """Forget what the rounds before the last one may have changed."""
        if self.state.variables.lost:
            return
        if self.tables.holds(self.tables.calls, number):
            self.state.called()
        if self.tables.holds(self.tables.unsettled, number):
            self.state.variables.forget_all()
        grouped: dict[str, list[Change]] = {}
        for change in self.tables.within(number):
            grouped.setdefault(change.name, []).append(change)
        for name, changing in grouped.items():
            if grows(changing):
                self.state.may_grow(name, self.builder.passage.origins[-1])
            else:
                self.state.put(name, None)

    def _steady(self, number: int) -> Callable[[str], bool]:
        """Return what tells whether a variable is the same whenever the function is called that begins here."""
        if self.walk.depth or (self.tables.unsettled and self.tables.unsettled[-1] > number):
            return no_name
        last, inside = self.tables.last, self.state.everything.inside
        return lambda name: last.get(name, -1) < number and name not in inside

    def _branch(self, block: Block, *, falls_through: bool) -> None:
        self._end_list()
        if block.flow is not Flow.BRANCHES:
            return
        if falls_through:
            self.state.variables.close()
            self.state.files.close()
            self._part(lasting=True)
        else:
            self.state.variables.branch()
            self.state.files.branch()

    def _close(self, block: Block) -> None:
        if len(self.levels) == 1:
            return
        self._end_list()
        level = self.levels.pop()
        if block.flow is not Flow.GROUP:
            self.state.variables.close()
            if block.flow is not Flow.SUBSHELL:
                self.state.files.close()
        if block.flow is Flow.FUNCTION:
            self.state.entered, self.state.steady = self.entered.pop()
        if block.flow is Flow.SUBSHELL and block.start in self.ran:
            self.ran[block.start] = range(self.ran[block.start].start, len(self.walk.commands))
        if block.flow is Flow.SUBSHELL and level.commands == 1 and level.output is not None:
            self.outputs[block.start] = _without_line_end(level.output)
        self._end(block)

    # Commands

    def _simple(self, simple: Simple) -> None:
        words = self.builder.words(simple.words)
        stdin = self._stdin(simple)
        if words:
            for run in shell_runs.run(words):
                self._run(simple, run, stdin)
            self.folders.move(simple.scope, words, self.state.clock)
        self.files.fill(simple, words)
        self.files.write(simple, words, stdin)
        self._change(simple)
        if simple.program == "read":
            self._read(simple, words, stdin)
        output = shell_files.output(words, stdin) if words else stdin
        if output is None:
            output = self.files.printed(simple, words)
        self.levels[-1].output = output if not simple.writes and not simple.broken else None

    def _run(self, simple: Simple, words: Sequence[Word], stdin: Word | None) -> None:
        """Look at the words that are run: a command that is wanted, or a script."""
        nested = shell_runs.script(words, stdin) if words else None
        if nested is not None:
            self._nested(simple, nested)
        elif words and self.walk.wanted(words):
            self.walk.commands.append(self._command(simple, words, stdin))

    def _nested(self, simple: Simple, nested: shell_runs.NestedScript) -> None:
        texts: list[str] = []
        origins = array(OFFSETS)
        for word in nested.words:
            texts.append(word.text)
            origins.extend(word.origins)
        unsure = any(UNKNOWN in text for text in texts)
        span = self._span(simple)
        literal = all(word.literal and not word.splits for word in nested.words)
        within = literal and all(span.start <= word.span.start and word.span.end <= span.end for word in nested.words)
        passage = Passage(
            " ".join(texts), origins, self.builder.passage.one_word, None if within else self.builder.passage.home or span
        )
        self._below(passage, simple.scope, typed=False, apart=not nested.here, forgets=not nested.here)
        if nested.here and (unsure or self.walk.depth >= DEEPEST):
            self.state.variables.forget_all()

    def _below(self, passage: Passage, scope: Scope | None, *, typed: bool, apart: bool, forgets: bool) -> None:
        """Read a script that stands in a word."""
        walk = self.walk
        if walk.depth >= DEEPEST:
            return
        before, walk.typed = walk.typed, walk.typed and typed
        walk.depth += 1
        if apart:
            self.state.variables.open(lasting=False)
        if forgets:
            self.state.variables.forget_all()
        walk.read(passage, self.folders.at(scope).possible)
        if apart:
            self.state.variables.close()
        walk.depth -= 1
        walk.typed = before

    def _backquoted(self, script: WrittenWord) -> None:
        word = self.builder.word(script)
        literal = all(piece.kind is Kind.TEXT for piece in script.pieces)
        passage = Passage(word.text, word.origins, self.builder.passage.one_word, self.builder.passage.home)
        self._below(passage, None, typed=literal, apart=True, forgets=False)

    def _span(self, simple: Simple) -> Span:
        if self.builder.passage.home is not None:
            return self.builder.passage.home
        origins = self.builder.passage.origins
        return Span(origins[simple.words[0].start], origins[simple.end])

    def _command(self, simple: Simple, words: Sequence[Word], stdin: Word | None) -> Command:
        """Return a simple command with all that stands around it."""
        last, filters = simple, list[str]()
        while last.following is not None and len(filters) < MOST_FILTERS:
            last = last.following
            filters.append(self.builder.passage.text[last.start : last.end])
        output = simple.output or last.output
        return Command(
            words=words,
            span=self._span(simple),
            dialect=Dialect.SHELL if self.walk.typed else Dialect.ARGUMENTS,
            stdin=stdin,
            piped=simple.piped and not simple.fed,
            output=self.builder.word(output) if output else self._copied(last) if filters else None,
            filters=filters,
            folders=self.folders.at(simple.scope).possible,
            files=self.files.named_by(simple),
        )

    def _copied(self, last: Simple) -> Word | None:
        """Return the file that `tee` at the end of a pipe writes to."""
        words = self.builder.words(last.words)
        files = [word for word in words[1:] if not word.text.startswith("-")]
        return files[0] if words and words[0].text == "tee" and files else None

    def _stdin(self, simple: Simple) -> Word | None:
        """Return what a command reads, where it is written in the script."""
        if simple.fed:
            if simple.source is not None:
                return self.files.content(simple.source, simple.scope)
            return self.builder.word(simple.stdin) if simple.stdin else None
        previous = simple.previous
        if previous is None or previous.writes:
            return None
        words = self.builder.words(previous.words)
        fed = self.builder.word(previous.stdin) if previous.stdin else None
        return shell_files.output(words, fed) if words else None

    # Variables

    def _change(self, simple: Simple) -> None:
        """Note what a command changes."""
        values: list[tuple[str, WordValue | None, str]] = []
        for change in changes(simple):
            value = self.state.value(change.assignment, self.builder) if change.assignment else None
            identity = self._identity(change.assignment) if change.assignment else ""
            if simple.words:
                values.append((change.name, value, identity))
            else:
                self.state.put(change.name, value, identity)
        for name, value, identity in values:
            self.state.put(name, value, identity)
        if unsettles(simple) and arguments(simple)[0] != "eval":
            self.state.variables.forget_all()
        if simple.words and (simple.program is None or simple.program in self.state.everything.functions):
            self.state.called()

    def _identity(self, assignment: Assignment) -> str:
        """Return the identity of an assigned value that is that of another variable, or taken out of it; else nothing.

        The one command that runs in a substitution is noted to have the value for its result.
        """
        pieces = assignment.value.pieces if assignment.value and not assignment.appends else ()
        piece = pieces[0] if len(pieces) == 1 else None
        if piece is None or piece.kind not in (Kind.VARIABLE, Kind.COMPUTED):
            return ""
        if piece.kind is Kind.VARIABLE:
            return self.state.variable(piece.text)
        commands, ran = self.walk.commands, self.ran.get(piece.start, range(0))
        if len(ran) == 1:
            identity = self.state.identity(assignment.name, self.state.clock)
            commands[ran.start] = replace(commands[ran.start], result=identity)
            return identity
        names = set(VARIABLE.findall(self.builder.passage.text, piece.start, piece.end))
        identity = self.state.variable(names.pop()) if len(names) == 1 and not ran else ""
        return identity if any(command.result == identity for command in commands) else ""

    def _read(self, simple: Simple, words: Sequence[Word], stdin: Word | None) -> None:
        """Note what `read -r -d '' X <<EOF` and `read -r X <<<` put into a variable."""
        texts = [word.text for word in words[1:]]
        if stdin is None or simple.piped or len(texts) < 2 or not texts[-1].isidentifier():
            return
        whole = texts[:-1] in (["-r", "-d", ""], ["-d", "", "-r"], ["-rd", ""])
        if not whole and texts[:-1] != ["-r"]:
            return
        text = stdin.text if whole else stdin.text.partition("\n")[0]
        separators = [assignment for assignment in simple.assignments if assignment.name == "IFS"]
        kept = bool(separators)
        if not all(assignment.value and not assignment.value.pieces for assignment in separators):
            return
        start = 0 if kept else len(text) - len(text.lstrip(" \t\n"))
        end = len(text) if kept else max(len(text.rstrip(" \t\n")), start)
        word = replace(stdin, text=text[start:end], origins=stdin.origins[start : end + 1])
        self.state.put(texts[-1], WordValue((word,)))


def _without_line_end(word: Word) -> Word:
    """Return the output of commands as a substitution has it."""
    text = word.text.rstrip("\n")
    return word if text == word.text else replace(word, text=text, origins=word.origins[: len(text) + 1])
