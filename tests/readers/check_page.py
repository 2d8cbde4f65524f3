"""check_page.py PAGE.html FINDS [SCREENSHOT]: goes through a page of `mdo anonymise --review` in Chromium, with real keys.

The sample of check_review.py tells whether the page works; this tells whether the command fills it well.
"""

import base64
import sys
import tempfile
from pathlib import Path

from check_review import Browser
from expected import check, same


def main(page, least, screenshot=None):
    # The browser may write to its profile until its last process has ended.
    with tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as profile:
        browser = Browser(page, profile)
        try:
            count = browser.look("document.querySelectorAll('.find').length")
            check(count >= int(least), f"{count} findings")
            if screenshot:
                browser.key("n")
                browser.look("scrollTo(0, 0)")
                image = browser.call("Page.captureScreenshot", format="png")["data"]
                Path(screenshot).write_bytes(base64.b64decode(image))
            for _ in range(count):
                browser.key("u", "g")
            check(browser.counter().startswith(f"Alle {count} nagekeken"), browser.counter())
            for what in ["reason", "label", "rule"]:
                empty = browser.look(f"[...document.querySelectorAll('.find')].filter(find => find.dataset.{what} === undefined).length")
                same(f"findings without {what}", empty, 0)
            sides = browser.look("[...document.querySelectorAll('.piece')].every(piece => piece.querySelectorAll('.find').length === piece.querySelectorAll('.label').length)")
            check(sides, "original and result do not tell the same")
            wrong = [e for e in browser.events if e["method"] in ("Log.entryAdded", "Runtime.exceptionThrown")]
            same("complaints of the browser", wrong, [])
        finally:
            browser.process.kill()
            browser.process.wait()
    print(f"{page}: {count} findings gone through, as expected")


if __name__ == "__main__":
    main(*sys.argv[1:])
