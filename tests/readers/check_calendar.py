"""Appointments on both sides of both clock changes, and a changed agenda that replaces them, read by icalendar.

    python check_calendar.py MDO WORK_FOLDER EMPTY_FOLDER
"""
import subprocess
import sys
from datetime import datetime, timezone
from pathlib import Path
from zoneinfo import ZoneInfo

from icalendar import Calendar

mdo, work, out = sys.argv[1], Path(sys.argv[2]), Path(sys.argv[3])
AMSTERDAM = ZoneInfo("Europe/Amsterdam")
# The Thursday before and after a change, the change itself, and the days around it; and what Amsterdam is ahead then.
DAYS = {
    "2026-10-22": 2, "2026-10-24": 2, "2026-10-25": 1, "2026-10-26": 1, "2026-10-29": 1,
    "2027-03-25": 1, "2027-03-27": 1, "2027-03-28": 2, "2027-03-29": 2, "2027-04-01": 2,
}


def appointments(day, name, begin):
    """The appointments that the command makes, by role."""
    meeting = work / "overleggen" / f"{day}.yaml"
    if not meeting.exists():
        meeting.write_text(f'datum: {day}\nbegin: "{begin}"\neinde: "14:30"\n', encoding="utf-8")
    command = [mdo, "-C", work, "agenda", "-q", "--today", "2026-09-01", "--date", day, "-o", out / name]
    status = subprocess.run(command, check=False).returncode
    assert status <= 1, (day, status)
    files = sorted((out / name).glob("afspraak-*.ics"))
    assert files, day
    calendars = {file.name: Calendar.from_ical(file.read_bytes()) for file in files}
    return {file: (calendar, calendar.walk("VEVENT")[0]) for file, calendar in calendars.items()}


def clock(calendar, event, key):
    """The moment by what the file itself says of the clock, and by what this computer knows."""
    (zone,) = calendar.walk("VTIMEZONE")
    wall = event.decoded(key).replace(tzinfo=None)
    assert event[key].params["TZID"] == zone["TZID"] == "Europe/Amsterdam"
    by_file = wall.replace(tzinfo=zone.to_tz(lookup_tzid=False)).astimezone(timezone.utc)
    by_system = wall.replace(tzinfo=AMSTERDAM).astimezone(timezone.utc)
    assert by_file == by_system, (key, wall, by_file, by_system)
    return wall, by_system


read = 0
for day, ahead in DAYS.items():
    for calendar, event in appointments(day, day, "13:30").values():
        for key in ("DTSTART", "DTEND"):
            wall, moment = clock(calendar, event, key)
            assert wall.date().isoformat() == day and (wall - moment.replace(tzinfo=None)).seconds == ahead * 3600, (day, key)
        read += 1

# Another time: the same appointments, one version further, and nothing else replaces them.
day = "2026-10-29"
before = appointments(day, "weer", "13:30")
assert {str(event["UID"]) for _, event in before.values()} and all(int(event["SEQUENCE"]) == 0 for _, event in before.values())
meeting = work / "overleggen" / f"{day}.yaml"
meeting.write_text(meeting.read_text(encoding="utf-8").replace('"13:30"', '"13:45"', 1), encoding="utf-8")
after = appointments(day, "later", "13:45")
assert before.keys() == after.keys()
for file, (_, event) in after.items():
    old = before[file][1]
    assert str(event["UID"]) == str(old["UID"]) and int(event["SEQUENCE"]) == 1, file
    assert event.decoded("DTSTART") > old.decoded("DTSTART"), file
assert len({str(event["UID"]) for _, event in after.values()}) == len(after)
print(f"{read} appointments around the clock changes read back")
