"""check_scrubbed.py BEFORE.docx AFTER.docx: reads both with python-docx; the layout is the same and the names are gone.

AFTER is what `tests/docx.rs` leaves in `target/tmp/docx`.
"""

import sys
import zipfile

import docx
from docx.oxml.ns import qn
from lxml import etree

from expected import check, same

NEVER = ["yusuf", "idrissi", "fatima", "bouchta", "zonneveld", "bregje", "123456782", "12345678", "voorbeeld.nl"]

before, after = (docx.Document(path) for path in sys.argv[1:3])
with zipfile.ZipFile(sys.argv[2]) as package:
    check(package.testzip() is None, "the package is damaged")
    for entry in package.infolist():
        same(f"time of {entry.filename}", entry.date_time, (1980, 1, 1, 0, 0, 0))
        data = package.read(entry)
        if entry.filename.endswith((".xml", ".rels")):
            tree = etree.fromstring(data)
            texts = ["".join(p.itertext()) for p in tree.iter(qn("w:p"))] + list(tree.itertext())
            data = " ".join(texts).lower().encode() + data.lower()
        for word in NEVER:
            check(word.encode() not in data.lower(), f"{entry.filename} holds {word}")

core = after.core_properties
same("properties", (core.author, core.last_modified_by, core.title, core.keywords), ("mdo", "", "", ""))


def shape(document):
    """Paragraphs, runs and tables, without texts."""
    body = document.element.body
    count = {}
    for element in body.iter(qn("w:p"), qn("w:r"), qn("w:tbl"), qn("w:tr"), qn("w:tc"), qn("w:drawing"), qn("w:b"), qn("w:i")):
        count[element.tag] = count.get(element.tag, 0) + 1
    styles = [paragraph.style.name for paragraph in document.paragraphs]
    tables = [(len(table.rows), len(table.columns)) for table in document.tables]
    headers = [len(part.paragraphs) for section in document.sections for part in (section.header, section.footer)]
    # A style that bears a name gets another one.
    styles = [name for name in styles if "Zonneveld" not in name and "[" not in name]
    return {"count": count, "styles": styles, "tables": tables, "headers": headers}


for key, value in shape(before).items():
    same(key, shape(after)[key], value)
labels = " ".join(paragraph.text for paragraph in after.paragraphs)
check("[moeder]" in labels or "[jeugdige]" in labels, "no label in the text")
same("comments", len(list(after.comments)), len(list(before.comments)))
same("authors", {c.author for c in after.comments} - {"auteur 1"}, set())
print(f"{sys.argv[2]}: read by python-docx, as expected")
