"""check_sheet.py PLAIN.xlsx PROTECTED.xlsx PASSWORD: the casuïstieksheet with openpyxl, and with its password."""

import io
import sys
from datetime import datetime

import msoffcrypto
import openpyxl

plain, protected, password = sys.argv[1:]
book = openpyxl.load_workbook(plain)
sheet = book.worksheets[0]
assert sheet.freeze_panes == "A2" and sheet.print_title_rows == "$1:$1", "the header does not stay"
assert sheet.auto_filter.ref.startswith("A1:"), "no filter"
assert sheet.page_setup.orientation == "landscape" and int(sheet.page_setup.paperSize) == 9
assert not book.properties.creator, "there is an author"
assert [other.sheet_state for other in book.worksheets[1:]] == ["veryHidden"]
headers = {cell.value: cell.column_letter for cell in sheet[1]}
cells = [cell for row in sheet.iter_rows(min_row=2) for cell in row if cell.value is not None]
assert all(cell.data_type != "f" for cell in cells), "a formula"
days = [cell for cell in cells if isinstance(cell.value, datetime)]
assert days and all(cell.number_format == "d-m-yyyy" for cell in days), "no real dates"
lists = {rule.formula1: str(rule.sqref) for rule in sheet.data_validations.dataValidation}
assert lists['"rood,oranje,groen"'].startswith(headers["Crisismeter"] + "2:"), lists

with open(protected, "rb") as file:
    office = msoffcrypto.OfficeFile(file)
    assert office.is_encrypted()
    office.load_key(password=password, verify_password=True)
    opened = io.BytesIO()
    office.decrypt(opened, verify_integrity=True)
with open(plain, "rb") as file:
    assert opened.getvalue() == file.read(), "the protected sheet is another one"
with open(protected, "rb") as file:
    office = msoffcrypto.OfficeFile(file)
    try:
        office.load_key(password=password + "x", verify_password=True)
        sys.exit("a wrong password opens it")
    except msoffcrypto.exceptions.InvalidKeyError:
        pass
print(f"{plain}: {sheet.max_row - 1} rows, {len(headers)} columns, {len(lists)} drop-downs; the protected one opens with its password")
