"""check_docx.py OUT.docx EXPECTED.json: reads the document with python-docx."""

import zipfile

import docx
from docx.oxml.ns import qn
from lxml import etree

from expected import arguments, check, same, shown

path, expected, _ = arguments("OUT.docx EXPECTED.json")
with zipfile.ZipFile(path) as package:
    check(package.testzip() is None, "the package is damaged")
    for entry in package.infolist():
        etree.fromstring(package.read(entry))
        same(f"time of {entry.filename}", entry.date_time, (1980, 1, 1, 0, 0, 0))

document = docx.Document(path)
properties = document.core_properties
same("title property", properties.title, expected.title)
same("language property", properties.language, "nl-NL")
same("author", (properties.author, properties.last_modified_by), ("mdo", ""))
same("created", properties.created.date(), expected.meeting)
language = document.styles.element.find(f"{qn('w:docDefaults')}/{qn('w:rPrDefault')}/{qn('w:rPr')}/{qn('w:lang')}")
same("proofing language", language.get(qn("w:val")), "nl-NL")

paragraphs = [(paragraph.style.name, paragraph.text) for paragraph in document.paragraphs]
same("title", paragraphs[0], ("Title", expected.title))
check("gepseudonimiseerd" in paragraphs[1][1], "the notice is missing")
same("remarks", [text for style, text in paragraphs if style == "List Bullet"], [])

section = document.sections[0]
same("paper", (round(section.page_width.mm), round(section.page_height.mm)), (210, 297))
check(expected.long_date in section.header.paragraphs[0].text, "no date in the header")
fields = [field.get(qn("w:instr")).strip() for field in section.footer._element.iter(qn("w:fldSimple"))]
same("fields of the footer", fields, ["PAGE", "NUMPAGES"])

if not expected.rows:
    same("tables", len(document.tables), 0)
    check("geen acties" in paragraphs[2][1], "an empty list must say so")
else:
    # Cells by XML, because python-docx takes quadratic time for long tables.
    table = document.tables[0]._tbl
    rows = table.tr_lst

    def text(cell):
        return "\n".join(docx.text.paragraph.Paragraph(p, None).text for p in cell.iter(qn("w:p")))

    same("header", [text(cell) for cell in rows[0].tc_lst], expected.headers)
    check(rows[0].trPr.find(qn("w:tblHeader")) is not None, "the header row is not repeated")
    found = [[text(cell) for cell in row.tc_lst] for row in rows[1:]]
    same("row", found, [shown(row) for row in expected.rows])
    widths = [int(column.get(qn("w:w"))) for column in table.tblGrid]
    check(sum(widths) * 635 <= section.page_width - section.left_margin - section.right_margin, "too wide")
print(f"{path}: {len(expected.rows)} rows read by python-docx, as expected")
