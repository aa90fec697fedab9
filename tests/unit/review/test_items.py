from __future__ import annotations

import copy

from provenance.review.items import flat, items_of, same_labels


def prints(document):
    return {item.id: item.fingerprint for item in items_of(document)}


def test_caveats_come_first_and_every_item_has_a_fingerprint_of_its_own(document):
    items = items_of(document)
    assert [item.id for item in items] == ["c1", "c2", "p1.1", "p2.1", "p2.2", "p3.1", "p3.2", "p3.3"]
    assert len({item.fingerprint for item in items}) == 8


def test_a_fingerprint_outlives_ids_labels_and_line_breaks(document):
    changed = copy.deepcopy(document)
    statement = changed["passages"][2]["statements"][1]
    statement["id"], statement["status"] = "p9.9", "verified"
    statement["span"]["exact"] = statement["span"]["exact"].replace("was built", "was\nbuilt")
    before, after = prints(document), prints(changed)
    assert after["p9.9"] == before["p3.2"]


def test_a_fingerprint_changes_with_words_and_with_context(document):
    changed = copy.deepcopy(document)
    changed["passages"][2]["statements"][1]["span"]["exact"] = "The quay was built in 1912."
    before, after = prints(document), prints(changed)
    assert {name for name in before if before[name] != after[name]} == {"p3.1", "p3.2", "p3.3"}


def test_equal_sentences_in_equal_surroundings_are_told_apart(document):
    changed = copy.deepcopy(document)
    twin = copy.deepcopy(changed["passages"][0])
    changed["passages"] = [copy.deepcopy(twin) for _ in range(5)]
    changed["caveats"] = []
    for number, passage in enumerate(changed["passages"], 1):
        passage["statements"][0]["id"] = f"p{number}.1"
    assert len(set(prints(changed).values())) == 5


def test_labels_are_by_name_and_compared_without_fingerprints(document):
    labels = {item.id: item.labels for item in items_of(document)}
    assert [link["name"] for link in labels["p3.1"]["chain"]] == ["Ada Quist", "Northern Press Agency"]
    assert labels["c2"]["scope"]["covers"][0]["words"].startswith("“Nobody was hurt,”")
    other = copy.deepcopy(labels["c2"])
    other["scope"]["covers"][0]["fingerprint"] = "sha256:" + "0" * 64
    assert same_labels(labels["c2"], other)
    assert not same_labels(labels["c2"], labels["c1"])


def test_composed_and_decomposed_letters_are_the_same():
    assert flat("cafe\u0301  \n au lait") == "café au lait"
