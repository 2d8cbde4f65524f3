"""check_review.py PAGE.html [SCREENSHOT.png]: works through the page of `tests/review.rs` in Chromium, with real keys.

Keys go in over the browser's debugging pipe, as a keyboard would give them; nothing is called in the page but to look.
The browser is `chromium`, `chromium-browser` or `google-chrome` on the path, or what CHROMIUM names.
"""

import base64
import json
import os
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

from expected import check, same

NAMES = ["chromium", "chromium-browser", "google-chrome"]
SHIFT = 8
CODES = {"Tab": 9, "Enter": 13, "Escape": 27, " ": 32, "ArrowLeft": 37, "ArrowUp": 38, "ArrowRight": 39, "ArrowDown": 40}


class Browser:
    """Chromium behind a pipe: messages are JSON that ends with a zero byte."""

    def __init__(self, page, profile):
        browser = os.environ.get("CHROMIUM") or next(filter(None, map(shutil.which, NAMES)), None)
        check(browser, "no Chromium found; name it in CHROMIUM")
        reads, self.out = os.pipe()
        self.into, writes = os.pipe()

        def wire():
            # The browser reads from 3 and writes to 4, whatever numbers the pipes have here.
            spare = [os.dup(fd) for fd in (reads, writes)]
            high = [os.dup2(fd, 50 + nth) for nth, fd in enumerate(spare)]
            os.dup2(high[0], 3)
            os.dup2(high[1], 4)

        command = [browser, "--headless", "--no-sandbox", "--disable-gpu", "--remote-debugging-pipe", f"--user-data-dir={profile}"]
        command += ["--window-size=1280,1500", "--hide-scrollbars", "about:blank"]
        self.process = subprocess.Popen(command, preexec_fn=wire, close_fds=False, stderr=subprocess.DEVNULL)
        os.close(reads)
        os.close(writes)
        self.buffer, self.number, self.events = b"", 0, []
        targets = self.call("Target.getTargets")["targetInfos"]
        target = next(one["targetId"] for one in targets if one["type"] == "page")
        self.session = self.call("Target.attachToTarget", targetId=target, flatten=True)["sessionId"]
        for domain in ("Page", "Runtime", "Log", "Network"):
            self.call(f"{domain}.enable")
        self.call("Page.navigate", url=Path(page).resolve().as_uri())
        while not any(event["method"] == "Page.loadEventFired" for event in self.events):
            self.read()

    def read(self):
        while b"\0" not in self.buffer:
            data = os.read(self.into, 65536)
            check(data, "the browser stopped")
            self.buffer += data
        message, self.buffer = self.buffer.split(b"\0", 1)
        message = json.loads(message)
        if "method" in message:
            self.events.append(message)
        return message

    def call(self, method, **params):
        self.number += 1
        message = {"id": self.number, "method": method, "params": params}
        if getattr(self, "session", None):
            message["sessionId"] = self.session
        os.write(self.out, json.dumps(message).encode() + b"\0")
        while True:
            answer = self.read()
            if answer.get("id") == self.number:
                check("error" not in answer, f"{method}: {answer.get('error')}")
                return answer["result"]

    def look(self, expression):
        answer = self.call("Runtime.evaluate", expression=expression, awaitPromise=True, returnByValue=True)
        check("exceptionDetails" not in answer, f"{expression}: {answer.get('exceptionDetails')}")
        return answer["result"].get("value")

    def key(self, *keys, shift=False):
        for key in keys:
            code = CODES.get(key, ord(key[0].upper()))
            event = {"key": key, "windowsVirtualKeyCode": code, "modifiers": SHIFT if shift else 0}
            text = {"Enter": "\r", " ": " "}.get(key, key if len(key) == 1 else "")
            self.call("Input.dispatchKeyEvent", type="keyDown" if text else "rawKeyDown", text=text, **event)
            self.call("Input.dispatchKeyEvent", type="keyUp", **event)

    def focus(self):
        return self.look("document.activeElement.firstChild ? document.activeElement.textContent : ''")

    def counter(self):
        return self.look("document.getElementById('counter').textContent")

    def about(self):
        return self.look("document.getElementById('about').textContent")


def drag(browser, word):
    """Chooses a word in an original with the mouse."""
    box = browser.look(
        f"""(() => {{
          for (const p of document.querySelectorAll('.original')) {{
            const walker = document.createTreeWalker(p, NodeFilter.SHOW_TEXT);
            for (let n = walker.nextNode(); n; n = walker.nextNode()) {{
              const at = n.data.indexOf({json.dumps(word)});
              if (at < 0) continue;
              const r = document.createRange(); r.setStart(n, at); r.setEnd(n, at + {len(word)});
              p.scrollIntoView({{block: 'center'}});
              const b = r.getBoundingClientRect(); return [b.left, b.right, (b.top + b.bottom) / 2];
            }}
          }}
        }})()"""
    )
    left, right, y = box
    mouse = {"button": "left", "clickCount": 1}
    browser.call("Input.dispatchMouseEvent", type="mousePressed", x=left + 1, y=y, **mouse)
    browser.call("Input.dispatchMouseEvent", type="mouseMoved", x=right - 1, y=y, button="left", buttons=1)
    browser.call("Input.dispatchMouseEvent", type="mouseReleased", x=right - 1, y=y, **mouse)


def work_through(browser):
    same("at first", browser.counter(), "Nog 6 van 6 na te kijken · 0 fout · 0 gemist")
    browser.key("n")
    same("first", browser.focus(), "Fatima Bouchta")
    same("why", browser.about(), "persoon → [moeder] · staat als naam in de sheet · bekend, regel bekend.naam, 99% zeker")
    browser.key("n", "n", "p")
    same("there and back", browser.focus(), "06-12345678")
    browser.key("Tab")
    same("tab", browser.focus(), "Yusuf")
    browser.key("Tab", shift=True)
    same("shift and tab", browser.focus(), "06-12345678")
    browser.key("g")
    same("after a verdict the next", browser.focus(), "Yusuf")
    browser.key("f")
    same("counted", browser.counter(), "Nog 4 van 6 na te kijken · 1 fout · 0 gemist")
    browser.key("p", "w")
    same("wiped", browser.counter(), "Nog 5 van 6 na te kijken · 0 fout · 0 gemist")
    label = browser.look("document.activeElement.getAttribute('aria-label')")
    same("told to a screen reader", label, "Yusuf: persoon, wordt [jeugdige]; nog niet nagekeken")
    browser.key("f")
    browser.key("u", "Enter")
    same("counted", browser.counter(), "Nog 3 van 6 na te kijken · 1 fout · 0 gemist")


def choose_words(browser):
    """Marks what was missed: two words of the second paragraph, with the arrow keys."""
    browser.look("document.querySelectorAll('.find')[3].focus()")
    browser.key("m", "ArrowRight")
    browser.key("ArrowRight", shift=True)
    check("zus Mirte" in browser.about(), f"not chosen: {browser.about()}")
    browser.key("Enter")
    same("missed", browser.look("document.querySelectorAll('.missed li')[0].firstChild.data"), "Gemist: zus Mirte ")
    browser.key("m", "ArrowDown", "Escape")
    same("left alone", browser.about(), "Niets gemarkeerd.")
    drag(browser, "komt mee")
    browser.key("m")
    same("by mouse", browser.look("document.querySelectorAll('.missed li')[1].firstChild.data"), "Gemist: komt mee ")
    check("2 gemist" in browser.counter(), browser.counter())


def take_along(browser):
    """Copies the verdicts, and finds no word of the texts in them."""
    browser.look("navigator.clipboard.writeText = (text) => { window.copied = text; return Promise.resolve(); }")
    browser.key("k")
    copied = browser.look("window.copied")
    verdicts = json.loads(copied)["oordelen"]
    for word in ["Fatima", "Yusuf", "Mirte", "Kerkstraat", "verslag", "[moeder]"]:
        check(word not in copied, f"the verdicts hold {word}")
    missed = [one for one in verdicts if one["oordeel"] == "gemist"]
    same("missed", [(one["bestand"], one["stuk"], one["begin"], one["eind"]) for one in missed], [(1, 2, 5, 14), (1, 2, 41, 49)])
    judged = [one for one in verdicts if one["oordeel"] != "gemist"]
    check({"goed", "fout"} >= {one["oordeel"] for one in judged} and judged, "no verdicts")
    check(all(one["plaats"] and one["eind"] > one["begin"] for one in verdicts), "a verdict without a place")
    return judged


def all_keys(browser):
    for _ in range(6):
        browser.key("u", "g")
    check(browser.counter().startswith("Alle 6 nagekeken"), browser.counter())
    browser.key("u")
    check(browser.about().startswith("Alles is nagekeken"), browser.about())
    browser.key("?")
    check(browser.look("document.getElementById('help').open"), "the keys are not shown")
    browser.look("document.getElementById('keys').click()")
    browser.look("document.querySelectorAll('.find')[0].focus()")
    browser.key("n")
    same("keys off", browser.look("[...document.querySelectorAll('.find')].indexOf(document.activeElement)"), 0)
    browser.look("document.getElementById('keys').click(); document.getElementById('help').open = false")


def main(page, screenshot=None):
    # The browser may write to its profile until its last process has ended.
    with tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as profile:
        browser = Browser(page, profile)
        try:
            work_through(browser)
            choose_words(browser)
            take_along(browser)
            if screenshot:
                browser.look("document.querySelectorAll('.find')[0].focus(); scrollTo(0, 0)")
                image = browser.call("Page.captureScreenshot", format="png")["data"]
                Path(screenshot).write_bytes(base64.b64decode(image))
            all_keys(browser)
            same("title", browser.look("document.title"), "Nakijken wat is weggehaald")
            same("images", browser.look("document.images.length"), 0)
            seen = browser.look("document.querySelectorAll('.original')[2].textContent")
            check("<img src=x onerror=alert(1)>" in seen and "␍\n\ufffdtfieh␀" in seen, f"hostile text: {seen!r}")
            wrong = [e for e in browser.events if e["method"] in ("Log.entryAdded", "Runtime.exceptionThrown", "Page.javascriptDialogOpening")]
            same("complaints of the browser", wrong, [])
            asked = {e["params"]["request"]["url"] for e in browser.events if e["method"] == "Network.requestWillBeSent"}
            same("requests", asked, {Path(page).resolve().as_uri()})
        finally:
            browser.process.kill()
            browser.process.wait()
    print(f"{page}: worked through by keyboard, as expected")


if __name__ == "__main__":
    main(*sys.argv[1:])
