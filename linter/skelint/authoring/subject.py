"""What rules look at, besides requests: faults of a structure, and problems of a text."""

from collections.abc import Sequence
from enum import StrEnum

from skelint.authoring.operation import Operation
from skelint.authoring.pointer import Pointer
from skelint.records import dataclass
from skelint.source import Edit, SourceFile, Span


class FaultKind(StrEnum):
    """In what a value is not of the structure that the service model describes."""

    REQUIRED = "required"
    UNKNOWN = "unknown"
    READ_ONLY = "read-only"
    ELSEWHERE = "elsewhere"
    NULL = "null"
    TYPE = "type"
    FRACTION = "fraction"
    BOOLEAN_NUMBER = "boolean-number"
    ENUM = "enum"
    EMPTY = "empty"
    TOO_SHORT = "minLength"
    TOO_LONG = "maxLength"
    TOO_FEW_ITEMS = "minItems"
    TOO_MANY_ITEMS = "maxItems"
    TOO_SMALL = "minimum"
    TOO_LARGE = "maximum"
    PATTERN = "pattern"
    NON_ASCII = "non-ascii"
    UNION = "union"
    TOO_FEW_MEMBERS = "minProperties"
    TOO_MANY_MEMBERS = "maxProperties"
    MEMBER_NAME = "propertyNames"
    OTHER = "other"
    """Any kind that no rule names: a rule about these is the catch-all."""


class ProblemKind(StrEnum):
    """What is wrong with the text of a file, or with the words of a command."""

    ABBREVIATED_OPTION = "abbreviated-option"
    AMBIGUOUS_OPTION = "ambiguous-option"
    ANOTHER_FORMAT = "another-format"
    BYTES_FOR_TEXT = "bytes-for-text"
    BYTE_ORDER_MARK = "byte-order-mark"
    CARRIAGE_RETURN = "carriage-return"
    COMMENT = "comment"
    CONTRADICTING_FLAGS = "contradicting-flags"
    DROPPED_QUOTES = "dropped-quotes"
    DUPLICATE_KEY = "duplicate-key"
    EMPTY_FILE = "empty-file"
    ENCODING = "encoding"
    GLOBAL_VALUE = "global-value"
    INPUT_FILE_MISSING = "input-file-missing"
    INPUT_WITHOUT_PREFIX = "input-without-prefix"
    JOINED_CHOICES = "joined-choices"
    JOINED_ITEMS = "joined-items"
    JOINED_INPUT = "joined-input"
    LETTERS_OF_FILE = "letters-of-file"
    LIMIT = "limit"
    LOST_QUOTES = "lost-quotes"
    MISPLACED_OPTION = "misplaced-option"
    MISSING_VALUE = "missing-value"
    NON_FINITE_NUMBER = "non-finite-number"
    NOT_AN_OBJECT = "not-an-object"
    NOT_TEXT = "not-text"
    OPTION_OF_ANOTHER_OPERATION = "option-of-another-operation"
    OPTION_OF_ONE_VERSION = "option-of-one-version"
    PIPED_INPUT = "piped-input"
    PREFIX_FOR_STREAM = "prefix-for-stream"
    REPEATED_OPTION = "repeated-option"
    SEVERAL_INPUTS = "several-inputs"
    SPLIT_STRUCTURE = "split-structure"
    STRAY_WORD = "stray-word"
    SUPPRESSION_MALFORMED = "suppression-malformed"
    SUPPRESSION_UNUSED = "suppression-unused"
    SUPPRESSION_WITHOUT_REASON = "suppression-without-reason"
    SYNTAX_ERROR = "syntax-error"
    TRAILING_COMMA = "trailing-comma"
    TYPOGRAPHIC_DASH = "typographic-dash"
    TYPOGRAPHIC_QUOTES = "typographic-quotes"
    UNIDENTIFIED = "unidentified"
    UNKNOWN_COMMAND = "unknown-command"
    UNKNOWN_OPERATION = "unknown-operation"
    UNKNOWN_OPTION = "unknown-option"
    UNREADABLE_VALUE = "unreadable-value"
    UNREAD_FORMAT = "unread-format"
    URL_VALUE = "url-value"
    VALUE_OF_FLAG = "value-of-flag"
    WORD_AFTER_FLAG = "word-after-flag"
    ZIP_IN_STRUCTURE = "zip-in-structure"
    ZIP_WITHOUT_PREFIX = "zip-without-prefix"


UNREAD = frozenset(
    {
        ProblemKind.SYNTAX_ERROR,
        ProblemKind.LIMIT,
        ProblemKind.NOT_AN_OBJECT,
        ProblemKind.EMPTY_FILE,
        ProblemKind.UNKNOWN_OPERATION,
    }
)
"""What keeps a file, or a part of it, from being read: nothing can silence it."""


REFUSED = frozenset(
    {
        ProblemKind.AMBIGUOUS_OPTION,
        ProblemKind.BYTES_FOR_TEXT,
        ProblemKind.BYTE_ORDER_MARK,
        ProblemKind.COMMENT,
        ProblemKind.EMPTY_FILE,
        ProblemKind.ENCODING,
        ProblemKind.GLOBAL_VALUE,
        ProblemKind.INPUT_FILE_MISSING,
        ProblemKind.INPUT_WITHOUT_PREFIX,
        ProblemKind.JOINED_INPUT,
        ProblemKind.LOST_QUOTES,
        ProblemKind.MISPLACED_OPTION,
        ProblemKind.MISSING_VALUE,
        ProblemKind.NOT_AN_OBJECT,
        ProblemKind.NOT_TEXT,
        ProblemKind.OPTION_OF_ANOTHER_OPERATION,
        ProblemKind.PIPED_INPUT,
        ProblemKind.PREFIX_FOR_STREAM,
        ProblemKind.SEVERAL_INPUTS,
        ProblemKind.SPLIT_STRUCTURE,
        ProblemKind.STRAY_WORD,
        ProblemKind.SYNTAX_ERROR,
        ProblemKind.TRAILING_COMMA,
        ProblemKind.UNKNOWN_COMMAND,
        ProblemKind.UNKNOWN_OPTION,
        ProblemKind.UNREADABLE_VALUE,
        ProblemKind.VALUE_OF_FLAG,
        ProblemKind.WORD_AFTER_FLAG,
        ProblemKind.ZIP_IN_STRUCTURE,
        ProblemKind.ZIP_WITHOUT_PREFIX,
    }
)
"""For what the AWS CLI refuses a command or its input: it sends nothing."""


@dataclass(frozen=True, slots=True)
class Fault:
    """A place where a request is not of the structure that the service model describes."""

    kind: FaultKind
    pointer: Pointer
    value: object
    """The value as written; for a missing or unknown member, its name."""
    expected: object
    """What the model asks for: a bound, a type, the allowed values; of an unknown member, the names not there yet."""
    misfits: str = ""
    """Where a pattern says which characters a text may hold: those it holds against that, each once."""
    optional: bool = False
    """Whether the whole value could be left out."""
    complete: bool = True
    """Whether the request was given in full: nothing of it can be written elsewhere."""
    stale: bool = False
    """Whether the model is so old that the service may know more by now."""
    creates: bool = True
    """Whether leaving a member out keeps its meaning: not so on an update, which resets what is left out."""


@dataclass(frozen=True, slots=True)
class Problem:
    """Something wrong with the text of a file, found by its reader."""

    kind: ProblemKind
    span: Span
    detail: str = ""
    """What a message can say of it: a key's name, an encoding, a parser's complaint."""
    mend: Sequence[Edit] | None = None
    """The edits that would repair it; none are needed where writing the file as UTF-8 is the repair."""
    syntax: str = "JSON"
    value: str = ""
    """What is written there, where that is not what `detail` tells."""
    names: Sequence[str] = ()
    """What could be meant, the likeliest first."""
    source: SourceFile | None = None
    """The file that it is in, where that is not the document's own."""
    operation: Operation | None = None
    """The operation of the command that it is in."""
    sure: bool = True
    """Whether it holds for sure: not where the versions of the AWS CLI differ and it is not known which is used, and not where
    something else may come before the command."""
