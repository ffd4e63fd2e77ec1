import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest
from fixtures.fake import FakeExtractor

from kg.build import build
from kg.build.stages import Stages
from kg.errors import ConfigError, KgError
from kg.model import Article
from kg.nlp import load_extractor
from kg.shapes import load_gate
from kg.store import open_store

ROOT = Path(__file__).parents[2]


class Deadly(FakeExtractor):
    """Ends its process at an article that says so."""

    def _extract(self, article: Article):
        if "DEADLY" in article.text:
            os.kill(os.getpid(), signal.SIGKILL)
        return super()._extract(article)


class Broken(FakeExtractor):
    """Has no model."""

    def extract(self, articles):
        raise ConfigError("no model")


def mixed(world, count: int = 90) -> None:
    """Write articles of every fate."""
    records: list[object] = [
        {"id": f"a{n}", "text": f"Rebels shelled Town{n % 9}. Troops shelled Hill{n}."}
        for n in range(count)
    ]
    records[5], records[20] = "{", {"id": "a20", "text": "NONSENSE Rebels shelled Gao."}
    records[40], records[60] = {"id": "a40", "text": "REFUSED"}, {"id": "a1", "text": "Other."}
    records[70] = {"id": "a71", "text": "Rebels shelled Town8. Troops shelled Hill71."}
    world.write_lines("a.jsonl", *records)


def test_two_processes_give_the_same_store_and_report_as_one(world, tmp_path) -> None:
    mixed(world)
    heard: list[list[object]] = [[], []]
    one = world.build(progress=lambda *what: heard[0].append(what))
    quads = world.quads()
    world.path = tmp_path / "two"
    two = world.build(workers=2, progress=lambda *what: heard[1].append(what))
    assert world.quads() == quads
    assert two == one
    assert {"new", "quarantined", "failed", "repeated"} <= one.counts.keys()
    assert sorted(map(str, heard[0])) == sorted(map(str, heard[1]))
    assert world.build(workers=2).counts.keys() == {"unchanged", *one.counts.keys()} - {"new"}


def test_the_real_extractor_gives_the_same_in_processes(tmp_path) -> None:
    samples = sorted((ROOT / "data" / "articles").glob("mali*.txt"))
    assert len(samples) > 1
    dumps = []
    for workers in (1, 2):
        with open_store(tmp_path / str(workers), write=True) as store:
            build(
                samples, store=store, extractor=load_extractor(), gate=load_gate(), workers=workers
            )
            dumps.append(sorted(map(str, store.quads())))
    assert dumps[0] == dumps[1]
    assert any("CasualtyReport" in quad for quad in dumps[0])


def test_a_process_that_is_killed_is_an_error_and_the_next_run_goes_on(world) -> None:
    world.write_lines(
        "a.jsonl",
        *[{"id": f"a{n:03}", "text": f"Rebels shelled Town{n}."} for n in range(200)],
        {"id": "z", "text": "DEADLY"},
        *[{"id": f"z{n}", "text": f"Rebels shelled Town{n}."} for n in range(200)],
    )
    with pytest.raises(KgError, match="run the same command again"):
        world.build(extractor=Deadly(), workers=2)
    with open_store(world.path) as store:
        assert 0 < len(store) < 400 * 60
    world.build()
    after = world.quads()
    world.path = world.path.with_name("straight")
    world.build()
    assert world.quads() == after


def test_a_bug_names_its_articles_and_an_unusable_extractor_is_no_articles_fault(world) -> None:
    world.write("a.txt", "BUG")
    with pytest.raises(RuntimeError, match="a bug") as caught:
        world.build(workers=2)
    assert any("'a.txt'" in note for note in caught.value.__notes__)
    with pytest.raises(ConfigError, match="no model"):
        world.build(workers=2, extractor=Broken())


def test_no_more_than_a_bounded_number_is_under_way(world) -> None:
    from kg.build import workers

    taken = 0

    def articles():
        nonlocal taken
        for n in range(1000):
            taken += 1
            yield Article(id=f"a{n}", text="Rebels shelled Gao."), None

    stages = Stages(extractor=FakeExtractor(), gate=load_gate())
    found = workers.judged_in_processes(articles(), stages, 2)
    ahead = []
    for done, (article, judged) in enumerate(found):
        assert (article.id, judged.status) == (f"a{done}", "ok")
        ahead.append(taken - done)
    assert len(ahead) == 1000
    assert max(ahead) <= 2 * 3 * 16


LONG = """
import sys
sys.path.insert(0, sys.argv[1])
from fixtures.fake import FakeExtractor
from kg.build import build
from kg.build.stages import Stages
from kg.shapes import load_gate
from kg.store import open_store
if __name__ == "__main__":
    with open_store(sys.argv[3], write=True) as store:
        build([sys.argv[2]], store=store, extractor=FakeExtractor(), gate=load_gate(), workers=2,
              progress=lambda *_: print(flush=True))
"""


@pytest.mark.skipif(sys.platform == "win32", reason="signals as Unix has them")
@pytest.mark.parametrize("how", [signal.SIGINT, signal.SIGKILL])
def test_no_process_is_left_behind(world, how) -> None:
    world.write_lines("a.jsonl", *[{"id": f"a{n}", "text": "Quiet."} for n in range(20_000)])
    script = world.path.with_name("long.py")
    script.write_text(LONG, encoding="utf-8")
    builder = subprocess.Popen(
        [sys.executable, script, ROOT / "tests", world.articles, world.path],
        stdout=subprocess.PIPE, stderr=subprocess.PIPE, process_group=0,
    )  # fmt: skip
    assert builder.stdout is not None
    for _ in range(50):
        builder.stdout.readline()
    if how == signal.SIGINT:
        os.killpg(builder.pid, how)
    else:
        builder.kill()
    builder.communicate(timeout=60)
    assert builder.returncode != 0
    for _ in range(200):
        try:
            os.killpg(builder.pid, 0)
        except ProcessLookupError:
            break
        time.sleep(0.05)
    else:
        pytest.fail("a worker outlived its build")
    with open_store(world.path) as store:
        assert len(store) > 0
