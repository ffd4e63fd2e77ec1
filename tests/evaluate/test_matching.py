from kg.evaluate.matching import match, overlap


def test_one_shared_code_point_makes_a_candidate(fact):
    assert len(match([fact(0, 10)], [fact(9, 20)]).pairs) == 1


def test_touching_spans_do_not_overlap(fact):
    result = match([fact(0, 10)], [fact(10, 20)])
    assert not result.pairs
    assert [f.start for f in result.misses] == [0]
    assert [f.start for f in result.false_alarms] == [10]
    assert overlap(fact(0, 10), fact(10, 20)) == 0


def test_another_type_is_no_candidate(fact):
    result = match([fact(0, 10, "Shelling")], [fact(0, 10, "AirStrike")])
    assert (len(result.pairs), len(result.misses), len(result.false_alarms)) == (0, 1, 1)


def test_casualties_must_be_of_one_kind(fact):
    gold = [fact(0, 10, "CasualtyReport", "killed")]
    assert not match(gold, [fact(0, 10, "CasualtyReport", "injured")]).pairs
    assert match(gold, [fact(0, 10, "CasualtyReport", "killed")]).pairs


def test_other_types_match_whatever_their_kind(fact):
    gold = [fact(0, 10, "Bombing", "vehicle")]
    assert match(gold, [fact(0, 10, "Bombing", "suicide")]).pairs


def test_equal_count_goes_before_larger_overlap(fact):
    gold = [fact(0, 50, count=(12, None))]
    far, near = fact(0, 50, count=(3, 3)), fact(40, 60, count=(12, None))
    result = match(gold, [far, near])
    assert result.pairs == ((gold[0], near),)
    assert result.false_alarms == (far,)


def test_larger_overlap_decides_between_equal_counts(fact):
    gold = [fact(0, 50, count=(4, 4))]
    small, large = fact(45, 90, count=(4, 4)), fact(10, 90, count=(4, 4))
    assert match(gold, [small, large]).pairs == ((gold[0], large),)


def test_two_facts_without_a_number_are_equal_in_count(fact):
    gold = [fact(0, 50)]
    counted, plain = fact(0, 50, count=(2, 2)), fact(0, 10)
    assert match(gold, [counted, plain]).pairs == ((gold[0], plain),)


def test_a_pair_uses_both_facts_up(fact):
    gold = [fact(0, 30, id="a"), fact(20, 50, id="b")]
    result = match(gold, [fact(0, 50)])
    assert len(result.pairs) == 1
    assert [f.id for f in result.misses] == ["b"]


def test_the_order_of_what_is_found_does_not_matter(fact):
    gold = [fact(0, 30, id="a"), fact(20, 50, id="b")]
    found = [fact(0, 35), fact(22, 60), fact(0, 60)]
    assert match(gold, found).pairs == match(gold, found[::-1]).pairs


def test_an_optional_fact_is_no_miss(fact):
    assert not match([fact(0, 10, optional=True)], []).misses


def test_finding_an_optional_fact_counts_neither_way(fact):
    found = fact(0, 10)
    result = match([fact(0, 10, optional=True)], [found])
    assert (result.pairs, result.misses, result.false_alarms) == ((), (), ())
    assert result.forgiven == (found,)


def test_a_second_find_of_an_optional_fact_is_no_false_alarm(fact):
    result = match([fact(0, 10, optional=True)], [fact(0, 10), fact(5, 20)])
    assert not result.false_alarms
    assert len(result.forgiven) == 2


def test_overlapping_an_optional_fact_of_another_type_is_a_false_alarm(fact):
    gold = [fact(0, 10, "Attack", optional=True)]
    assert len(match(gold, [fact(0, 10, "Shelling")]).false_alarms) == 1


def test_a_second_find_of_a_fact_that_counts_is_a_false_alarm(fact):
    assert len(match([fact(0, 10)], [fact(0, 10), fact(0, 9)]).false_alarms) == 1


def test_between_equals_a_fact_that_counts_goes_before_an_optional_one(fact):
    gold = [fact(0, 10, id="maybe", optional=True), fact(0, 10, id="must")]
    result = match(gold, [fact(0, 10)])
    assert [g.id for g, _ in result.pairs] == ["must"]


def test_a_statement_on_a_fact_with_that_source_is_no_false_alarm(fact):
    gold = [fact(0, 40, source=["Darfur Bar Association"])]
    same = fact(30, 60, "Statement", source=["the Darfur Bar Association"])
    result = match(gold, [same])
    assert result.forgiven == (same,)
    assert len(result.misses) == 1


def test_a_statement_of_somebody_else_is_a_false_alarm(fact):
    gold = [fact(0, 40, source=["Darfur Bar Association"]), fact(0, 40)]
    assert match(gold, [fact(0, 40, "Statement", source=["the army"])]).false_alarms
    assert match(gold, [fact(0, 40, "Statement")]).false_alarms


def test_only_statements_are_excused_by_their_source(fact):
    gold = [fact(0, 40, "Statement", source=["residents"])]
    assert match(gold, [fact(0, 40, "Shelling", source=["residents"])]).false_alarms
