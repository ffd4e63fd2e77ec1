from pyoxigraph import Literal, NamedNode, Quad

from kg.exports.merge import merged
from kg.terms import CKG, RDF, RDFS, SKOS

TOWN = NamedNode("urn:town")
LABEL, OTHER = NamedNode(RDFS.label), NamedNode(SKOS.altLabel)


def quads(predicate, *values):
    return [
        Quad(TOWN, predicate, Literal(value), NamedNode(f"urn:g{n}"))
        for n, value in enumerate(values)
    ]


def pairs(triples):
    return {(t.predicate, t.object.value) for t in triples}


def test_the_name_most_graphs_give_stays_and_the_others_become_other_names():
    found = merged(quads(LABEL, "El-Fasher", "El Fasher", "El Fasher"))
    assert pairs(found) == {(LABEL, "El Fasher"), (OTHER, "El-Fasher")}


def test_between_equals_the_first_in_the_alphabet_stays():
    both = quads(LABEL, "Nyala", "NYALA")
    assert pairs(merged(both)) == pairs(merged(both[::-1])) == {(LABEL, "NYALA"), (OTHER, "Nyala")}


def test_one_country_stays_and_leaves_no_other_name():
    country = NamedNode(CKG.countryCode)
    assert pairs(merged(quads(country, "SD", "SS", "SD"))) == {(country, "SD")}


def test_what_may_have_many_values_keeps_them():
    assert len(merged(quads(OTHER, "a", "b", "a"))) == 2


def test_one_kind_and_one_container_stay_beside_the_class_of_all_places():
    kind, within = NamedNode(RDF.type), NamedNode(CKG.within)
    told = [
        (kind, CKG.Settlement), (kind, CKG.Place), (within, "urn:one"),
        (kind, CKG.Settlement), (kind, CKG.Place), (within, "urn:other"),
        (kind, CKG.Camp), (kind, CKG.Place), (within, "urn:other"),
    ]  # fmt: skip
    found = merged(
        Quad(TOWN, predicate, NamedNode(value), NamedNode(f"urn:g{n // 3}"))
        for n, (predicate, value) in enumerate(told)
    )
    assert pairs(found) == {(kind, CKG.Settlement), (kind, CKG.Place), (within, "urn:other")}
