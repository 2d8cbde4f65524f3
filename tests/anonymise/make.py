#!/usr/bin/env python3
"""Makes the workbook that hides names wherever Excel lets you, with openpyxl: a program other than mdo.

    pip install openpyxl
    python3 tests/anonymise/make.py

Everybody in it is made up. The output is the same on every run.
"""

import datetime
import importlib.util
import pathlib

import openpyxl
from openpyxl.comments import Comment
from openpyxl.packaging.custom import StringProperty
from openpyxl.workbook.defined_name import DefinedName
from openpyxl.worksheet.datavalidation import DataValidation

HERE = pathlib.Path(__file__).parent
DATE = datetime.date

spec = importlib.util.spec_from_file_location("sheets", HERE.parent / "sheets" / "make.py")
sheets = importlib.util.module_from_spec(spec)
spec.loader.exec_module(sheets)


def hiding_places(path):
    book = openpyxl.Workbook()
    sheet = book.active
    sheet.title = "Fam. el Idrissi"
    sheet["A1"] = "MDO over Yusuf el Idrissi en Sanne van der Berg"
    sheets.rows(sheet, [
        ["Nr", "Kind (Yusuf, Sanne)", "Geb. datum", "Leeftijd", "Geslacht", "Geboorteplaats", "Adres", "PC", "Woonplaats", "Moeder", "Vader",
         "Tel. moeder", "E-mail", "BSN", "Dossiernummer", "School", "Sportclub", "Huisarts", "Inbrenger", "Hulpvraag", "Bijnaam", "Wie kent het kind", "Datum overleg",
         "Actie", "Wie", "Wanneer", "Status"],
        ["2026-014", "Yusuf el Idrissi", DATE(2013, 5, 2), 13, "m", "Tanger", "Dorpsstraat 12a", "1234 AB", "Almelo", "Fatima Benali", "Mo el Idrissi",
         "06-12345678", "fatima.benali@voorbeeld.nl", "111222333", "Z/22/392805", "OBS De Regenboog, groep 7", "VV Oranje Zwart", "dr. Bakker",
         "Karin de Boer, POH-jeugd", "Yusuf slaapt slecht sinds hij in Almelo woont; Fatima belde op 3-11.", "Joessie", "Tante Samira Benali, zij past op", DATE(2026, 12, 3),
         "belt Fatima over het slapen van Yusuf", "Karin de Boer", DATE(2026, 12, 15), "open"],
        [None, None, None, None, None, None, None, None, None, None, None, None, None, None, None, None, None, None, None, None, None, None, None,
         "mailt de school (De Regenboog) over y.idrissi@voorbeeld.nl", "IB'er", "half januari", "open"],
        ["2026-015", "Sanne van der Berg", "23-11-2010", "16 jr", "v", "Almelo", "Kerkplein 4", "1234CD", "Almelo", "A. Jansen", "P. van der Berg",
         612345679, None, 123456782, None, "Het Erasmus, 4 havo", "Judo Almelo", "dr. Bakker", "Bas Smit (CJG)", "Hoe krijgen we Sanne weer naar school?", "San",
         612345670, DATE(2026, 12, 3), "gesprek met Sanne en mw. Jansen", "Bas Smit", "15-12", "gedaan"],
    ], 3)
    sheet["B4"].comment = Comment("Yusuf zelf niet bellen", "Karin de Boer")
    sheet.oddHeader.center.text = "Dossier Yusuf el Idrissi"
    sheet.oddFooter.left.text = "Karin de Boer"
    names = DataValidation(type="list", formula1='"Karin de Boer,Bas Smit"', allow_blank=True)
    names.promptTitle, names.prompt = "Fatima", "Kies wie Fatima belt"
    sheet.add_data_validation(names)
    names.add("Y4:Y9")
    sheet["T4"].hyperlink = "https://voorbeeld.nl/yusuf-el-idrissi"
    sheets.rows(sheet, [["Deelnemers"], ["Naam", "Functie"], ["Karin de Boer", "POH-jeugd"], ["Bas Smit", "CJG"]], 9)
    hidden = book.create_sheet("Contact Fatima")
    hidden.sheet_state = "hidden"
    sheets.rows(hidden, [["Casusnummer", "Naam jeugdige", "Opa", "Telefoon"], ["2026-014", "Yusuf el Idrissi", "Driss el Idrissi", "0546-123456"]])
    lists = book.create_sheet("Lijsten")
    sheets.rows(lists, [["Karin de Boer"], ["Bas Smit"], ["Fatima Benali"]])
    book.defined_names["Yusuf"] = DefinedName("Yusuf", attr_text="'Fam. el Idrissi'!$B$4")
    book.properties.title, book.properties.subject = "Yusuf el Idrissi", "Fatima Benali"
    book.properties.keywords, book.properties.description = "Idrissi", "Karin de Boer"
    book.custom_doc_props.append(StringProperty(name="Jeugdige", value="Yusuf el Idrissi"))
    sheets.xlsx(book, path)


if __name__ == "__main__":
    hiding_places(HERE / "hiding_places.xlsx")
