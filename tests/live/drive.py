"""Minutes at the table, typed on a pseudo-terminal and killed at every line in turn: nothing entered is lost.

    python drive.py MDO
"""
import os
import pty
import re
import select
import shutil
import signal
import subprocess
import sys
import tempfile
import time
from pathlib import Path

MDO = os.path.realpath(sys.argv[1])
MEETING = "2026-12-03"
PATIENCE = 20.0

# What is typed, and the word by which it is told that the line is safe.
LINES = [
    ("poh belt Yusuf over verzuim voor 15-12", "bewaard"),
    ("cjg: huisbezoek bij mevrouw Benali (week 50)", "bewaard"),
    (".1 gesloten deuren", "bewaard"),
    ("2026-015", "Casus 2026-015"),
    ("wijkteam zoekt een maatje voor Sem", "bewaard"),
    ("2026-014.2 gedaan", "bewaard"),
    ("school praat met Fatima uiterlijk 20 december", "bewaard"),
    ("Afwezig: wijkteam", "bewaard"),
]
# What of that stands in the files: the file, and a text that is there from that line on.
KEPT = {
    0: ("casussen/2026-014.yaml", "belt [jeugdige] over verzuim"),
    1: ("casussen/2026-014.yaml", "huisbezoek bij"),
    2: ("casussen/2026-014.yaml", "gesloten_deuren"),
    4: ("casussen/2026-015.yaml", "zoekt een maatje voor [jeugdige]"),
    5: ("casussen/2026-014.yaml", "afgerond: 2026-12-03"),
    6: ("casussen/2026-015.yaml", "praat met"),
    7: ("overleggen/2026-12-03.yaml", 'aanwezig: "nee"'),
}

FILES = {
    "mdo.yaml": """deelnemers:
  - {naam: Karin de Boer, rol: POH-jeugd}
  - {naam: Bram Visser, rol: CJG}
  - {naam: Fatima Aydin, rol: wijkteam}
""",
    "casussen/2026-014.yaml": """casusnummer: "2026-014"   # blijft
jeugdige: {voornaam: Yusuf, tussenvoegsel: el, achternaam: Idrissi}
gezagdragers:
- {rol: moeder, naam: Fatima Benali}
inbrenger: {functie: POH-jeugd}
aanmelding: {vraag_aan_overleg: Wie helpt?}
overleggen: [2026-12-03]
acties:
- {nr: 1, overleg: 2026-11-05, actiehouder: CJG, actie: belt moeder, streefdatum: 2026-11-20}
- {nr: 2, overleg: 2026-11-05, actiehouder: school, actie: maakt een plan, streefdatum: 2027-01-20}
""",
    "casussen/2026-015.yaml": """casusnummer: "2026-015"
jeugdige: {voornaam: Sem, achternaam: Postma}
inbrenger: {functie: CJG}
aanmelding: {vraag_aan_overleg: Hoe verder?}
overleggen: [2026-12-03]
""",
    "overleggen/2026-12-03.yaml": """datum: 2026-12-03
begin: "13:00"
einde: "14:00"
punten:
- {soort: casus, casusnummer: "2026-014", minuten: 12}
- {soort: casus, casusnummer: "2026-015", minuten: 8}
""",
}


class Table:
    """A work folder, and somebody typing there."""

    def __init__(self, folder):
        self.folder = Path(folder)
        for name, text in FILES.items():
            path = self.folder / name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(text, encoding="utf-8")

    def sit_down(self):
        self.seen = ""
        self.pid, self.fd = pty.fork()
        if self.pid == 0:
            os.chdir(self.folder)
            os.environ.update(TERM="xterm", NO_COLOR="1")
            os.execv(MDO, [MDO, "minutes", "--live", "--date", MEETING])

    def wait_for(self, word, start):
        end = time.monotonic() + PATIENCE
        while word not in plain(self.seen[start:]):
            left = end - time.monotonic()
            assert left > 0, f"no {word!r} in {plain(self.seen[start:])!r}"
            if not select.select([self.fd], [], [], left)[0]:
                continue
            try:
                data = os.read(self.fd, 65536)
            except OSError:
                data = b""
            assert data, f"ended before {word!r}: {plain(self.seen[start:])!r}"
            self.seen += data.decode("utf-8", "replace")

    def type(self, line, word):
        start = len(self.seen)
        os.write(self.fd, (line + "\r").encode())
        self.wait_for(word, start)

    def kill(self):
        os.kill(self.pid, signal.SIGKILL)
        os.waitpid(self.pid, 0)
        os.close(self.fd)

    def has(self, count):
        for line in range(count):
            if line in KEPT:
                name, text = KEPT[line]
                assert text in (self.folder / name).read_text(encoding="utf-8"), (count, line, text)
        text = "".join(path.read_text(encoding="utf-8") for path in self.folder.glob("*/*.yaml"))
        actions = [text for _, text in KEPT.values() if "actie" not in text]
        assert all(text.count(kept) <= 1 for kept in actions if "maatje" in kept or "verzuim" in kept)
        said = subprocess.run([MDO, "actions", "-q"], cwd=self.folder, capture_output=True, text=True)
        assert said.returncode in (0, 1), said.stderr
        for name in ("Yusuf", "Idrissi", "Benali", "Postma"):
            assert name not in said.stdout, name


def plain(text):
    return re.sub(r"\x1b\[[0-9;?]*[A-Za-z]", "", text)


def killed_after(count):
    with tempfile.TemporaryDirectory() as folder:
        table = Table(folder)
        table.sit_down()
        table.wait_for("2026-014 nog", 0)
        for line, word in LINES[:count]:
            table.type(line, word)
        table.kill()
        table.has(count)
        # Whoever sits down again types the rest; what was there is there once.
        table.sit_down()
        table.wait_for("2026-014 nog", 0)
        table.type(LINES[0][0], "bewaard" if count == 0 else "stond er al")
        table.kill()
        table.has(max(count, 1))


def killed_while_typing():
    """At any moment, in the middle of a line or of a write: files are whole, and hold what was told to be safe."""
    for delay in [0.0, 0.002, 0.005, 0.01, 0.02, 0.03, 0.05, 0.08]:
        with tempfile.TemporaryDirectory() as folder:
            table = Table(folder)
            table.sit_down()
            table.wait_for("2026-014 nog", 0)
            table.type(*LINES[0])
            os.write(table.fd, (LINES[1][0] + "\r").encode())
            time.sleep(delay)
            table.kill()
            table.has(1)


def to_the_end():
    with tempfile.TemporaryDirectory() as folder:
        table = Table(folder)
        table.sit_down()
        table.wait_for("2026-014 nog 12 min", 0)
        assert "te laat, waarom?" in plain(table.seen)
        table.type("poh belt Yusuf over verzuim voor 15-12", "POH-jeugd: belt [jeugdige] over verzuim (vóór 15-12-2026)")
        table.wait_for("bewaard", 0)
        table.type("cjg mailt school", "bewaard")
        table.type("terug", "teruggenomen: 2026-014.4")
        assert "mailt school" not in (Path(folder) / "casussen/2026-014.yaml").read_text()
        table.type("wat een mooi verhaal", "herken ik geen actiehouder")
        table.type("volgende", "Casus 2026-015 (2 van 2), 8 minuten")
        # Tab completes a role.
        table.type("wijk\t zoekt een maatje", "wijkteam: zoekt een maatje")
        table.type("volgende", "Wie was er niet")
        table.type("wijkteam", "Verloopt de samenwerking")
        table.type("deels, Karin mist", "Hoe informeren we elkaar")
        table.type("", "anders doen")
        table.type("", "Actielijst MDO 3 december 2026")
        os.waitpid(table.pid, 0)
        meeting = (Path(folder) / "overleggen/2026-12-03.yaml").read_text()
        assert "deels, [POH-jeugd] mist" in meeting and 'aanwezig: "nee"' in meeting, meeting
        case = (Path(folder) / "casussen/2026-014.yaml").read_text()
        assert "terugkoppeling aan ouders" in case and "# blijft" in case, case
        assert "mailt" not in case


if __name__ == "__main__":
    to_the_end()
    for count in range(len(LINES) + 1):
        killed_after(count)
    killed_while_typing()
    print(f"live: killed after each of {len(LINES)} lines, and within one; nothing lost or doubled")
