"""fill_form.py EMPTY.xlsx FILLED.xlsx: the intake form, filled in."""

import sys
from datetime import date

import openpyxl

ANSWERS = {
    "jeugdige.voornaam": "Yasmina",
    "jeugdige.tussenvoegsel": "el",
    "jeugdige.achternaam": "Amrani",
    "jeugdige.geboortedatum": date(2014, 5, 9),
    "jeugdige.telefoon": 612345678,
    "gezag": "gezamenlijk",
    "gezagdragers.0.rol": "moeder",
    "gezagdragers.0.naam": "Fatima el Amrani",
    "aanmelding.vraag_aan_overleg": "Wie pakt op wat er nog niet loopt?",
    "aanmelding.partners_nodig": "CJG, school",
    "crisismeter": "oranje",
    "deelname.ouders": "nee, moeder werkt",
}
book = openpyxl.load_workbook(sys.argv[1])
rows = {row[3].value: row for row in book["Aanmelding"].iter_rows(max_col=4)}
for key, answer in ANSWERS.items():
    rows[key][1].value = answer
book.save(sys.argv[2])
