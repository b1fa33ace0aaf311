"""Our dataclasses do what those of the standard library do."""

import copy
import dataclasses
import pickle
from collections.abc import Callable, Mapping
from dataclasses import field
from typing import Any

import pytest

from skelint import records


class Declared:
    name: str
    number: int = 3
    names: tuple[str, ...] = ()
    table: Mapping[str, int] = field(default_factory=dict)
    note: str = field(default="-", repr=False, compare=False)

    @property
    def doubled(self) -> int:
        return 2 * self.number


def of(dataclass: Callable[..., Any], **settings: bool) -> Any:
    return dataclass(frozen=True, **settings)(type("Declared", (), dict(vars(Declared))))


SETTINGS: list[dict[str, bool]] = [{}, {"slots": True}, {"slots": True, "kw_only": True}, {"eq": False}]
both = pytest.mark.parametrize("settings", SETTINGS, ids=str)


@both
def test_instances_are_shown_and_replaced_alike(settings: dict[str, bool]) -> None:
    texts = []
    for dataclass in (dataclasses.dataclass, records.dataclass):
        instance = of(dataclass, **settings)(name="a", table={"b": 1})
        other = dataclasses.replace(instance, number=5)
        fields = [(each.name, each.compare) for each in dataclasses.fields(other)]
        texts.append((repr(instance), repr(other), other.doubled, other.note, fields))
    assert texts[0] == texts[1]


@both
def test_instances_are_compared_and_hashed_alike(settings: dict[str, bool]) -> None:
    answers = []
    for dataclass in (dataclasses.dataclass, records.dataclass):
        kind = of(dataclass, **settings)
        one, same, other = kind(name="a", table=()), kind(name="a", table=(), note="x"), kind(name="b", table=())
        answers.append((one == same, one == other, one == "a", len({one, same, other})))
    assert answers[0] == answers[1]


@pytest.mark.parametrize("given", [{}, {"name": "a", "nickname": "b"}], ids=str)
def test_what_is_missing_or_unknown_is_an_error(given: dict[str, str]) -> None:
    for dataclass in (dataclasses.dataclass, records.dataclass):
        with pytest.raises(TypeError):
            of(dataclass)(**given)


def test_a_value_that_is_made_is_made_for_each() -> None:
    kind = of(records.dataclass)
    assert kind(name="a").table is not kind(name="a").table


@records.dataclass(frozen=True, slots=True)
class Sent:
    """What goes to another process."""

    name: str
    number: int = 1


def test_an_instance_is_copied_and_sent_to_another_process() -> None:
    sent = Sent("a", 2)
    assert copy.copy(sent) == pickle.loads(pickle.dumps(sent)) == sent  # noqa: S301 - our own


def test_slots_take_no_other_name() -> None:
    with pytest.raises(AttributeError):
        Sent("a").other = 1  # type: ignore[attr-defined]  # the point
