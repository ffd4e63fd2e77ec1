"""Run the commands of the README's example and write what they really print."""

import subprocess
import tempfile

QUERY = """SELECT ?killed ?says ?outlet {
  ?claim ckg:asserts ?figure ; ckg:claimedBy/rdfs:label ?says ;
         ckg:reportedIn/dcterms:publisher/rdfs:label ?outlet .
  ?figure ckg:measure ckg:killed ; ckg:statedAs ?killed ; ckg:place/rdfs:label "Tin Adrar" .
} ORDER BY ?killed ?says"""


def example() -> str:
    """Build two articles, ask one question, and give commands and answers as a console block."""
    # The first command that links makes the default index, and says so.
    subprocess.run(["kg", "index", "status"], capture_output=True, check=True)
    with tempfile.TemporaryDirectory() as folder:

        def run(*command: str) -> str:
            done = subprocess.run(
                [*command, "--store", f"{folder}/kg-store"],
                capture_output=True, text=True, check=True,
            )  # fmt: skip
            return (done.stdout + done.stderr).replace(f"{folder}/", "")

        articles = [f"data/articles/mali-tin-adrar-{name}.txt" for name in ("wire", "daily")]
        built = run("kg", "build", *articles)
        answered = run("kg", "sparql", QUERY)
    return (
        f"```console\n$ kg build {' '.join(articles)}\n{built}"
        f"$ kg sparql '{QUERY}'\n{answered}```\n"
    )
