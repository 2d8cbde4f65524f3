"""The lists of participants, read by the programs that will read them: calendars, FHIR, csv, Word.

    python check_own.py FOLDER
"""
import csv
import sys
from datetime import date
from pathlib import Path

from docx import Document
from fhir.resources.R4B.bundle import Bundle
from icalendar import Calendar

folder = Path(sys.argv[1])
lists = sorted(folder.glob("*.fhir.json"))
assert len(lists) >= 3, lists

for path in lists:
    stem = path.name.removesuffix(".fhir.json")
    with open(folder / f"{stem}.csv", encoding="utf-8-sig", newline="") as file:
        rows = list(csv.DictReader(file, delimiter=";"))
    assert rows, stem
    numbers = [row["Nr"] for row in rows]
    due = {row["Nr"]: row["Streefdatum"] for row in rows}
    open_numbers = [row["Nr"] for row in rows if row.get("Status", "open") in ("open", "te laat")]

    bundle = Bundle.model_validate_json(path.read_text(encoding="utf-8"))
    tasks = [entry.resource for entry in bundle.entry]
    assert [task.identifier[0].value for task in tasks] == numbers, stem
    for task in tasks:
        end = task.restriction.period.end.isoformat() if task.restriction else ""
        assert end == due[task.identifier[0].value], (stem, end)
        assert task.intent == "plan" and task.owner.display and task.for_fhir is None

    calendar = Calendar.from_ical((folder / f"{stem}.ics").read_bytes())
    todos = calendar.walk("VTODO")
    assert [str(todo["SUMMARY"]).removeprefix("MDO ") for todo in todos] == numbers, stem
    for todo, row in zip(todos, rows):
        assert str(todo["CLASS"]) == "CONFIDENTIAL" and "@mdo" in str(todo["UID"])
        day = todo.decoded("DUE").isoformat() if "DUE" in todo else ""
        assert day == row["Streefdatum"], (stem, day)
        assert row["Actie"].lstrip("'") in str(todo["DESCRIPTION"]), stem
        done = str(todo["STATUS"]) == "COMPLETED"
        assert done == (row.get("Status") == "gedaan"), stem

    days = Calendar.from_ical((folder / f"{stem}-agenda.ics").read_bytes()).walk("VEVENT")
    assert len(days) == len([number for number in open_numbers if due[number]]), stem
    assert all(isinstance(day.decoded("DTSTART"), date) for day in days), stem

    with open(folder / f"{stem}-outlook.csv", encoding="utf-8-sig", newline="") as file:
        outlook = list(csv.DictReader(file))
    assert [row["Subject"].removeprefix("MDO ") for row in outlook] == numbers, stem
    assert [row["Due Date"] for row in outlook] == list(due.values()), stem
    assert not any(row["Notes"].startswith(("=", "+", "-", "@")) for row in outlook), stem

    lines = (folder / f"{stem}.txt").read_text(encoding="utf-8").splitlines()
    assert len(lines) == len(open_numbers), stem
    assert all(f" - {number} - " in line for number, line in zip(open_numbers, lines)), stem

    table = Document(folder / f"{stem}.docx").tables
    cells = [row.cells[0].text for part in table for row in part.rows if row.cells[0].text != "Nr"]
    assert cells == numbers, (stem, cells, numbers)

print(f"{len(lists)} participants read back")
