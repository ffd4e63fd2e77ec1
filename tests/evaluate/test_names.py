import pytest

from kg.evaluate.names import same_name


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("the Fano militia", "Fano Militia"),
        ("U.N. mission", "UN mission"),
        ("Mr Ahmed", "Abiy Ahmed"),
        ("Major General Burhan", "General Burhan"),
        ("the President", "president"),
        ("Wagner\u2019s fighters", "Wagner's fighters"),
        ("Gao", "the northern town of Gao"),
        ("Goma, North Kivu", "Goma"),
        ("Observatory", "Tamil Observatory for Rights"),
        ("State Department of Kenya", "State Department"),
        ("deserters", "army deserters who crossed the river"),
        ("dozens of rebels", "rebels"),
        ("Republic of Artsakh", "Artsakh"),
        ("Islamic State", "Islamic State of the Sahel"),
        ("al-Fashir", "Al Fashir"),
    ],
)
def test_the_same_name_in_other_words(one, other):
    assert same_name([one], [other])
    assert same_name([other], [one])


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Ethiopian army", "Ethiopian army officers"),
        ("Kenya", "State Department of Kenya"),
        ("ministry", "spokesman for the ministry"),
        ("North Kivu", "Goma, North Kivu"),
        ("Colombian army", "Colombian police"),
        ("Mali", "Malian camps"),
        ("war", "Warsaw"),
        ("", "the"),
        ("Amhara militia", "Fano militia"),
    ],
)
def test_names_that_differ(one, other):
    assert not same_name([one], [other])
    assert not same_name([other], [one])


def test_one_name_of_either_list_is_enough():
    assert same_name(["M23", "the rebels"], ["March 23 Movement", "M23"])
    assert not same_name([], ["M23"])
    assert not same_name(["M23"], [])
