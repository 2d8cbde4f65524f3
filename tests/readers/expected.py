"""What `mdo minutes --format json` says, as the rows that every document must show."""

import json
import sys
from datetime import date
from typing import NamedTuple

HEADERS = ["Nr", "Actie", "Actiehouder", "Streefdatum"]
MONTHS = (
    "januari februari maart april mei juni juli augustus september oktober november december".split()
)


class Expected(NamedTuple):
    meeting: date
    headers: list
    rows: list  # number, text, owner or "", date or None, and the status when it is shown

    @property
    def long_date(self):
        return f"{self.meeting.day} {MONTHS[self.meeting.month - 1]} {self.meeting.year}"

    @property
    def title(self):
        return f"Actielijst MDO {self.long_date}"


def load(path):
    with open(path, encoding="utf-8") as file:
        minutes = json.load(file)
    actions = minutes["acties"]
    with_status = any(action["status"] != "open" for action in actions)
    rows = []
    for action in actions:
        due = action["streefdatum"] and date.fromisoformat(action["streefdatum"])
        row = [action["nummer"], action["actie"], action["actiehouder"] or "", due]
        rows.append(row + [action["status"]] if with_status else row)
    meeting = date.fromisoformat(minutes["overleg"]["datum"])
    headers = HEADERS + ["Status"] if with_status else HEADERS
    return Expected(meeting, headers, rows)


def shown(row):
    """A row as documents show it: dates as 5-3-2026, nothing as a dash."""

    def cell(value):
        if isinstance(value, date):
            return f"{value.day}-{value.month}-{value.year}"
        return value or "–"

    return [cell(value) for value in row]


def same(what, found, wanted):
    """Stops at the first difference, and says where it is."""
    if found == wanted:
        return
    if isinstance(found, list) and isinstance(wanted, list):
        for index, (left, right) in enumerate(zip(found, wanted)):
            if left != right:
                sys.exit(f"{what} {index + 1}:\n  found  {left!r}\n  wanted {right!r}")
        sys.exit(f"{what}: found {len(found)}, wanted {len(wanted)}")
    sys.exit(f"{what}:\n  found  {found!r}\n  wanted {wanted!r}")


def check(condition, what):
    if not condition:
        sys.exit(what)


def arguments(usage):
    if len(sys.argv) < 3:
        sys.exit(f"usage: {sys.argv[0]} {usage}")
    return sys.argv[1], load(sys.argv[2]), sys.argv[3:]
