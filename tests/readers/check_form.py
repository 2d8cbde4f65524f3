"""check_form.py FORM.xlsx: the empty form with openpyxl: what can be typed, what can be chosen, what is locked."""

import sys

import openpyxl

book = openpyxl.load_workbook(sys.argv[1])
sheet = book["Aanmelding"]
assert sheet.protection.sheet, "the worksheet is not protected"
assert sheet.column_dimensions["D"].hidden, "the keys are shown"
assert not book.properties.creator, "there is an author"
fields = {row[3].value: row for row in sheet.iter_rows(max_col=4) if row[3].value}
assert len(fields) > 40, len(fields)
for key, (label, answer, help, _) in fields.items():
    assert not answer.protection.locked, f"{key} cannot be answered"
    assert label.protection.locked and help.protection.locked, f"{key}: the question can be changed"
    assert label.value and help.value, f"{key} has no explanation"
unlocked = [cell.coordinate for row in sheet.iter_rows() for cell in row if not cell.protection.locked]
assert len(unlocked) == len(fields), "more can be typed than answers"
lists = {str(rule.sqref): rule.formula1 for rule in sheet.data_validations.dataValidation if rule.type == "list"}
wanted = {
    "gezag": '"gezamenlijk,eenhoofdig,gezamenlijk_met_derde,voogdij,geen,onbekend"',
    "crisismeter": '"rood,oranje,groen"',
    "veiligheid.oordeel": '"geen,toekomstig_risico,structureel,acuut"',
    "deelname.ouders": '"ja,nee"',
}
for key, choices in wanted.items():
    assert lists.get(fields[key][1].coordinate) == choices, f"{key}: {lists}"
print(f"{sys.argv[1]}: {len(fields)} questions, {len(lists)} drop-downs, only the answers open")
