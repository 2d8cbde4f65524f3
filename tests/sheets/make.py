#!/usr/bin/env python3
"""Makes the sheets the tests read, with openpyxl, xlwt, odfpy and msoffcrypto-tool: programs other than mdo.

    pip install openpyxl xlwt odfpy msoffcrypto-tool
    python3 tests/sheets/make.py

Everybody in them is made up. The output is the same on every run, so that git shows only what was changed.
`libreoffice.xls`, `libreoffice.ods` and `password_libreoffice.xlsx` are `tidy.xlsx` as LibreOffice 7.4 saves it.
None of these programs writes xlsb: `biff12.py` writes it from the cells of the same workbooks.
"""

import datetime
import hashlib
import io
import pathlib
import random
import re
import struct
import zipfile

import msoffcrypto.method.container.ecma376_encrypted as container
import msoffcrypto.method.ecma376_agile as agile
import openpyxl
import xlwt
from cryptography.hazmat.primitives.ciphers import Cipher, algorithms, modes
from msoffcrypto.format.ooxml import OOXMLFile
from odf import office, opendocument, style, table, text
from openpyxl.styles import Alignment, Border, Font, PatternFill, Side
from openpyxl.utils import get_column_letter
from openpyxl.utils.datetime import CALENDAR_MAC_1904
from openpyxl.worksheet.datavalidation import DataValidation

import biff12

HERE = pathlib.Path(__file__).parent
EXAMPLES = HERE.parent.parent / "examples"
MOMENT = datetime.datetime(2026, 11, 2, 9, 0, 0)
DATE = datetime.date
FILETIME = container.datetime2filetime(MOMENT)


def repack(data, replace=lambda name, part: part):
    """The same zip with fixed times, so that it is the same on every run."""
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as source, zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as target:
        for info in source.infolist():
            fixed = zipfile.ZipInfo(info.filename, (2026, 11, 2, 9, 0, 0))
            fixed.compress_type = info.compress_type
            target.writestr(fixed, replace(info.filename, source.read(info)))
    return out.getvalue()


def xlsx(book, path, replace=lambda name, part: part):
    if path.suffix == ".xlsb":
        biff12.write(book, path)
        return
    book.properties.creator = "make.py"
    book.properties.created = book.properties.modified = MOMENT
    out = io.BytesIO()
    book.save(out)

    def fixed(name, part):
        if name == "docProps/core.xml":
            start, end = part.index(b"<dcterms:modified"), part.index(b"</dcterms:modified>")
            names = b'xmlns:dcterms="http://purl.org/dc/terms/" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"'
            part = part[:start] + b"<dcterms:modified " + names + b' xsi:type="dcterms:W3CDTF">2026-11-02T09:00:00Z' + part[end:]
        return replace(name, part)

    path.write_bytes(repack(out.getvalue(), fixed))


def rows(sheet, lines, first=1, left=1):
    for r, line in enumerate(lines, first):
        for c, value in enumerate(line, left):
            if value is not None:
                sheet.cell(r, c, value)


TIDY = [
    ["Casusnummer", "Naam jeugdige", "Geboortedatum", "BSN", "Adres", "Ouder(s)", "Tel.nr.", "School", "Hulpvraag", "Acties"],
    ["2026-014", "Yusuf el Idrissi", DATE(2013, 5, 2), "111222333", "Dorpsstraat 12a, 1234 AB Almelo",
     "Fatima en Mo el Idrissi", "06-12345678", "OBS De Regenboog, groep 7", "Yusuf slaapt slecht en mist school.",
     "- POH-jeugd: belt moeder over het slapen (vóór 15-12)\n- IB'er: gesprek met Yusuf, uiterlijk 10 december"],
    ["2026-015", "Sanne van der Berg", DATE(2010, 11, 23), "123456782", "Kerkplein 4, 1234 CD Almelo",
     "moeder: A. Jansen, vader: P. van der Berg", "06-87654321", "Het Erasmus, 4 havo", "Hoe krijgen we Sanne weer naar school?",
     "CJG: plant huisbezoek voor 1 december"],
    ["2026-016", "Kowalska, Zofia", DATE(2016, 2, 29), "012345672", "Noorderstraat 8 hs, 1235 EF Almelo",
     "Katarzyna Kowalska (moeder)", "+31 6 11 22 33 44", "CBS De Ark", "Moeder vraagt hulp bij de opvoeding.", "geen"],
]


def tidy(path):
    book = openpyxl.Workbook()
    book.active.title = "Casuïstiek"
    rows(book.active, TIDY)
    xlsx(book, path)


def titled(path):
    book = openpyxl.Workbook()
    sheet = book.active
    sheet.title = "Blad1"
    sheet["B1"] = "Casuïstiekoverleg MDO jeugd, wijk Noord"
    sheet.merge_cells("B1:H1")
    sheet["B2"], sheet["C2"] = "Datum overleg:", DATE(2026, 12, 3)
    sheet["E2"], sheet["F2"] = "Voorzitter:", "Mia Kok"
    header = ["Nr.", "Naam\nkind *", None, "Geb. datum:", "Gezagdrager 1", "Gezagdrager 2", "Tel. moeder", "Wat gaan we  doen?"]
    rows(sheet, [header], 5, 2)
    rows(sheet, [
        [1, "Noah de Wit", None, "4 maart 2012", "Lotte de Wit", "Bram Visser", "0546-123456", "huisarts: verwijzing naar kinderarts (week 50)"],
        [None, None],
        [2, "Ayşe Yılmaz", None, "12-08-2014", "Emine Yılmaz", None, None, "- wijkteam belt Emine vóór 20/12\n\n- school: plan bespreken"],
        [3],
        [4],
        ["Totaal", 2],
    ], 6, 2)
    rows(sheet, [["Deelnemers"], ["Naam", "Functie", "Organisatie"], ["Karin de Boer", "POH-jeugd", "Huisartsenpraktijk Noord"],
                 ["Bas Smit", None, "CJG"], ["Rachida Amrani", "intern begeleider", "OBS De Regenboog"]], 14, 2)
    xlsx(book, path)


def merged(path):
    book = openpyxl.Workbook()
    sheet = book.active
    sheet.title = "MDO"
    rows(sheet, [
        ["Casus", "Jeugdige", "Geboren", "Moeder", "Actie", "Wie", "Wanneer", "Gereed"],
        ["A-1", "Daan Bakker", DATE(2011, 1, 9), "Els Bakker", "belt de school", "POH-jeugd", DATE(2026, 12, 10), "nee"],
        [None, None, None, None, "stuurt de vragenlijst", None, DATE(2026, 12, 12), "x"],
        [None, None, None, None, "maakt een plan met Daan", "Bas Smit (CJG)", "half januari", None],
        ["A-2", "Mila Haile", "9-6-2015", "Selam Haile", "zoekt een sportclub", "wijkteam", "volgend overleg", None],
        ["A-2", "Sem Haile", "1-2-2018", "Selam Haile", "gesprek op school", "IB'er", None, None],
    ])
    for area in ["A2:A4", "B2:B4", "C2:C4", "D2:D4", "F2:F3", "A5:A6", "D5:D6"]:
        sheet.merge_cells(area)
    xlsx(book, path)


def odd_types(path):
    book = openpyxl.Workbook()
    sheet = book.active
    sheet.title = "Overzicht 2026"
    rows(sheet, [
        ["nr", "Voornaam", "Tussenv.", "Achternaam", "Gebdat", "BSN", "PC", "Woonplaats", "Straat", "Huisnr", "Mobiel", "Wat", "Wie", "Deadline"],
        [2026.0, "Sanne", "van der", "Berg", "2 mei 2013", 12345672, "1234ab", "Almelo", "Dorpsstraat", 12, 612345678, "bellen", "huisarts", 46371],
        ["2027", "Piet", None, "Jansen", 41396, "012.34.56.72", "1234 CD Almelo", None, "Kerkplein 4", None, "612345679", "mailen", "POH-jeugd", "15-12"],
        [DATE(2026, 1, 1), "Li", None, "Wang", 20130502, None, None, None, None, None, 31612345670, "=1/0", "school", True],
        [2029, "Ömer", None, "Şimşek", 2013, None, None, None, None, None, None, "afspraak maken", None, 50],
    ])
    sheet["L4"].value, sheet["L4"].data_type = "#DIV/0!", "e"
    xlsx(book, path)


def epoch_1904(path):
    book = openpyxl.Workbook()
    book.epoch = CALENDAR_MAC_1904
    sheet = book.active
    sheet.title = "Blad1"
    rows(sheet, [["Nr", "Naam jeugdige", "Geb. datum", "Actie", "Wie", "Wanneer"],
                 [1, "Lena Vos", DATE(2012, 7, 1), "belt moeder", "CJG", DATE(2026, 12, 15)],
                 [2, "Tygo Mol", 39934, "mailt school", "CJG", "15-12-2026"]])
    xlsx(book, path)


def several(path):
    book = openpyxl.Workbook()
    book.active.title = "Instructie"
    rows(book.active, [["Vul per wijk de casussen in."], ["Stuur het blad via beveiligde mail naar de coördinator."]])
    north = book.create_sheet("Wijk Noord")
    rows(north, [["Nr", "Naam", "Acties"], ["N1", "Fleur Prins", "POH-jeugd: belt vader"], ["N2", "Amir Haddad", "CJG: huisbezoek"]])
    south = book.create_sheet("Wijk Zuid")
    rows(south, [["Acties", "Naam", "Nr"], ["school: gesprek met ouders", "Jayden Wijngaarde", "Z1"]])
    team = book.create_sheet("Deelnemers")
    rows(team, [["Naam", "Functie"], ["Karin de Boer", "POH-jeugd"], ["Bas Smit", "jeugdconsulent CJG"]])
    old = book.create_sheet("Archief")
    rows(old, [["Nr", "Naam", "Acties"], ["O1", "Oude Casus", "niets meer"]])
    old.sheet_state = "hidden"
    xlsx(book, path)


def only_hidden(path):
    book = openpyxl.Workbook()
    book.active.title = "Start"
    book.active["A1"] = "Druk op de knop"
    data = book.create_sheet("Data")
    rows(data, [["Nr", "Naam", "Acties"], [7, "Fleur Prins", "POH-jeugd: belt vader"]])
    data.sheet_state = "veryHidden"
    xlsx(book, path)


def joined(path):
    """Identities on one sheet, actions on another, tied by number."""
    book = openpyxl.Workbook()
    book.active.title = "Casussen"
    rows(book.active, [["Casusnr", "Kind", "Moeder", "Inbrenger"], [1, "Noor Dijkstra", "Tjitske Dijkstra", "Karin de Boer, POH-jeugd"],
                       [2, "Levi Cohen", "Ruth Cohen", "Bas Smit (CJG)"]])
    actions = book.create_sheet("Acties")
    rows(actions, [["Casusnr", "Actie", "Actiehouder", "Streefdatum", "Status"], [2, "belt Ruth", "Bas", DATE(2026, 12, 9), "open"],
                   [1, "maakt afspraak met Noor", "Karin", "over twee weken", "gedaan"], [2, "stuurt brief", "CJG", None, "open"]])
    xlsx(book, path)


def typo(path):
    book = openpyxl.Workbook()
    rows(book.active, [["Casusnumer", "Naam jeudgige", "Gebortedatum", "Huisdier", "Aktiepunten"],
                       ["7", "Puck de Graaf", "3-3-2013", "hond Bello", "CJG: belt school"]])
    xlsx(book, path)


def no_actions(path):
    book = openpyxl.Workbook()
    rows(book.active, [["Nr", "Naam jeugdige", "Geb. datum", "Huisdier"], [1, "Puck de Graaf", "3-3-2013", "hond"]])
    xlsx(book, path)


def no_header(path):
    book = openpyxl.Workbook()
    rows(book.active, [[1, "Puck de Graaf", "CJG belt school"], [2, "Sem Bos", "huisarts verwijst"]])
    xlsx(book, path)


def per_case(path):
    """A sheet per child, named after the child."""
    book = openpyxl.Workbook()
    book.remove(book.active)
    for number, name, action in [("11", "Isa Kuipers", "CJG: belt Isa"), ("12", "Mohamed Ali Warsame", "school: gesprek met Mohamed")]:
        sheet = book.create_sheet(name)
        rows(sheet, [["Casus", "Naam jeugdige", "Acties"], [number, name, action]])
    xlsx(book, path)


def two_rows(path):
    """A header of two rows: groups above, columns below."""
    book = openpyxl.Workbook()
    sheet = book.active
    rows(sheet, [
        ["Casus-nr", "Jeugdige", None, "Moeder", None, "Vader", None, "Actie", None, None],
        [None, "Naam", "Geb. datum", "Naam", "Tel.", "Naam", "Tel.", "Wat", "Wie", "Wanneer"],
        ["C1", "Teun Bos", "1-1-2012", "Anke Bos", "06-12345670", "Rik Mulder", "06-12345671", "belt Anke", "huisarts", "1 december"],
    ])
    for area in ["A1:A2", "B1:C1", "D1:E1", "F1:G1", "H1:J1"]:
        sheet.merge_cells(area)
    xlsx(book, path)


def bad_numbers(path):
    """Case numbers that give a child away, and one that is used twice."""
    book = openpyxl.Workbook()
    rows(book.active, [
        ["Casusnr", "Naam kind", "Geboortedatum", "BSN", "Acties"],
        ["Jansen-1", "Piet Jansen", "2-5-2013", None, "CJG: belt"],
        [111222333, "Eva Smit", "3-5-2013", 111222333, "CJG: belt"],
        ["03052014", "Gijs Mol", "3-5-2014", None, "CJG: belt"],
        ["5", "Roos Bos", "3-5-2015", None, "CJG: belt"],
        ["5", "Kim Tan", "3-5-2016", None, "CJG: belt"],
        [None, "Jip Vos", "3-5-2017", None, "CJG: belt"],
    ])
    xlsx(book, path)


def formulas(path):
    """Formulas that no program has calculated: an action, and a whole row."""
    book = openpyxl.Workbook()
    book.active.title = "Casuïstiek"
    rows(book.active, [
        ["Casusnummer", "Naam jeugdige", "Acties", "Wie"],
        ["7", "Piet Jansen", "belt school", "CJG"],
        ["8", "Eva Smit", '="belt "&D2', "CJG"],
        ["=A3+1", "=B3", "=C3", "=D3"],
    ])
    xlsx(book, path)


def formulas_bare(path):
    """The same by a program that leaves out where rows and cells stand."""
    formulas(path)
    bare = lambda name, part: re.sub(rb' r="[A-Z]*[0-9]+"', b"", part) if "worksheets/" in name else part
    path.write_bytes(repack(path.read_bytes(), bare))


def formulas_calc(path):
    """The same as ods; the outcome of the last formula is an empty text."""
    document = opendocument.OpenDocumentSpreadsheet()
    document.meta.childNodes = []
    sheet = table.Table(name="Casuïstiek")
    formula = lambda text, **attributes: table.TableCell(formula=f"of:={text}", **attributes)
    for line in [
        ["Casusnummer", "Naam jeugdige", "Acties", "Wie", "Wanneer"],
        ["7", "Piet Jansen", "belt school", "CJG"],
        ["8", "Eva Smit", formula('"belt "&[.D2]'), "CJG"],
        [formula("[.A3]+1"), formula("[.B3]"), formula("[.C3]", valuetype="float"), formula("[.D3]"),
         formula("[.E3]", valuetype="string", stringvalue="")],
    ]:
        row = table.TableRow()
        for value in line:
            if isinstance(value, str):
                made = table.TableCell(valuetype="string")
                made.addElement(text.P(text=value))
                value = made
            row.addElement(value)
        sheet.addElement(row)
    document.spreadsheet.addElement(sheet)
    out = io.BytesIO()
    document.write(out)
    path.write_bytes(repack(out.getvalue()))


def repeated(path):
    """The case number on every action row, a repeated header, text below the table."""
    book = openpyxl.Workbook()
    header = ["Casusnummer", "Naam jeugdige", "Actie", "Wie", "Wanneer"]
    rows(book.active, [header, ["31", "Lisa Hof", "belt", "CJG", "1-12"], ["31", "Lisa Hof", "mailt", "school", "2-12"], header,
                       ["32", "Bo Kramer", "belt", "CJG", "3-12"], ["31", "Lisa Hof", "schrijft", "huisarts", "4-12"],
                       ["Aanwezig: Karin de Boer (POH-jeugd), Bas Smit (CJG)"], ["Volgend overleg: 7 januari 2027"]])
    xlsx(book, path)


def forms(path):
    """A form per child, the second with its actions in one cell."""
    book = openpyxl.Workbook()
    book.remove(book.active)
    rows(book.create_sheet("Isa"), [
        ["Casusformulier MDO"], ["Casusnummer:", "2026-1"], ["Naam jeugdige:", "Isa Kuipers", "Geboortedatum:", DATE(2013, 5, 2)],
        ["Moeder:", "Ria Kuipers", "Tel:", "06-12345678"], ["School:", "OBS De Ark"], ["Hulpvraag:", "Isa slaapt slecht."], [],
        ["Actie", "Wie", "Wanneer"], ["belt Ria", "POH-jeugd", "15-12"], ["mailt school", "CJG", DATE(2026, 12, 9)]])
    rows(book.create_sheet("Mo"), [
        ["Casusformulier MDO"], ["Casusnummer:", "2026-2"], ["Naam jeugdige:", "Mo Warsame"], ["Acties:"], ["CJG: belt"], ["huisarts: verwijst"]])
    xlsx(book, path)


def transposed(path):
    """A case in each column."""
    book = openpyxl.Workbook()
    rows(book.active, [
        ["MDO 3 december 2026"], ["Casusnummer", "1", "2", "3"], ["Naam", "Isa Kuipers", "Mo Warsame", "Zofia Kowalska"],
        ["Geb. datum", DATE(2013, 5, 2), "3-4-2012", "mei 2015"], ["Inbrenger", "huisarts", "CJG", "school"],
        ["Acties", "CJG: belt", "school: mailt\nCJG: plan", "huisarts"]])
    xlsx(book, path)


def per_meeting(path):
    book = openpyxl.Workbook()
    book.remove(book.active)
    for month, action in [("nov 2026", "CJG: oud"), ("dec 2026", "CJG: nieuw")]:
        rows(book.create_sheet(month), [["Nr", "Naam", "Acties"], [1, "Bo Vos", action]])
    xlsx(book, path)


def crowded(path):
    """Cells that name several persons, with all that belongs to them; two children of one name; no case numbers."""
    book = openpyxl.Workbook()
    rows(book.active, [
        ["jeugdige (voor- en achternaam + geb. datum)", "gezaghebbende ouder(s) + telefoon", "broers / zussen", "netwerk", "huisarts",
         "school + leerkracht", "actie(s)"],
        ["Yusuf el Idrissi, 2-5-2013", "Fatima el Idrissi (moeder) 06-12345678, Mo el Idrissi (vader), 06-87654321", "Sami (9), Lina (4)",
         "oma Khadija, buurvrouw Ans de Wit", "dr. Bakker, Huisartsenpraktijk De Linde", "OBS De Regenboog, juf Anja", "CJG: belt"],
        ["Kim, 1-1-2017", None, None, None, None, None, "school: mailt"], ["Kim, 2-2-2014", None, None, None, None, None, "CJG: belt"]])
    xlsx(book, path)


def macro(path):
    book = openpyxl.Workbook()
    rows(book.active, [["Nr", "Naam jeugdige", "Acties"], [1, "Abel Schouten", "CJG: belt vader"]])

    def replace(name, part):
        plain, macros = b"spreadsheetml.sheet.main+xml", b"sheet.macroEnabled.main+xml"
        if name == "[Content_Types].xml":
            part = part.replace(b"application/vnd.openxmlformats-officedocument." + plain, b"application/vnd.ms-excel." + macros)
        return part

    xlsx(book, path, replace)


def csv(path, delimiter, encoding, newline="\r\n"):
    def cell(value):
        value = value.strftime("%d-%m-%Y") if isinstance(value, DATE) else str(value)
        return '"' + value.replace('"', '""') + '"' if any(c in value for c in delimiter + '"\n') else value

    text_ = newline.join(delimiter.join(cell(value) for value in row) for row in TIDY) + newline
    path.write_bytes(text_.encode(encoding))


def old_excel(path):
    book = xlwt.Workbook(encoding="utf-8")
    sheet = book.add_sheet("Blad1")
    day = xlwt.easyxf(num_format_str="DD-MM-YYYY")
    for c, header in enumerate(["Nr", "Naam cliënt", "Geb.datum", "Ouders", "Actie", "Wie", "Voor"]):
        sheet.write(0, c, header)
    sheet.write_merge(1, 2, 0, 0, 21)
    sheet.write_merge(1, 2, 1, 1, "Zoë de Haan-Özdemir")
    sheet.write(1, 2, DATE(2014, 9, 30), day)
    sheet.write(1, 3, "Merve Özdemir en Jan de Haan")
    for r, (what, who, due) in enumerate([("belt Zoë", "huisarts", DATE(2026, 12, 11)), ("meldt aan bij CJG", "POH-jeugd", "begin januari")], 1):
        sheet.write(r, 4, what)
        sheet.write(r, 5, who)
        sheet.write(r, 6, due, day if isinstance(due, DATE) else xlwt.Style.default_style)
    book.save(str(path))


def calc(path):
    document = opendocument.OpenDocumentSpreadsheet()
    document.meta.childNodes = []
    hidden = style.Style(name="hidden", family="table")
    hidden.addElement(style.TableProperties(display="false"))
    document.automaticstyles.addElement(hidden)

    def cell(value=None, **attributes):
        if isinstance(value, DATE):
            made = table.TableCell(valuetype="date", datevalue=value.isoformat(), **attributes)
        elif isinstance(value, (int, float)):
            made = table.TableCell(valuetype="float", value=value, **attributes)
        else:
            made = table.TableCell(**({"valuetype": "string"} if value else {}), **attributes)
        for line in str(value or "").split("\n") if value is not None else []:
            made.addElement(text.P(text=line))
        return made

    def row(parent, cells, **attributes):
        made = table.TableRow(**attributes)
        for one in cells:
            made.addElement(one)
        parent.addElement(made)

    sheet = table.Table(name="Casuïstiek")
    row(sheet, [cell("MDO jeugd 3 december 2026", numbercolumnsspanned=5)])
    row(sheet, [cell()], numberrowsrepeated=2)
    row(sheet, [cell(), *(cell(header) for header in ["Nr", "Naam jeugdige", "Geb. datum", "Acties"])])
    row(sheet, [cell(), cell(41, numberrowsspanned=2), cell("Amara Diallo", numberrowsspanned=2), cell(DATE(2013, 4, 5)),
                cell("- CJG: belt moeder\n- school: gesprek & verslag")])
    row(sheet, [cell(), table.CoveredTableCell(), table.CoveredTableCell(), cell(), cell("huisarts: verwijst")])
    row(sheet, [cell(), cell(42), cell("Finn Hoekstra"), cell("6-7-2015"), cell("politie: wijkagent gaat langs")])
    row(sheet, [table.TableCell(numbercolumnsrepeated=16384)], numberrowsrepeated=1048000)
    document.spreadsheet.addElement(sheet)
    document.spreadsheet.addElement(table.Table(name="Oud", stylename="hidden"))
    out = io.BytesIO()
    document.write(out)
    path.write_bytes(repack(out.getvalue()))


def password(path, secret):
    """Agile encryption, as Excel writes it since 2010."""
    agile._random_buffer = random.Random(2026).randbytes
    container.datetime2filetime = lambda _: FILETIME
    with (HERE / "tidy.xlsx").open("rb") as handle, path.open("wb") as out:
        OOXMLFile(handle).encrypt(secret, out)
    path.with_suffix(".txt").write_text(secret + "\n", encoding="utf-8")


def password_2007(path, secret):
    """Standard encryption, as Excel 2007 writes it; msoffcrypto-tool reads it, but writes only the newer kind."""
    sha1 = lambda data: hashlib.sha1(data).digest()
    source, name = random.Random(2007), "Microsoft Enhanced RSA and AES Cryptographic Provider\0".encode("utf-16-le")
    salt, verifier = source.randbytes(16), source.randbytes(16)
    digest = sha1(salt + secret.encode("utf-16-le"))
    for round_ in range(50_000):
        digest = sha1(struct.pack("<I", round_) + digest)
    digest = sha1(digest + bytes(4))
    key = sha1(bytes(a ^ 0x36 for a in digest + bytes(44)))[:16]

    def seal(data):
        encryptor = Cipher(algorithms.AES(key), modes.ECB()).encryptor()
        return encryptor.update(data + bytes(-len(data) % 16))

    header = struct.pack("<8I", 0x24, 0, 0x660E, 0x8004, 128, 0x18, 0, 0) + name
    info = struct.pack("<HHII", 3, 2, 0x24, len(header)) + header
    info += struct.pack("<I", 16) + salt + seal(verifier) + struct.pack("<I", 20) + seal(sha1(verifier))
    plain = (HERE / "tidy.xlsx").read_bytes()
    container.datetime2filetime = lambda _: FILETIME
    out = io.BytesIO()
    container.ECMA376Encrypted(struct.pack("<Q", len(plain)) + seal(plain), info).write_to(out)
    path.write_bytes(out.getvalue())
    check = io.BytesIO()
    opened = OOXMLFile(io.BytesIO(out.getvalue()))
    opened.load_key(secret, verify_password=True)
    opened.decrypt(check)
    assert check.getvalue()[: len(plain)] == plain


def example(path):
    """The sheet of the README: as a coordinator's looks."""
    book = openpyxl.Workbook()
    sheet = book.active
    sheet.title = "Casuïstiek"
    dark, light, line = "1F4E5F", "E8F1F2", Side(style="thin", color="B7C9CC")
    sheet["A1"] = "MDO jeugd en kwetsbare gezinnen – wijk De Linden"
    sheet["A1"].font = Font(size=16, bold=True, color=dark)
    sheet["A2"] = "Overleg van donderdag 3 december 2026, 12.00 – 13.30 uur"
    sheet["A2"].font = Font(italic=True, color="5F6F73")
    header = ["Casusnr.", "Naam jeugdige", "Geb. datum", "BSN", "Adres", "Ouder(s)", "Tel.nr.", "School", "Inbrenger", "Crisismeter",
              "Vraag aan overleg", "Acties"]
    cases = [
        ["2026-014", "Yusuf el Idrissi", DATE(2013, 5, 2), "111222333", "Lindelaan 12a\n1234 AB Almelo", "moeder: Fatima el Idrissi\nvader: Mo el Idrissi",
         "06-12345678", "OBS De Regenboog, groep 8", "Karin de Boer, POH-jeugd", "oranje", "Yusuf slaapt slecht en mist school. Wie kan helpen?",
         "- Karin de Boer: belt Fatima over het slapen (vóór 15-12)\n- IB'er: gesprek met Yusuf over groep 8, uiterlijk 10 december\n- CJG: denkt mee over dagritme"],
        ["2026-015", "Sanne van der Berg", DATE(2010, 11, 23), "123456782", "Kerkplein 4\n1234 CD Almelo", "moeder: Anja Jansen\nvader: Peter van der Berg",
         "0546-123456", "Het Erasmus, 4 havo", "Rachida Amrani, leerplichtambtenaar", "rood", "Sanne zit al zes weken thuis.",
         "- Leerplicht: gesprek met Sanne en haar ouders (week 50)\n- Huisarts: verwijst Sanne naar de GGZ, uiterlijk 8 december\n- Bas Smit: zoekt dagbesteding voor Sanne"],
        ["2026-016", "Zofia Kowalska", DATE(2016, 2, 29), "012345672", "Noorderstraat 8 hs\n1235 EF Almelo", "Katarzyna Kowalska (moeder)",
         "+31 6 11 22 33 44", "CBS De Ark, groep 5", "Bas Smit, CJG", "groen", "Moeder vraagt hulp bij de opvoeding, er is weinig netwerk.",
         "- CJG: plant huisbezoek bij Katarzyna (begin januari)\n- Wijkteam: vraagt een tolk Pools aan, vóór 12 december"],
        ["2026-017", "Jayden Wijngaarde", DATE(2012, 8, 17), "999990007", "Dorpsstraat 101\n1234 GH Almelo", "Cheryl Wijngaarde (moeder)\nMarlon Pinas (stiefvader)",
         "06 87 65 43 21", "Praktijkschool Het Anker", "Karin de Boer, POH-jeugd", "oranje", "Jayden wordt op straat gezien met oudere jongens.",
         "- Wijkagent: spreekt Jayden aan op het plein, half januari\n- Jongerenwerk: nodigt Jayden uit voor het voetbal\n- Karin de Boer: overlegt met Cheryl en Marlon (over twee weken)"],
        ["2026-018", "Selam Haile", DATE(2015, 6, 9), "999990019", "Lindelaan 40\n1234 AC Almelo", "Abrehet Haile (moeder)", "06-11223344", "OBS De Regenboog, groep 6",
         "Bas Smit, CJG", "groen", "Hoe gaat het na de verhuizing?", "- IB'er: volgt Selam in de klas, terugkoppeling op volgend overleg"],
        ["2026-019", "Tjitske Hoekstra", DATE(2009, 3, 14), "999990020", "Molenweg 7\n1236 KL Almelo", "ouders: Wiebe en Nynke Hoekstra", "0546-765432",
         "ROC, niveau 3", "Rachida Amrani, leerplichtambtenaar", "oranje", "Tjitske wil zelfstandig wonen.",
         "- Wijkteam: bespreekt woonplekken met Tjitske (vóór 1 februari 2027)\n- POH-jeugd: maakt veiligheidsplan met Tjitske en Nynke, uiterlijk 11 december"],
    ]
    rows(sheet, [header] + cases, 4)
    for cell in sheet[4]:
        cell.font, cell.fill = Font(bold=True, color="FFFFFF"), PatternFill("solid", fgColor=dark)
        cell.alignment = Alignment(vertical="center", wrap_text=True)
    for index, row in enumerate(sheet.iter_rows(min_row=5, max_row=4 + len(cases))):
        for cell in row:
            cell.alignment = Alignment(vertical="top", wrap_text=True)
            cell.border = Border(bottom=line)
            if index % 2:
                cell.fill = PatternFill("solid", fgColor=light)
        row[2].number_format = "DD-MM-YYYY"
        sheet.row_dimensions[5 + index].height = 80
    below = 4 + len(cases) + 2
    rows(sheet, [["Deelnemers"], ["Naam", "Functie", "Organisatie"], ["Karin de Boer", "POH-jeugd", "Huisartsen De Linden"],
                 ["Bas Smit", "jeugdconsulent", "CJG"], ["Rachida Amrani", "leerplichtambtenaar", "gemeente"], ["Mia Kok", "voorzitter", "wijkteam"]], below)
    sheet.cell(below, 1).font = Font(bold=True, color=dark)
    for cell in sheet[below + 1][:3]:
        cell.font = Font(bold=True)
    for column, width in enumerate([11, 21, 12, 12, 22, 28, 18, 26, 24, 12, 36, 58], 1):
        sheet.column_dimensions[get_column_letter(column)].width = width
    meter = DataValidation(type="list", formula1='"rood,oranje,groen"', allow_blank=True)
    sheet.add_data_validation(meter)
    meter.add(f"J5:J{4 + len(cases)}")
    sheet.freeze_panes = "C5"
    sheet.auto_filter.ref = f"A4:L{4 + len(cases)}"
    sheet.page_setup.orientation, sheet.page_setup.paperSize, sheet.page_setup.fitToHeight = "landscape", 9, 0
    sheet.sheet_properties.pageSetUpPr = openpyxl.worksheet.properties.PageSetupProperties(fitToPage=True)
    xlsx(book, path)


def main():
    EXAMPLES.mkdir(exist_ok=True)
    tidy(HERE / "tidy.xlsx")
    tidy(HERE / "tidy_named_xls.xls")
    titled(HERE / "titled.xlsx")
    merged(HERE / "merged.xlsx")
    odd_types(HERE / "odd_types.xlsx")
    epoch_1904(HERE / "epoch_1904.xlsx")
    several(HERE / "several.xlsx")
    only_hidden(HERE / "only_hidden.xlsx")
    joined(HERE / "joined.xlsx")
    typo(HERE / "typo.xlsx")
    no_actions(HERE / "no_actions.xlsx")
    no_header(HERE / "no_header.xlsx")
    per_case(HERE / "per_case.xlsx")
    two_rows(HERE / "two_rows.xlsx")
    bad_numbers(HERE / "bad_numbers.xlsx")
    formulas(HERE / "formulas.xlsx")
    formulas_bare(HERE / "formulas_bare.xlsx")
    repeated(HERE / "repeated.xlsx")
    forms(HERE / "forms.xlsx")
    transposed(HERE / "transposed.xlsx")
    per_meeting(HERE / "per_meeting.xlsx")
    crowded(HERE / "crowded.xlsx")
    macro(HERE / "macro.xlsm")
    for layout in [tidy, titled, merged, odd_types, epoch_1904, several]:
        layout(HERE / f"{layout.__name__}.xlsb")
    csv(HERE / "cp1252.csv", ";", "cp1252")
    csv(HERE / "utf8_tab.csv", "\t", "utf-8-sig")
    csv(HERE / "utf8_comma.csv", ",", "utf-8", "\n")
    old_excel(HERE / "old.xls")
    calc(HERE / "calc.ods")
    formulas_calc(HERE / "formulas.ods")
    password(HERE / "password.xlsx", "Líndelaan 2026!")
    password_2007(HERE / "password_2007.xlsx", "Líndelaan 2026!")
    example(EXAMPLES / "casuistiek.xlsx")


if __name__ == "__main__":
    main()
