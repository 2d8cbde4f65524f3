"""check_office.py WRITTEN.xlsx SAVED.xlsx: a sheet as mdo wrote it, and as another program opened and saved it."""

import sys

import openpyxl


def seen(path):
    """What a person works with: the cells, the drop-downs, the filter, what stands on each page."""
    book = openpyxl.load_workbook(path)
    sheet = book.worksheets[0]
    rules = {
        (str(rule.sqref).split(":")[0], rule.formula1, bool(rule.showErrorMessage))
        for rule in sheet.data_validations.dataValidation
        if rule.type == "list"
    }
    return {
        "cells": [[cell.value for cell in row] for row in sheet.iter_rows()],
        "formats": [[cell.number_format.replace("\\", "") for cell in row if cell.is_date] for row in sheet.iter_rows()],
        "drop-downs": rules,
        "filter": sheet.auto_filter.ref,
        "header on paper": sheet.print_title_rows,
        "paper": (sheet.page_setup.orientation, int(sheet.page_setup.paperSize)),
        "hidden": [other.sheet_state != "visible" for other in book.worksheets],
    }


written, saved = map(seen, sys.argv[1:3])
for what in written:
    assert written[what] == saved[what], f"{what}: {written[what]} became {saved[what]}"
print(f"{sys.argv[2]}: {len(written['cells']) - 1} rows, {len(written['drop-downs'])} drop-downs as they were")
