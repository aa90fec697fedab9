from __future__ import annotations

import dataclasses
import pickle

import pytest

from provenance.records import field, record, replace


@record
class Mark:
    """A value."""

    name: str
    place: int = 0
    notes: tuple[str, ...] = ()

    def shifted(self, by: int) -> Mark:
        return dataclasses.replace(self, place=self.place + by)


@record(frozen=False)
class Heap:
    items: list[int] = field(default_factory=list)


def test_values_with_equal_fields_are_equal_and_hash_alike():
    assert Mark("a", 1) == Mark(name="a", place=1)
    assert Mark("a", 1) != Mark("a", 2)
    assert Mark("a") != ("a", 0, ())
    assert len({Mark("a"), Mark("a"), Mark("b")}) == 2


def test_a_default_made_anew_is_not_shared():
    one, other = Heap(), Heap()
    one.items.append(1)
    assert (one.items, other.items) == ([1], [])
    assert Heap([3]).items == [3]


def test_a_record_that_may_change_has_no_hash():
    heap = Heap()
    heap.items = [2]
    assert heap == Heap([2])
    with pytest.raises(TypeError, match="unhashable"):
        hash(heap)


def test_it_has_slots_methods_and_a_readable_form():
    mark = Mark("a").shifted(3)
    assert repr(mark) == "Mark(name='a', place=3, notes=())"
    assert Mark.__doc__ == "A value."
    with pytest.raises(AttributeError):
        mark.other = 1


@pytest.mark.parametrize("arguments", [(), ("a", 1, (), 4)])
def test_wrong_arguments_are_refused(arguments):
    with pytest.raises(TypeError, match=r"Mark\.__init__"):
        Mark(*arguments)


def test_the_standard_tools_for_dataclasses_work():
    assert dataclasses.asdict(Mark("a", 1)) == {"name": "a", "place": 1, "notes": ()}
    assert dataclasses.replace(Mark("a", 1), name="b") == replace(Mark("a", 1), name="b") == Mark("b", 1)


def test_it_can_be_sent_to_another_process():
    assert pickle.loads(pickle.dumps([Mark("a", 1), Heap([2])])) == [Mark("a", 1), Heap([2])]  # noqa: S301
    match Mark("a", 1):
        case Mark(name, place):
            assert (name, place) == ("a", 1)
