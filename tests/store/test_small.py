from kg.store import LocalStore


def test_small(small_store: LocalStore, small_quads) -> None:
    assert len(small_store) == len(small_quads)
