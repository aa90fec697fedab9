"""Type and status of statements, by what governs them and by what covers them; every row of the table is reached."""

from __future__ import annotations

import pytest

from provenance.rules.decision import DISPUTED_KINDS, TABLE, UNVERIFIED_KINDS, Case, decide, weigh
from provenance.vocabulary import Status

ROWS = {
    "withdrawn": Case(marks=frozenset(["withdrawn", "refuted"]), is_attributed=True),
    "refuted": Case(marks=frozenset(["refuted", "verified"]), covering=frozenset(["disputed"])),
    "disputed": Case(covering=frozenset(["disputed", "unconfirmed"]), is_attributed=True),
    "unverified": Case(covering=frozenset(["unconfirmed"]), marks=frozenset(["verified"]), is_attributed=True),
    "partly_verified": Case(marks=frozenset(["partly_verified", "verified"])),
    "verified": Case(marks=frozenset(["verified", "witnessed"])),
    "witnessed": Case(marks=frozenset(["witnessed", "corroborated"])),
    "corroborated": Case(marks=frozenset(["corroborated"]), is_attributed=True),
    "attributed": Case(is_attributed=True, is_not_a_claim=True),
    "unattributed": Case(),
    "not_applicable": Case(is_not_a_claim=True),
}


@pytest.mark.parametrize(("status", "case"), ROWS.items(), ids=ROWS)
def test_the_first_row_that_applies_decides(status, case):
    assert decide(case).status == status


def test_every_status_has_a_row_and_the_last_row_always_applies():
    assert {row.status for row in TABLE} == {str(s) for s in Status} == set(ROWS)
    assert TABLE[-1].applies(Case())


def test_a_bare_caveat_is_its_speakers_and_not_applicable_whatever_else():
    found = decide(
        Case(
            is_bare_caveat=True,
            is_attributed=True,
            source_type="official",
            bare_source="wire",
            marks=frozenset(["verified"]),
        )
    )
    assert (found.source_type, found.status) == ("wire", "not_applicable")


@pytest.mark.parametrize("kind", sorted(DISPUTED_KINDS | UNVERIFIED_KINDS))
def test_caveats_that_entail_a_status_give_it(kind):
    wanted = "disputed" if kind in DISPUTED_KINDS else "unverified"
    assert decide(Case(covering=frozenset([kind]), is_attributed=True)).status == wanted


@pytest.mark.parametrize(
    "kind", ["access_denied", "handout", "anonymous_source", "no_comment", "watermark_note", "self_reported_figures"]
)
def test_other_caveats_leave_the_status(kind):
    assert decide(Case(covering=frozenset([kind]), is_attributed=True)).status == "attributed"


@pytest.mark.parametrize(
    ("lengths", "statement", "index"),
    [
        ([], 100, None),
        ([(40, False)], 100, None),
        ([(51, False)], 100, 0),
        ([(20, True)], 100, 0),
        ([(30, True), (60, True)], 100, 1),
        ([(40, True), (40, True)], 100, 0),
        ([(45, False), (20, True)], 100, 1),
    ],
)
def test_the_attribution_that_governs_most_content_decides(lengths, statement, index):
    assert weigh(lengths, statement) == index


THROUGH_THE_STAGES = [
    (["The mayor said the bridge was shut."], "official", "attributed"),
    (["The bridge was built in 1911."], "none", "unattributed"),
    (["The bridge, which the mayor called ugly, was built in 1911."], "none", "unattributed"),
    (["Read more: How bridges age"], "none", "not_applicable"),
    (["What will become of the bridge?"], "none", "not_applicable"),
    (["The bridge has reportedly been mined."], "unknown", "unverified"),
    (["The tanker is believed to have lost power."], "unknown", "unverified"),
    (["The alleged gunman was 19."], "none", "unattributed"),
    (["It is unclear whether the pilot survived."], "none", "unverified"),
    (["An AP reporter saw three burned cars at the gate."], "own_reporting", "witnessed"),
    (["Residents said the water rose fast."], "witness", "attributed"),
    (
        ["The army said the bridge had fallen.", "The claim could not be independently verified."],
        "own_reporting",
        "not_applicable",
    ),
    (["The army said the bridge had fallen.", "The rebels denied it."], "armed_group", "not_applicable"),
    (["The ministry declined to comment."], "own_reporting", "not_applicable"),
    (["Reuters could not independently verify the report."], "own_reporting", "not_applicable"),
    (["Reuters reported a fire.", "Reuters could not independently verify the report."], "wire", "not_applicable"),
    (["The trial is expected to last three weeks."], "none", "unattributed"),
    (["The ministry did not say whether anyone was hurt."], "none", "unattributed"),
    (["The ministry said nobody was hurt."], "official", "attributed"),
    (["(CNN) Mayor Ada Lind left on Monday, saying it was late.", "Lind said the road was shut."], "official", "attributed"),
    (
        ["She declined to say whether the sale that the two towns had agreed on in May would go ahead before winter."],
        "own_reporting",
        "not_applicable",
    ),
    (["The ministry declined the offer that the two towns had made in May."], "none", "unattributed"),
    (
        ["The ministry declined to say whether the sale would go ahead, but the mayor said it would."],
        "official",
        "attributed",
    ),
    (["Two officials, who spoke on condition of anonymity, said the deal was off."], "official", "attributed"),
    (["The police would neither confirm nor deny that a search was under way."], "own_reporting", "not_applicable"),
    (
        ["Two officials said so.", "They spoke on condition of anonymity as the talks were private."],
        "own_reporting",
        "not_applicable",
    ),
    (["Speaking on condition of anonymity, two officials said the deal was off."], "official", "attributed"),
    (["“It is late,” said EU diplomat Ada Quist."], "international_body", "attributed"),
    (["“It is late,” said Ada Quist, a person close to the talks."], "individual", "attributed"),
    (["“It is late,” said two EU diplomats."], "anonymous", "attributed"),
    (["The clerk was jailed for selling it to a man he believed to be a spy."], "none", "unattributed"),
]


@pytest.mark.parametrize(("blocks", "kind", "status"), THROUGH_THE_STAGES, ids=lambda v: v[-1] if isinstance(v, list) else v)
def test_the_last_statement_has_its_labels(find, blocks, kind, status):
    found = find(*blocks)
    assert (found.types[-1], found.statuses[-1]) == (kind, status)


@pytest.mark.parametrize(
    ("after", "status"),
    [
        ("The claim could not be independently verified.", "unverified"),
        ("The rebels denied it.", "disputed"),
        ("The rebels declined to comment.", "attributed"),
        ("The river is wide there.", "attributed"),
    ],
)
def test_a_statement_takes_its_status_from_the_caveat_behind_it(find, after, status):
    assert find("The army said it held the bridge.", after).statuses[0] == status


def test_evidence_names_rule_and_words(find):
    found = find("The mayor said the bridge was shut, a report that could not be confirmed.")
    for label in found.findings.labels:
        assert label.evidence
        assert all(e.rule for e in label.evidence)


@pytest.mark.parametrize("row", TABLE, ids=lambda row: row.when)
def test_every_row_of_the_table_decides_its_example(find, row):
    """Every status is reached from a text through all stages."""
    before, rest = row.example.split("[[")
    statement, after = rest.split("]]")
    found = find(*[block for block in (before.strip(), statement, after.strip()) if block])
    assert found.statuses[found.statements.index(statement)] == row.status


def test_a_denied_report_is_denied_wherever_the_text_rests_on_it(find):
    found = find(
        "Russian ships carried oil to the port, according to a published report.",
        "The port has two cranes.",
        "The Foreign Ministry denied the report.",
        "According to the report, the ships came three times in May.",
    )
    assert found.statuses == ["disputed", "unattributed", "not_applicable", "disputed"]


def test_a_denied_report_is_denied_as_far_as_it_is_about_the_one_who_denies(find):
    found = find(
        "Kenyan traders sold ivory to a broker, and Danish ships carried it, according to a newspaper report.",
        "A harbour pilot told Reuters that Danish crews loaded the crates at night.",
        "A porter told Reuters that the quay had been quiet.",
        "The news follows an earlier report that Kenyan officers took bribes.",
        "Denmark's shipping ministry denied the report.",
        "According to the report, the Danish ships called three times, Reuters said.",
    )
    assert found.statuses[0] == "disputed"
    assert found.statuses[2:5] == ["attributed", "unattributed", "not_applicable"]


def test_a_headline_denies_the_claim_that_the_text_tells_as_one(find):
    found = find(
        "headline: Peru rejects accusations over the dam",
        "Peru has kept to every treaty, a Foreign Ministry spokesman said on Friday.",
        "The spokesman was responding to press reports from Chile and Bolivia claiming that the dam holds back water.",
    )
    assert found.statuses[1:] == ["attributed", "disputed"]


def test_what_a_video_is_said_to_show_is_unverified(find):
    assert find("In May the group posted a video purporting to show nine captives.").statuses == ["unverified"]


def test_a_heading_in_quotation_marks_is_nobodys_claim(find):
    found = find("“The harbour was my home,” Ann Poe said.", "“A Home on the Quay”", "“I miss it every day.”")
    assert found.statuses == ["attributed", "not_applicable", "attributed"]


@pytest.mark.parametrize(
    ("sentence", "type_"),
    [
        ("Mayor Jan Voss agreed to open the road.", "none"),
        ("The ministry hopes to open the road by the end of the year.", "none"),
        ("Mayor Jan Voss wants to open the road.", "none"),
        ("Mayor Jan Voss refused to open the road.", "none"),
        ("Mayor Jan Voss wondered how the road would be paid for.", "none"),
        ("Mayor Jan Voss agreed that the road was bad.", "official"),
        ("Mayor Jan Voss vowed to open the road.", "official"),
        ("Mayor Jan Voss threatened to close the road.", "official"),
    ],
)
def test_what_somebody_does_or_wishes_is_nobodys_word_but_is_listed(find, sentence, type_):
    found = find(sentence)
    assert found.types == [type_]
    assert len(found.attributions) == 1


def test_a_line_that_announces_the_words_below_it_is_their_sources(find):
    found = find("The Harbour Ministry said:", "“The road is open again, and the bridge will follow in May.”")
    assert found.types == ["official", "official"]


def test_the_name_of_a_work_before_a_colon_is_nobodys_word(find):
    assert find("“Low Tide”: Review").attributions == []


@pytest.mark.parametrize(
    ("sentence", "type_"),
    [
        ("Nobody in Lorne or Vell claimed a victory.", "none"),
        ("The two towns have argued for more than a century over a border that was moved.", "none"),
        ("Norland has been ruled by members of one family since May.", "none"),
        ("The country's last disputed count was in May.", "none"),
        ("The mayor did not criticize the plan.", "none"),
        ("The letter was never answered, Mayor Ada Lind said.", "official"),
        ("The council issued a statement saying the road was shut.", "official_statement"),
        ("The mayor called for calm at a regular briefing on Monday.", "official_briefing"),
        ("The baker told the court that the road was shut.", "individual"),
        ("Two diplomats close to the talks said the road was shut.", "anonymous"),
    ],
)
def test_whose_word_such_a_sentence_is(find, sentence, type_):
    assert find(sentence).types == [type_]
