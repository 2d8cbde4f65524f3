"""check_letter.py LETTER.docx ...: reads requests for consent, as tests/consent_letters.rs leaves them, with python-docx."""

import sys
import zipfile

import docx
from docx.oxml.ns import qn
from lxml import etree


def check(right, problem):
    if not right:
        sys.exit(f"{path}: {problem}")


for path in sys.argv[1:]:
    with zipfile.ZipFile(path) as package:
        check(package.testzip() is None, "the package is damaged")
        for entry in package.infolist():
            etree.fromstring(package.read(entry))
    letter = docx.Document(path)
    paragraphs = [(paragraph.style.name, paragraph.text) for paragraph in letter.paragraphs]
    check(paragraphs[0][0] == "Title" and paragraphs[0][1] == letter.core_properties.title, "title and property differ")
    check(letter.core_properties.author == "mdo", "an author")
    headings = [text for style, text in paragraphs if style in ("Heading 1", "Kop formulier")]
    check(len(headings) >= 5, f"headings: {headings}")
    bullets = [text for style, text in paragraphs if style == "Brief opsomming"]
    check(bullets == ["slapen", "CJG", "school"], f"lists: {bullets}")
    boxes = [text for _, text in paragraphs if text.startswith("☐")]
    check(len(boxes) >= 3, "boxes to tick")
    lines = [paragraph for paragraph in letter.paragraphs if paragraph.style.name == "Brief invullijn"]
    check(len(lines) >= 4 and all(line.text.endswith("\t") for line in lines), "lines to write on")
    leader = lines[0].style.paragraph_format.tab_stops[0]
    check(leader.leader is not None, "a tab without a leader is no line")
    form = [paragraph for paragraph in letter.paragraphs if paragraph.style.name == "Kop formulier"]
    check(len(form) == 1 and form[0].style.paragraph_format.page_break_before, "the form begins on a page of its own")
    check(not any("{" in text or "%" in text for _, text in paragraphs), "a field was left")
    check(letter.element.find(f".//{qn('w:t')}") is not None, "no text")
    print(f"{path}: read by python-docx, as expected")
