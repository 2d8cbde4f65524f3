"""The questions of `mdo intake`, answered on a pseudo-terminal: kept, a draft on Ctrl-C when asked, nothing otherwise.

    python check_dialogue.py MDO
"""

import os
import pty
import select
import signal
import subprocess
import sys
import tempfile
import time
from pathlib import Path

MDO = sys.argv[1]


class Terminal:
    """mdo behind a terminal of 80 columns."""

    def __init__(self, folder):
        self.seen = ""
        self.pid, self.end = pty.fork()
        if self.pid == 0:
            os.environ["COLUMNS"] = "80"
            os.chdir(folder)
            os.execv(MDO, [MDO, "intake", "--today", "2026-11-22"])

    def wait_for(self, text, seconds=20):
        until = time.time() + seconds
        while text not in self.seen:
            left = until - time.time()
            assert left > 0, f"waited for {text!r}, saw:\n{self.seen}"
            if select.select([self.end], [], [], left)[0]:
                try:
                    piece = os.read(self.end, 4096)
                except OSError:
                    piece = b""
                assert piece, f"ended before {text!r}:\n{self.seen}"
                self.seen += piece.decode("utf-8", "replace")
        self.seen = self.seen.split(text, 1)[1]

    def wait_for_question(self, seconds=20):
        """A question is a line that ends in `: ` without a line end behind it."""
        until = time.time() + seconds
        while True:
            lines = self.seen.replace("\r", "").split("\n")
            if lines[-1].endswith(": "):
                self.seen = ""
                return lines[-1]
            left = until - time.time()
            assert left > 0, f"no question:\n{self.seen}"
            if select.select([self.end], [], [], left)[0]:
                self.seen += os.read(self.end, 4096).decode("utf-8", "replace")

    def type(self, line):
        os.write(self.end, (line + "\n").encode())

    def press(self, sign):
        os.write(self.end, sign)

    def status(self):
        try:
            while piece := os.read(self.end, 4096):
                self.seen += piece.decode("utf-8", "replace")
        except OSError:
            pass
        return os.waitstatus_to_exitcode(os.waitpid(self.pid, 0)[1])


def work_folder():
    folder = tempfile.mkdtemp()
    subprocess.run([MDO, "init", "-q", folder], check=True)
    return Path(folder)


def fill(terminal, wanted, until="Bewaren?"):
    while not (asked := terminal.wait_for_question()).startswith(until):
        found = next((text for label, text in wanted.items() if asked.startswith(label)), "")
        terminal.type(found)
    return asked


CHILD = {
    "Voornaam": "Yusuf",
    "Achternaam": "Idrissi",
    "Geboortedatum": "9 mei 2014",
    "Vraag aan het overleg": "Wie helpt het gezin?",
    "Crisismeter": "rood",
}

# A case is made after a yes.
folder = work_folder()
terminal = Terminal(folder)
fill(terminal, CHILD)
assert not list((folder / "casussen").iterdir()), "nothing before a yes"
terminal.type("j")
assert terminal.status() == 0, terminal.seen
assert "0800-2000" in terminal.seen, terminal.seen
made = (folder / "casussen/2026-001.yaml").read_text()
assert 'casusnummer: "2026-001"' in made or "casusnummer: 2026-001" in made, made
assert "geboortedatum: 2014-05-09" in made and "crisismeter: rood" in made, made

# The same child is not made twice; what was typed is kept as a draft.
terminal = Terminal(folder)
fill(terminal, {**CHILD, "Voornaam": "Youssef"})
terminal.type("j")
assert terminal.status() == 1, terminal.seen
assert "2026-001" in terminal.seen and (folder / "concept-1.yaml").exists(), terminal.seen
assert len(list((folder / "casussen").iterdir())) == 1

# Ctrl-C asks; only a yes keeps a draft.
for reply, kept in [("j", True), ("", False)]:
    folder = work_folder()
    terminal = Terminal(folder)
    terminal.wait_for_question()
    terminal.type("Yusuf")
    terminal.wait_for_question()
    terminal.press(b"\x03")
    terminal.wait_for("(j/N): ")
    terminal.type(reply)
    assert terminal.status() == 0, terminal.seen
    assert (folder / "concept-1.yaml").exists() == kept, terminal.seen
    if kept:
        assert (folder / "concept-1.yaml").read_text().startswith("# yaml-language-server: $schema=schemas/casus")
    assert not list((folder / "casussen").iterdir())

# A second Ctrl-C ends it.
folder = work_folder()
terminal = Terminal(folder)
terminal.wait_for_question()
terminal.type("Yusuf")
terminal.wait_for_question()
terminal.press(b"\x03")
terminal.wait_for("(j/N): ")
terminal.press(b"\x03")
assert terminal.status() in (130, -signal.SIGINT), terminal.seen
assert not (folder / "concept-1.yaml").exists()

# The terminal goes away: nothing is kept.
folder = work_folder()
terminal = Terminal(folder)
terminal.wait_for_question()
terminal.type("Yusuf")
terminal.wait_for_question()
terminal.press(b"\x04")
assert terminal.status() == 0, terminal.seen
assert not (folder / "concept-1.yaml").exists()
print("dialogue: 6 conversations as meant")
