"""check_html.py OUT.html EXPECTED.json [SCREENSHOT.png]: opens the page in headless Chromium and reads what it made of it.

The browser is `chromium`, `chromium-browser` or `google-chrome` on the path, or what CHROMIUM names.
"""

import os
import shutil
import struct
import subprocess
import tempfile
from html.parser import HTMLParser
from pathlib import Path

from expected import arguments, check, same, shown

path, expected, rest = arguments("OUT.html EXPECTED.json [SCREENSHOT.png]")
names = ["chromium", "chromium-browser", "google-chrome"]
browser = os.environ.get("CHROMIUM") or next(filter(None, map(shutil.which, names)), None)
check(browser, "no Chromium found; name it in CHROMIUM")


def chromium(*options):
    # The browser may write to its profile until its last process has ended.
    with tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as profile:
        command = [browser, "--headless", "--no-sandbox", "--disable-gpu", f"--user-data-dir={profile}"]
        page = Path(path).resolve().as_uri()
        return subprocess.run([*command, *options, page], capture_output=True, check=True, timeout=300).stdout


class Page(HTMLParser):
    """Tags, their attributes, and the text of rows, list items and headings."""

    def __init__(self):
        super().__init__()
        self.tags, self.attributes, self.rows, self.texts, self.open = [], [], [], {}, []

    def handle_starttag(self, tag, attributes):
        self.tags.append(tag)
        self.attributes.append((tag, dict(attributes)))
        if tag == "tr":
            self.rows.append([])
        elif tag == "br":
            self.handle_data("\n")
        elif tag in ("th", "td", "h1", "h2", "p", "li", "title", "caption"):
            self.open.append("")
            self.texts.setdefault(tag, [])

    def handle_data(self, data):
        if self.open:
            self.open[-1] += data

    def handle_endtag(self, tag):
        if tag in ("th", "td"):
            self.rows[-1].append(self.open.pop())
        elif tag in self.texts:
            self.texts[tag].append(self.open.pop())


page = Page()
page.feed(chromium("--dump-dom").decode("utf-8"))
same("title", (page.texts["title"], page.texts["h1"]), ([expected.title], [expected.title]))
check("gepseudonimiseerd" in page.texts["p"][0], "the notice is missing")
same("remarks", page.texts.get("li", []), [])
if expected.rows:
    same("header", page.rows[0], expected.headers)
    same("row", page.rows[1:], [shown(row) for row in expected.rows])
    scopes = [attributes.get("scope") for tag, attributes in page.attributes if tag == "th"]
    same("scope", scopes, ["col"] * len(expected.headers) + ["row"] * len(expected.rows))
    check(page.texts["caption"][0], "the table has no caption")
else:
    check("geen acties" in page.texts["p"][1], "an empty list must say so")

same("language", dict(page.attributes)["html"].get("lang"), "nl")
check(not {"script", "img", "link", "iframe", "object", "a"} & set(page.tags), "an element that loads, leads or runs")
policy = [attributes.get("content", "") for tag, attributes in page.attributes if "http-equiv" in attributes]
check(policy and policy[0].startswith("default-src 'none'"), "no content security policy")

if rest:
    chromium("--hide-scrollbars", "--window-size=1100,1400", f"--screenshot={rest[0]}")
    with open(rest[0], "rb") as file:
        start = file.read(24)
    same("screenshot", struct.unpack(">II", start[16:]), (1100, 1400))
    check(os.path.getsize(rest[0]) > 10_000, "the screenshot is empty")
print(f"{path}: {len(expected.rows)} rows shown by Chromium, as expected")
