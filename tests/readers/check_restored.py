"""check_restored.py MDO FOLDER: names go back into what other programs saved in between.

python-docx, openpyxl and (when it is there) LibreOffice open what mdo made, change and save it; then mdo puts the names
back, and python-docx and openpyxl read them. FOLDER is empty and may be filled.
"""

import shutil
import subprocess
import sys
from pathlib import Path

import docx
import openpyxl

from expected import check, same

mdo, folder = sys.argv[1], Path(sys.argv[2])
(folder / "wachtzin").write_text("paarse olifant danst zacht\n")


def run(*arguments, status=0):
    done = subprocess.run([mdo, "anonymise", *map(str, arguments), "--passphrase-file", folder / "wachtzin"], capture_output=True, text=True)
    check(done.returncode == status, f"{arguments}: {done.returncode}\n{done.stderr}")
    return done.stderr


def office(path, kind):
    """Opened and saved by LibreOffice."""
    (folder / "office").mkdir(exist_ok=True)
    profile = f"-env:UserInstallation={(folder / 'profile').resolve().as_uri()}"
    subprocess.run(["soffice", profile, "--headless", "--convert-to", kind, "--outdir", folder / "office", path], check=True, capture_output=True)
    return folder / "office" / path.name


def texts(path):
    document = docx.Document(path)
    cells = [cell.text for table in document.tables for row in table.rows for cell in row.cells]
    return [p.text for p in document.paragraphs], cells, [c.text for c in document.comments]


def word():
    before, out, back = Path("tests/docx/python_docx.docx"), folder / "uit.docx", folder / "terug.docx"
    run(before, "-o", out, "--map", folder / "docx.age")
    check("Yusuf" not in str(texts(out)), "a name is left")
    run("--restore", out, "--map", folder / "docx.age", "-o", back)
    same("restored", texts(back), texts(before))

    document = docx.Document(out)
    document.paragraphs[1].insert_paragraph_before("Toegevoegd door een ander.")
    document.paragraphs[0].runs[0].bold = True
    document.save(folder / "bewerkt.docx")
    run("--restore", folder / "bewerkt.docx", "--map", folder / "docx.age", "-o", back, "-f")
    found = texts(back)
    check("Toegevoegd door een ander." in found[0], "the new paragraph is gone")
    found[0].remove("Toegevoegd door een ander.")
    same("restored after a change", found, texts(before))

    if shutil.which("soffice"):
        run("--restore", office(out, "docx:MS Word 2007 XML"), "--map", folder / "docx.age", "-o", back, "-f")
        same("restored after LibreOffice", texts(back)[:2], texts(before)[:2])


def rows(path):
    sheet = openpyxl.load_workbook(path).worksheets[0]
    cells = [["" if cell is None else str(cell) for cell in row] for row in sheet.iter_rows(values_only=True)]
    start = next(nth for nth, row in enumerate(cells) if row[0] == "Casusnummer")
    return cells[start], cells[start + 1 :]


def excel():
    before, out, back = Path("examples/casuistiek.xlsx"), folder / "uit.xlsx", folder / "terug.xlsx"
    run(before, "-o", out, "--map", folder / "xlsx.age", "--date", "2026-12-03")
    run("--restore", out, "--map", folder / "xlsx.age", "-o", back)
    header, restored = rows(back)
    check(restored != rows(out)[1] and len(restored) == len(rows(out)[1]), "nothing was restored")
    check(not any("[" in cell for row in restored for cell in row), f"a label is left: {restored}")

    book = openpyxl.load_workbook(out)
    sheet = book.worksheets[0]
    first = next(row[0].row for row in sheet.iter_rows() if row[0].value == "Casusnummer") + 1
    values = [[cell.value for cell in row] for row in sheet.iter_rows(min_row=first)]
    for row, moved in zip(sheet.iter_rows(min_row=first), reversed(values)):
        for cell, value in zip(row, moved):
            cell.value = value
    sheet.column_dimensions["A"].width = 33
    book.save(folder / "bewerkt.xlsx")
    run("--restore", folder / "bewerkt.xlsx", "--map", folder / "xlsx.age", "-o", back, "-f")
    same("restored after sorting", rows(back), (header, restored[::-1]))
    same("layout", openpyxl.load_workbook(back).worksheets[0].column_dimensions["A"].width, 33)

    if shutil.which("soffice"):
        run("--restore", office(out, "xlsx"), "--map", folder / "xlsx.age", "-o", back, "-f")
        same("restored after LibreOffice", rows(back), (header, restored))


word()
excel()
print("restored files: read by python-docx and openpyxl, as expected", "" if shutil.which("soffice") else "(without LibreOffice)")
