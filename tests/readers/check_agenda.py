"""The documents of a meeting, read by the programs that will read them: calendars, mail, Excel, Word.

    python check_agenda.py FOLDER PASSWORDS
"""
import io
import json
import sys
from datetime import datetime
from email import policy
from email.parser import BytesParser
from pathlib import Path
from zoneinfo import ZoneInfo

import msoffcrypto
import openpyxl
from docx import Document
from icalendar import Calendar

folder = Path(sys.argv[1])
passwords = dict(
    line.split(": ", 1) for line in Path(sys.argv[2]).read_text(encoding="utf-8").splitlines() if not line.startswith("#")
)
agenda = json.loads(next(folder.glob("agenda-*.json")).read_text(encoding="utf-8"))
day = agenda["overleg"]["datum"]
cases = [point for point in agenda["punten"] if point["soort"] == "casus"]
assert cases and len(agenda["deelnemers"]) >= 3


def at(clock):
    return datetime.fromisoformat(f"{day}T{clock}")


def file_name(role):
    return "".join(sign.lower() if sign.isalnum() else "-" for sign in role)


for stay in agenda["deelnemers"]:
    role, name = stay["rol"], file_name(stay["rol"])
    own = [point["casusnummer"] for point in cases if role in point["deelnemers"]]
    bytes_of = {
        kind: (folder / f"{what}-{day}-{name}.{kind}").read_bytes()
        for what, kind in [("afspraak", "ics"), ("mail", "eml"), ("casuistieksheet", "xlsx")]
    }

    (event,) = Calendar.from_ical(bytes_of["ics"]).walk("VEVENT")
    for key, clock in [("DTSTART", stay["van"]), ("DTEND", stay["tot"])]:
        moment = event.decoded(key)
        assert moment.replace(tzinfo=None) == at(clock), (role, key, moment)
        assert moment == at(clock).replace(tzinfo=ZoneInfo("Europe/Amsterdam")), (role, moment)
    assert str(event["UID"]).endswith("@mdo") and int(event["SEQUENCE"]) >= 0
    assert all(number in str(event["DESCRIPTION"]) for number in own), role

    mail = BytesParser(policy=policy.default).parsebytes(bytes_of["eml"])
    assert mail["X-Unsent"] == "1" and mail["From"] is None
    attached = {part.get_filename(): part.get_content() for part in mail.iter_attachments()}
    assert attached[f"casuistieksheet-{day}-{name}.xlsx"] == bytes_of["xlsx"], role
    calendar = attached[f"afspraak-{day}-{name}.ics"]
    calendar = calendar if isinstance(calendar, str) else calendar.decode()
    assert calendar.splitlines() == bytes_of["ics"].decode().splitlines(), role
    assert Document(io.BytesIO(attached[f"agenda-{day}.docx"])).tables, role
    assert stay["van"] in mail.get_body().get_content(), role

    sealed = msoffcrypto.OfficeFile(io.BytesIO(bytes_of["xlsx"]))
    sealed.load_key(password="niet dit")
    try:
        sealed.decrypt(io.BytesIO())
        raise AssertionError(f"{role}: opens with any password")
    except msoffcrypto.exceptions.InvalidKeyError:
        pass
    sealed.load_key(password=passwords[role], verify_password=True)
    plain = io.BytesIO()
    sealed.decrypt(plain, verify_integrity=True)
    rows = list(openpyxl.load_workbook(plain).worksheets[0].iter_rows(values_only=True))
    assert [row[0] for row in rows[1:] if row[0]] == own, (role, rows[0])
    assert "BSN" not in rows[0], role

document = Document(next(folder.glob("agenda-*.docx")))
shown = [row.cells[0].text for row in document.tables[0].rows][1:]
assert shown == [point["begin"] for point in agenda["punten"]], shown
print(f"{len(agenda['deelnemers'])} participants, {len(cases)} cases read back")
