"""check_csv.py OUT.csv EXPECTED.json: reads the csv as a script would that knows nothing about it."""

import csv
import io
from datetime import date

from expected import arguments, check, same

path, expected, _ = arguments("OUT.csv EXPECTED.json")
with open(path, "rb") as file:
    raw = file.read()
check(raw.startswith(b"\xef\xbb\xbf"), "no byte order mark: Excel would not see the accents")
text = raw.decode("utf-8-sig")
check("\r" not in text.replace("\r\n", ""), "a line end that is not CRLF")

dialect = csv.Sniffer().sniff(text[:20_000])
same("delimiter", dialect.delimiter, ";")
same("quote", dialect.quotechar, '"')
table = list(csv.reader(io.StringIO(text, newline=""), delimiter=dialect.delimiter))
same("header", table[0], expected.headers)

FORMULA = ("=", "+", "-", "@", "\t", "\r", "＝", "＋", "－", "＠")


def plain(cell):
    """The cell without the apostrophe that keeps a spreadsheet from computing it."""
    check(not cell.lstrip(" \"").startswith(FORMULA), "a cell that a spreadsheet computes")
    guarded = cell.startswith("'") and cell.lstrip("' \"\u00a0").startswith(FORMULA)
    return cell[1:] if guarded else cell


def row(cells):
    cells = [plain(cell) for cell in cells]
    cells[3] = date.fromisoformat(cells[3]) if cells[3] else None
    return cells


same("row", [row(cells) for cells in table[1:]], expected.rows)
print(f"{path}: {len(table) - 1} rows read by csv, as expected")
