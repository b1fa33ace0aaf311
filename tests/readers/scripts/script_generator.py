"""Writes shell scripts at random that call `aws`: all that is ever run of them is what stands here.

Each call has a number of its own, as `id12`, by which what the shell passed on is laid beside what the reader says.
"""

import re
from collections.abc import Callable
from random import Random

CALL = "aws cognito-idp create-user-pool-client"
NAMES = ("A", "B", "C", "D")
LISTS = ("L", "M")
SAFE = ("x", "web", "https://a.example/cb", "a=b", "1", "a.b-c_d", "--x", "code", "A=minutes,B=hours")
SPACED = ("a b", "my app", " lead", "trail ", "a  b", '{"a": "b"}', '["x", "y z"]', "it is", "tab\there", "two\nlines")
SIGNS = (
    "$",
    "\\",
    "'",
    '"',
    "`",
    "#",
    "~",
    "!",
    "a*b",
    "?",
    "[x]",
    "{a,b}",
    "{1..3}",
    ";",
    "|",
    "&",
    "(",
    ")",
    "<",
    ">",
    "é",
    "😀",
)
ANSI_C = (
    r"\n",
    r"\t",
    r"\'",
    r"\\",
    r"\x41",
    r"\xc3\xa9",
    r"\101",
    r"\u00e9",
    r"\cA",
    r"\e",
    r"\q",
    r"\"",
    r"\303\251",
    r"a\0b",
)

DOCUMENT = re.compile(r"(?<!<)<<(?!<)")


class Generator:
    """One script; `posix` leaves out what only bash knows."""

    def __init__(self, random: Random, *, posix: bool) -> None:
        self.random, self.posix = random, posix
        self.calls = 0
        self.functions: list[str] = []
        self.in_function = False
        self.documents = 0

    def script(self) -> str:
        """Return the script."""
        first = "" if self.posix else "shopt -s extglob\n"
        return first + "".join(self.statement(0) for _ in range(self.random.randint(2, 9))) + self.call() + "\n"

    def pick(self, *makers: Callable[[], str]) -> str:
        return self.random.choice(makers)()

    # Words

    def plain(self) -> str:
        return self.random.choice(SAFE)

    def text(self) -> str:
        random = self.random
        return "".join(random.choice(random.choice((SAFE, SPACED, SIGNS))) for _ in range(random.randint(1, 3)))

    def single(self) -> str:
        return "'" + self.text().replace("'", "'\\''") + "'"

    def double(self) -> str:
        parts = [self.pick(self.in_double, self.in_double, self.expansion) for _ in range(self.random.randint(0, 3))]
        return '"' + "".join(parts) + '"'

    def in_double(self) -> str:
        return "".join(f"\\{sign}" if sign in '"\\$`' else sign for sign in self.text())

    def escaped(self) -> str:
        return "".join(f"\\{sign}" for sign in self.random.choice(("a b", "$x", "'", '"', "*", "#;")))

    def ansi_c(self) -> str:
        if self.posix:
            return self.single()
        return "$'" + "".join(self.random.choice((*ANSI_C, "w", " ")) for _ in range(self.random.randint(1, 4))) + "'"

    def variable(self) -> str:
        name = self.random.choice(NAMES)
        forms = [
            f"${name}",
            f"${{{name}}}",
            f"${{{name}:-web}}",
            f"${{{name}-}}",
            f"${{{name}:+x}}",
            f"${{#{name}}}",
            f"${{{name}%b*}}",
        ]
        if self.in_function:
            forms += ["$1", "$#", "${2:-none}"]
        return self.random.choice(forms)

    def expansion(self) -> str:
        return self.pick(self.variable, self.variable, self.variable, self.substitution, self.arithmetic)

    def arithmetic(self) -> str:
        return self.random.choice(("$((1 + 2))", "$((A_COUNT + 1))", "$(( (2) * 3 ))"))

    def substitution(self) -> str:
        word = self.pick(self.plain, self.single, lambda: f'"{self.variable()}"')
        forms = [f"$(echo {self.plain()})", f"$(printf '%s' {word})", f"$(printf '%s' {word}; true)", f"`echo {self.plain()}`"]
        forms += ["`printf '%s' \"\\$A\"`", "`printf %s \\\\\\\\`", f"$(true && echo {self.plain()})", "$(cat f.json)"]
        forms += [f"$(\n  # it's a comment\n  echo {self.plain()}\n)", f"$(case x in x) echo {self.plain()};; esac)"]
        forms += [f"$(cat <<EOF\n{self.in_document()}\nEOF\n)", f"$(cat <<'EOF'\n{self.text()}\nEOF\n)"]
        return self.random.choice(forms)

    def in_document(self) -> str:
        text = self.text().replace("\\", "/").replace("`", "'").replace("$", "")
        return text + self.random.choice(("", "${A}", "$B", "\\$A", "\\\\", "\\x", '"'))

    def glued(self) -> str:
        return "".join(self.pick(self.plain, self.single, self.double, self.escaped) for _ in range(2))

    def json(self) -> str:
        name = self.random.choice(NAMES)
        return self.random.choice(
            (
                f'\'{{"a": "\'"${name}"\'", "b": 1}}\'',
                f'"{{\\"a\\": \\"${name}\\"}}"',
                '\'{"a": "b c"}\'',
                f"'[\"'\"${{{name}}}\"'\"]'",
            )
        )

    def listed(self) -> str:
        if self.posix:
            return '"$@"'
        name = self.random.choice(LISTS)
        return self.random.choice(
            (f'"${{{name}[@]}}"', f'"${{{name}[@]}}"', f"${{{name}[@]}}", f'"p${{{name}[@]}}s"', f'"${{{name}[*]}}"')
        )

    def word(self) -> str:
        return self.pick(
            self.plain,
            self.single,
            self.double,
            self.escaped,
            self.ansi_c,
            self.glued,
            self.json,
            self.expansion,
            self.variable,
            self.listed,
            lambda: self.random.choice(
                ("~/x", "a=~/x", "a:~/x", "*.json", "f.*", "{a,b}", "x{1..3}", "[a-z]*", "''", '""', "\\\n", "a\\\nb")
            ),
        )

    # Commands

    def number(self) -> str:
        self.calls += 1
        return f"id{self.calls}"

    def call(self) -> str:
        words = [self.word() for _ in range(self.random.randint(0, 4))]
        words.insert(self.random.randint(0, len(words)), self.number())
        blank = self.random.choice((" ", " ", " ", "  ", " \\\n  "))
        return (
            self.random.choice(("", "", "", "X=1 ", "command ", "env "))
            + CALL
            + blank
            + blank.join(words)
            + self.redirections()
        )

    def redirections(self) -> str:
        forms = [
            "",
            "",
            "",
            "",
            " >/dev/null",
            " 2>&1",
            " > out.txt 2>&1",
            " < /dev/null",
            " &>/dev/null",
            " 2>/dev/null",
            " <<< hi",
        ]
        return self.random.choice(forms[: 7 if self.posix else None])

    def assignment(self) -> str:
        name = self.random.choice(NAMES)
        value = self.pick(
            self.plain, self.single, self.double, self.expansion, self.glued, lambda: "~/x", lambda: "a:~/b", lambda: ""
        )
        signs = ["="] if self.posix else ["=", "=", "=", "+="]
        prefix = self.random.choice(("", "", "", "", "export ", "readonly_ "[:0], "declare " if not self.posix else "export "))
        value = value.replace("{1..3}", "") if prefix else value
        quoted = value if not prefix or value[:1] in "'\"" else f'"{self.plain()}"'
        return prefix + name + self.random.choice(signs) + quoted

    def array(self) -> str:
        name = self.random.choice(LISTS)
        words = " ".join(self.word() for _ in range(self.random.randint(0, 3)))
        return f"{name}{self.random.choice(('=', '=', '+='))}({words})"

    def simple(self) -> str:
        makers: list[Callable[[], str]] = [
            self.assignment,
            self.assignment,
            self.assignment,
            self.call,
            self.call,
            self.changer,
            self.nested,
        ]
        if not self.posix:
            makers += [self.array, self.array]
        return self.pick(*makers)

    def changer(self) -> str:
        name = self.random.choice(NAMES)
        forms = [
            f"unset {name}",
            f": ${{{name}:=dflt}}",
            f"{name}=1 true",
            f"{name}=$({self.call()})",
            f"set -- {self.plain()} 'p q'",
        ]
        forms += [
            f"read -r {name} < f.json",
            f"for {name} in 1 2; do :; done",
            f"cd . && {name}=z",
            f"false && {name}=never",
            f"true || {name}=never",
        ]
        forms += [
            f"false || {name}=always",
            f'[ -n "${name}" ] && {name}=more',
            f"if false; then {name}=no; else {name}=yes; fi",
        ]
        forms += [
            "printf '%s' '{\"w\": 1}' > f.json",
            f"echo {self.plain()} > f.json",
            f"cat > f.json <<EOF\n{self.in_document()}\nEOF",
        ]
        if self.functions:
            forms += [f"{self.random.choice(self.functions)} {self.plain()} 'q r'"] * 3
        if not self.posix:
            forms += [
                "((A_COUNT++))",
                f"printf -v {name} %s pv",
                f"read -r {name} <<< ' rd {self.plain()} '",
                f"let {name}=3",
            ]
            forms += [
                f"builtin declare {name}=bd",
                f"time {name}=tv",
                f"[[ {name}++ -lt 3 ]] 2>/dev/null",
                f"mapfile -t {self.random.choice(LISTS)} <<< 'm1'",
            ]
            forms += [
                f"read -r -d '' {name} <<EOF || true\n{self.in_document()}\nEOF",
                f"declare -i {name}_N=5+5",
                f"export {name}",
            ]
            forms += [
                f"IFS= read -r -d '' {name} <<'EOF'\n {self.text()}\nEOF",
                "[[ $A == @(x|y) ]]",
                f"case $A in @(x|y)) {name}=e;; +(z)) :;; esac",
            ]
        return self.random.choice(forms)

    def nested(self) -> str:
        inner = self.call()
        quoted = "'" + inner.replace("'", "'\\''") + "'"
        shell = "sh" if self.posix else "bash"
        forms = [
            f"eval {quoted}",
            f"{shell} -c {quoted}",
            f"trap {quoted} EXIT",
            f"{shell} <<'EOS'\n{inner}\nEOS",
            f"echo w | xargs {CALL} {self.number()}",
        ]
        forms += [
            f"eval {CALL} {self.number()} {self.word_for_eval()}",
            f'eval "{CALL} {self.number()} \\"{self.plain()} z\\""',
            f'X="$({inner})"',
        ]
        forms += [
            f"echo w | xargs -I{{}} {CALL} {self.number()} a{{}}b",
            f"find . -maxdepth 0 -exec {CALL} {self.number()} {{}} \\;",
            f"X=`{CALL} {self.number()} \\\n --x`",
        ]
        forms += [
            f"printf '%s\\n' {quoted} | {shell}",
            f"{{ RUN=\"{CALL} {self.number()} 'a b'\"; $RUN; }}",
            f"X=${{UNSET_:-$({inner})}}",
            f'X="${{UNSET_:-$({inner})}}"',
        ]
        if not self.posix:
            forms += [
                f"{{ RUNS=({CALL} {self.number()} 'a b'); \"${{RUNS[@]}}\"; }}",
                f"read -r X Y < <({inner})",
                f"mapfile X < <({inner})",
                f"cat <({inner}) >/dev/null",
            ]
        return self.random.choice(forms)

    def word_for_eval(self) -> str:
        return self.random.choice(
            ("\"'a b'\"", "'\"x y\"'", '"\'{\\"a\\": 1}\'"', "'>/dev/null'", "\\$A", "'$A'", "a b", "'# c'")
        )

    # Statements

    def body(self, depth: int) -> str:
        return "".join(self.statement(depth + 1) for _ in range(self.random.randint(1, 3)))

    def statement(self, depth: int) -> str:
        makers: list[Callable[[], str]] = [lambda: self.simple() + "\n"] * 8 + [
            lambda: f"{self.one_line()} # it's {CALL} no\n"
        ]
        makers += [
            lambda: f"{self.one_line()} && {self.one_line()}\n",
            lambda: f"{self.one_line()} || {self.one_line()}; {self.one_line()}\n",
        ]
        if depth < 2:
            makers += [lambda: self.compound(depth)] * 6
        if depth == 0:
            makers += [lambda: self.function(depth)]
        return self.pick(*makers)

    def one_line(self) -> str:
        text = self.simple()
        return f"A={self.plain()}" if DOCUMENT.search(text) else text

    def compound(self, depth: int) -> str:
        condition = self.random.choice(("true", "false", '[ -n "$A" ]', f"A={self.plain()}", "test x = x"))
        name = self.random.choice(NAMES)
        forms: list[Callable[[], str]] = [
            lambda: f"if {condition}; then\n{self.body(depth)}fi\n",
            lambda: f"if {condition}; then\n{self.body(depth)}elif true; then\n{self.body(depth)}else\n{self.body(depth)}fi\n",
            lambda: f"for {name} in a 'b c'; do\n{self.body(depth)}done\n",
            lambda: f"case ${name} in\n  a|b*) {self.body(depth)};;\n  *)\n{self.body(depth)} ;;\nesac\n".replace(
                "\n;;", "\n:;;"
            ),
            lambda: f"(\n{self.body(depth)})\n",
            lambda: f"{{\n{self.body(depth)}}}\n",
            lambda: f"{{\n{self.body(depth)}}} | cat\n",
            lambda: f"printf 'r1\\nr2\\n' | while read -r {name}; do\n{self.body(depth)}done\n",
            lambda: f"{{\n{self.body(depth)}}} > out.txt\n",
            lambda: f"while read -r {name}; do\n{self.body(depth)}done <<EOF\nw1\nEOF\n",
        ]
        return self.pick(*forms)

    def function(self, depth: int) -> str:
        name = f"f{len(self.functions)}"
        outside, self.in_function = self.in_function, True
        local = f"local {self.random.choice(NAMES)}={self.plain()}\n" if self.random.random() < 0.5 else ""
        text = f"{name}() {{\n{local}{self.body(depth)}}}\n"
        self.in_function = outside
        self.functions.append(name)
        return text
