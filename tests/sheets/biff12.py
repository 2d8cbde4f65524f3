"""Writes the cells of an openpyxl workbook as xlsb: a minimal package in BIFF12, after [MS-XLSB].

No program that can be scripted writes this format, so these files come from this reading of the specification.
LibreOffice opens them and shows the same cells as in their xlsx twins.
"""

import datetime
import io
import struct
import zipfile

from openpyxl.utils.cell import range_boundaries
from openpyxl.utils.datetime import CALENDAR_MAC_1904, to_excel

FIXED = (2026, 11, 2, 9, 0, 0)
ERRORS = {"#NULL!": 0x00, "#DIV/0!": 0x07, "#VALUE!": 0x0F, "#REF!": 0x17, "#NAME?": 0x1D, "#NUM!": 0x24, "#N/A": 0x2A}
HIDDEN = {"visible": 0, "hidden": 1, "veryHidden": 2}
# The cell formats: general, and a date in a format of its own.
GENERAL, DATE = 0, 1
# A text longer than this stands in its cell, the others in the shared table.
LONGEST_SHARED = 40

CONTENT = "application/vnd.ms-excel."
OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
PACKAGE = "http://schemas.openxmlformats.org/package/2006"


def record(kind, data=b""):
    """[MS-XLSB] 2.1.4: the type in one or two bytes of seven bits, the size in one to four."""
    out = bytearray([kind] if kind < 0x80 else [kind & 0x7F | 0x80, kind >> 7])
    size = len(data)
    while size >= 0x80:
        out.append(size & 0x7F | 0x80)
        size >>= 7
    out.append(size)
    return bytes(out) + data


def wide(text):
    """XLWideString."""
    units = text.encode("utf-16-le")
    return struct.pack("<I", len(units) // 2) + units


def workbook(book):
    epoch = 1 if book.epoch == CALENDAR_MAC_1904 else 0
    parts = [
        record(131),  # BrtBeginBook
        record(128, bytes(16) + wide("xl") + wide("7") + wide("7") + wide("22228")),  # BrtFileVersion
        record(153, struct.pack("<II", epoch, 0) + wide("")),  # BrtWbProp
        record(143),  # BrtBeginBundleShs
    ]
    for number, sheet in enumerate(book.worksheets, 1):
        state = HIDDEN[sheet.sheet_state]
        parts.append(record(156, struct.pack("<II", state, number) + wide(f"rId{number}") + wide(sheet.title)))  # BrtBundleSh
    return b"".join(parts + [record(144), record(132)])  # BrtEndBundleShs, BrtEndBook


def cell(place, epoch, shared):
    """The record of one cell, or nothing."""
    value, at = place.value, struct.pack("<I", place.column - 1)
    style = DATE if isinstance(value, datetime.date) else GENERAL
    at += struct.pack("<I", style)
    match value:
        case None:
            return b""
        case bool():
            return record(4, at + bytes([value]))  # BrtCellBool
        case datetime.date():
            return record(5, at + struct.pack("<d", to_excel(value, epoch)))  # BrtCellReal
        case int() if -(1 << 29) <= value < 1 << 29:
            return record(2, at + struct.pack("<i", value << 2 | 2))  # BrtCellRk
        case int() | float():
            return record(5, at + struct.pack("<d", value))
        case str() if place.data_type == "e":
            # BrtFmlaError, as Excel writes it: the outcome, flags, the formula (here 1/0), nothing behind it.
            formula = b"\x1e\1\0\x1e\0\0\x06"
            return record(11, at + struct.pack("<BHI", ERRORS[value], 0, len(formula)) + formula + bytes(4))
        case str() if place.data_type == "f":
            raise ValueError(f"{place.coordinate} is a formula")
        case str() if len(value) > LONGEST_SHARED:
            return record(6, at + wide(value))  # BrtCellSt
        case str():
            return record(7, at + struct.pack("<I", shared.setdefault(value, len(shared))))  # BrtCellIsst
    raise TypeError(f"{place.coordinate} holds {value!r}")


def sheet(source, epoch, shared):
    parts = [
        record(129),  # BrtBeginSheet
        record(148, struct.pack("<4I", 0, source.max_row - 1, 0, source.max_column - 1)),  # BrtWsDim
        record(485, struct.pack("<IHHBBH", 0xFFFFFFFF, 8, 300, 0, 0, 0)),  # BrtWsFmtInfo
        record(145),  # BrtBeginSheetData
    ]
    for row in source.iter_rows():
        cells = b"".join(cell(place, epoch, shared) for place in row)
        if cells:
            # BrtRowHdr: number, format, height, flags, no column spans.
            parts += [record(0, struct.pack("<IIH3BI", row[0].row - 1, 0, 300, 0, 0, 0, 0)), cells]
    parts.append(record(146))  # BrtEndSheetData
    merged = [range_boundaries(str(area)) for area in source.merged_cells.ranges]
    if merged:
        parts.append(record(177, struct.pack("<I", len(merged))))  # BrtBeginMergeCells
        for left, top, right, bottom in sorted(merged):
            parts.append(record(176, struct.pack("<4I", top - 1, bottom - 1, left - 1, right - 1)))  # BrtMergeCell
        parts.append(record(178))  # BrtEndMergeCells
    return b"".join(parts + [record(130)])  # BrtEndSheet


def strings(shared):
    parts = [record(159, struct.pack("<II", len(shared), len(shared)))]  # BrtBeginSst
    parts += [record(19, b"\0" + wide(text)) for text in shared]  # BrtSSTItem
    return b"".join(parts + [record(160)])  # BrtEndSst


def styles():
    automatic = bytes(8)  # BrtColor
    # BrtXF: parent, number format, font, fill, border, rotation, indent, alignment (bottom) and locked, what applies.
    xf = lambda parent, number: record(47, struct.pack("<5H2BHH", parent, number, 0, 0, 0, 0, 0, 0x1010, 1 if number else 0))
    group = lambda begin, end, items: record(begin, struct.pack("<I", len(items))) + b"".join(items) + record(end)
    font = record(43, struct.pack("<4H4B", 220, 0, 400, 0, 0, 2, 0, 0) + automatic + b"\2" + wide("Calibri"))
    fill = lambda pattern: record(45, struct.pack("<I", pattern) + automatic * 2 + struct.pack("<I5dI", 0, 0, 0, 0, 0, 0, 0))
    border = record(46, b"\0" + (b"\0\0" + automatic) * 5)
    style = record(48, struct.pack("<IHBB", 0, 1, 0, 0xFF) + wide("Normal"))
    return b"".join([
        record(278),  # BrtBeginStyleSheet
        group(615, 616, [record(44, struct.pack("<H", 164) + wide("d-m-yyyy"))]),  # BrtFmt
        group(611, 612, [font]),
        group(603, 604, [fill(0), fill(17)]),
        group(613, 614, [border]),
        group(626, 627, [xf(0xFFFF, 0)]),  # BrtBeginCellStyleXFs
        group(617, 618, [xf(0, 0), xf(0, 164)]),  # BrtBeginCellXFs
        group(619, 620, [style]),
        record(279),  # BrtEndStyleSheet
    ])


def relations(targets):
    lines = "".join(
        f'<Relationship Id="rId{number}" Type="{OFFICE}/{kind}" Target="{target}"/>' for number, (kind, target) in enumerate(targets, 1)
    )
    return f'<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n<Relationships xmlns="{PACKAGE}/relationships">{lines}</Relationships>'


def write(book, path):
    shared = {}
    sheets = [sheet(source, book.epoch, shared) for source in book.worksheets]
    names = [f"worksheets/sheet{number}.bin" for number in range(1, len(sheets) + 1)]
    types = [("workbook.bin", "sheet.binary.macroEnabled.main"), ("styles.bin", "styles"), ("sharedStrings.bin", "sharedStrings")]
    types += [(name, "worksheet") for name in names]
    overrides = "".join(f'<Override PartName="/xl/{name}" ContentType="{CONTENT}{kind}"/>' for name, kind in types)
    parts = {
        "[Content_Types].xml": f'<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n<Types xmlns="{PACKAGE}/content-types">'
        f'<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>{overrides}</Types>',
        "_rels/.rels": relations([("officeDocument", "xl/workbook.bin")]),
        "xl/workbook.bin": workbook(book),
        "xl/_rels/workbook.bin.rels": relations(
            [("worksheet", name) for name in names] + [("styles", "styles.bin"), ("sharedStrings", "sharedStrings.bin")]
        ),
        "xl/styles.bin": styles(),
        "xl/sharedStrings.bin": strings(shared),
    }
    parts |= {f"xl/{name}": data for name, data in zip(names, sheets)}
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as target:
        for name, data in parts.items():
            fixed = zipfile.ZipInfo(name, FIXED)
            fixed.compress_type = zipfile.ZIP_DEFLATED
            target.writestr(fixed, data)
    path.write_bytes(out.getvalue())
