from pyoxigraph import Store

from kg.queries.prologue import with_prefixes


def test_known_prefixes_are_declared_when_used() -> None:
    text = with_prefixes("SELECT * { ?c a ckg:Claim ; rdfs:label ?l }")
    assert text.count("PREFIX") == 2
    assert list(Store().query(text)) == []


def test_what_the_query_declares_itself_stays_its_own() -> None:
    text = "prefix ckg: <http://mine/> SELECT * { ?c a ckg:Claim }"
    assert with_prefixes(text) == text


def test_lines_of_errors_stay_the_query_s_own() -> None:
    text = with_prefixes("SELECT *\n{ ?c a ckg:Claim }")
    assert text.splitlines()[1] == "{ ?c a ckg:Claim }"


def test_an_unknown_prefix_is_left_to_the_engine() -> None:
    assert with_prefixes("SELECT * { ?s nope:p ?o }") == "SELECT * { ?s nope:p ?o }"


def test_things_of_another_base_are_meant_where_the_store_has_one() -> None:
    text = with_prefixes("DESCRIBE claim:x", "http://mine/")
    assert text == "PREFIX claim: <http://mine/claim/> DESCRIBE claim:x"
