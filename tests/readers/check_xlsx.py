"""check_xlsx.py OUT.xlsx EXPECTED.json: reads the workbook with openpyxl."""

from datetime import date, datetime

import openpyxl

from expected import arguments, check, same

path, expected, _ = arguments("OUT.xlsx EXPECTED.json")
book = openpyxl.load_workbook(path)
sheet = book["Acties"]
same("title", sheet["A1"].value, expected.title)
same("title property", book.properties.title, expected.title)
same("author", (book.properties.creator, book.properties.lastModifiedBy), ("mdo", "mdo"))
same("created", book.properties.created.date(), expected.meeting)
check("gepseudonimiseerd" in sheet["A2"].value, "the notice is missing")

top = next(cells for cells in sheet.iter_rows() if cells[0].value == "Nr")
header = top[0].row
same("header", [cell.value for cell in top], expected.headers)
same("frozen", sheet.freeze_panes, f"A{header + 1}")
check(sheet.auto_filter.ref.startswith(f"A{header}:"), "no autofilter on the header")
same("repeated", sheet.print_title_rows, f"${header}:${header}")
same("orientation", sheet.page_setup.orientation, "landscape")
same("paper", int(sheet.page_setup.paperSize), 9)
same("day on the page", sheet.oddHeader.right.text, expected.long_date)
check("&P van &N" in (sheet.oddFooter.right.text or "").replace("&[Page]", "&P").replace("&[Pages]", "&N"), "no page numbers")


def value(cell):
    check(cell.data_type != "f", f"{cell.coordinate} is a formula")
    check(cell.hyperlink is None, f"{cell.coordinate} is a link")
    if isinstance(cell.value, datetime):
        check(cell.is_date, f"{cell.coordinate} is no date")
        same("date format", cell.number_format, "d-m-yyyy")
        return cell.value.date()
    if isinstance(cell.value, str) and cell.value.lstrip(" \"'").startswith(("=", "+", "-", "@")):
        check(cell.quotePrefix, f"{cell.coordinate} becomes a formula when it is edited")
    return cell.value


rows = []
for cells in sheet.iter_rows(min_row=header + 1, max_col=len(expected.headers)):
    row = [value(cell) for cell in cells]
    if rows and rows[-1][0] == row[0]:
        rows[-1][1] += row[1]  # a text longer than a cell can hold goes on in the next row
        continue
    row[2] = row[2] or ""
    row[3] = row[3] if isinstance(row[3], date) else None
    rows.append(row)
same("row", rows, expected.rows)

print(f"{path}: {len(rows)} rows read by openpyxl, as expected")
