import json

import pytest

from kg.errors import UsageError
from kg.explain import explain, find_claim
from kg.terms import BASE

TOLL = "fasher-market_CasualtyReport_75_132"
OFFICERS = "officers-txt-1f117ed4_DefectionFigure_37_106"


@pytest.mark.parametrize(
    "name", [TOLL, f"{BASE}claim/{TOLL}", f"<{BASE}claim/{TOLL}>", f"claim:{TOLL}", TOLL[:30]]
)
def test_a_claim_is_found_by_its_iri_its_last_part_and_its_beginning(small_store, name):
    assert find_claim(small_store, name) == f"{BASE}claim/{TOLL}"


def test_a_beginning_that_several_have_is_refused_with_those(small_store):
    with pytest.raises(UsageError, match="2 claims begin with") as error:
        find_claim(small_store, "officers-txt-1f117ed4_Defection")
    assert "officers-txt-1f117ed4_DefectionFigure_276_330" in str(error.value)


def test_a_whole_name_is_not_taken_for_a_beginning(small_store):
    assert find_claim(small_store, TOLL).endswith("_132")


def test_an_unknown_claim_names_those_near_it(small_store):
    with pytest.raises(UsageError, match="has no claim") as error:
        find_claim(small_store, "fasher-market_CasualtyReport_75_133")
    assert TOLL in str(error.value)


@pytest.mark.parametrize("name", ["", "zzz", "<>", "a b\n} SELECT", "\x00"])
def test_what_names_nothing_is_refused(small_store, name):
    with pytest.raises(UsageError):
        find_claim(small_store, name)


def test_the_words_stand_where_they_say(small_store):
    found = explain(small_store, TOLL)
    (evidence,) = found.evidence
    assert evidence.words == "At least 14 people, including three children, were killed"
    assert found.passage.start <= evidence.start < evidence.end <= found.passage.end
    cut = slice(evidence.start - found.passage.start, evidence.end - found.passage.start)
    assert found.passage.words[cut] == evidence.words


def test_every_slot_has_who_fills_it_in_which_words_and_how(small_store):
    slots = {slot.role: slot for slot in explain(small_store, TOLL).slots}
    agent = slots["perpetrator"]
    assert (agent.name, agent.kind) == ("Rapid Support Forces", "ArmedGroup")
    assert (agent.words, agent.method) == ("Rapid Support Forces", "argument")
    assert agent.entity.startswith(f"{BASE}actor/rapid-support-forces-")
    assert slots["place"].kind == "Settlement"


def test_a_slot_filled_by_a_short_name_says_so(small_store):
    found = explain(small_store, "2016-talks-Colombia--cd370386_Statement")
    (speaker,) = [slot for slot in found.slots if slot.role == "speaker"]
    assert (speaker.name, speaker.words) == ("National Liberation Army", "The rebels")
    assert speaker.method == "short name"


def test_times_say_what_they_were_read_as(small_store):
    (when,) = explain(small_store, TOLL).times
    assert (when.words, when.earliest, when.latest, when.edtf) == (
        "Thursday",
        "2024-04-11",
        "2024-04-11",
        "2024-04-11",
    )


def test_a_time_of_saying_is_told_apart(small_store):
    found = explain(small_store, "horn-observer-118-a8e801c3_Capture")
    assert [(time.role, time.words) for time in found.times] == [("said", "on Friday")]


def test_an_unresolved_time_has_its_words_alone(small_store):
    (when,) = explain(small_store, OFFICERS).times
    assert (when.words, when.earliest, when.precision) == ("overnight", None, "unresolved")


def test_the_chain_of_sources_is_told(small_store):
    found = explain(small_store, "horn-observer-118-a8e801c3_EventCount")
    assert (found.row["source"], found.via) == (["residents"], ("state radio",))


def test_other_claims_are_named_with_how_they_are_related(small_store):
    related = {
        (each.relation, each.claim.rpartition("_")[0])
        for each in explain(small_store, TOLL).related
    }
    start = f"{BASE}claim/fasher-market"
    assert related == {
        ("counts a part of this", f"{start}_CasualtyReport_95"),
        ("is about the same event", f"{start}_Shelling_138"),
    }
    part = explain(small_store, "fasher-market_CasualtyReport_95")
    assert "counts the whole of this part" in {each.relation for each in part.related}


def test_claims_on_claims_are_named_both_ways(small_store):
    owning = explain(small_store, "2016-talks-Colombia--cd370386_Statement")
    assert [each.relation for each in owning.related] == ["is what this corroborates"]
    bombing = explain(small_store, "2016-talks-Colombia--cd370386_Bombing")
    assert "corroborates this" in {each.relation for each in bombing.related}


def test_json_is_plain(small_store):
    data = json.loads(json.dumps(explain(small_store, OFFICERS).as_json()))
    assert data["row"]["rule"] == "defection-verb"
    assert [cue["words"] for cue in data["cues"]] == ["defected"]
    assert (data["pipeline"], data["tense"]) == ("by-hand/1", "NonFuture")
