import csv
import io

from kg.exports.coded import Loss, LossReport
from kg.exports.coded.losses import LOSS_FIELDS


def test_losses_come_back_as_they_were_added() -> None:
    lines = [
        Loss(row=str(n), incident="i", lost="left-out" if n % 3 else "hedge", value='a, "b"',
             thing="t", reason="=not a formula")
        for n in range(4)
    ]  # fmt: skip
    with LossReport() as report:
        for line in lines:
            report.add(line)
        text = b"".join(report.chunks()).decode()
    found = list(csv.DictReader(io.StringIO(text, newline="")))
    assert tuple(found[0]) == LOSS_FIELDS
    assert [row["row"] for row in found] == ["0", "1", "2", "3"]
    assert {row["value"] for row in found} == {'a, "b"'}
    assert {row["reason"] for row in found} == {"'=not a formula"}
    assert (report.lost, report.left_out) == (4, 2)
