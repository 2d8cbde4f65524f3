"""make.py: makes the documents of this folder with python-docx and LibreOffice.

    python tests/docx/make.py

All persons are made up. Every place where a Word document can hold a name holds one of them: Yusuf el Idrissi, his
mother Fatima Bouchta, and Bregje Zonneveld, who wrote the document. The tests search every part of what comes out
for these words.
"""

import io
import re
import shutil
import struct
import subprocess
import tempfile
import zipfile
import zlib
from pathlib import Path

import docx
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls
from docx.shared import Cm, Pt, RGBColor

HERE = Path(__file__).resolve().parent
TIME = (1980, 1, 1, 0, 0, 0)
W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
R = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"


def chunk(kind, data):
    return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))


def png():
    rows = b"".join(b"\0" + bytes((200, 30 + x, 90) [i] for x in range(40) for i in range(3)) for _ in range(20))
    return (
        b"\x89PNG\r\n\x1a\n"
        + chunk(b"IHDR", struct.pack(">IIBBBBB", 40, 20, 8, 2, 0, 0, 0))
        + chunk(b"tEXt", b"Author\0Bregje Zonneveld")
        + chunk(b"IDAT", zlib.compress(rows))
        + chunk(b"IEND", b"")
        + b"Fatima Bouchta behind the end"
    )


def repack(path, change):
    """Writes the package again with `change(name, data)`: new data, or None to leave the part out; then `extra`."""
    with zipfile.ZipFile(path) as old:
        parts = [(name, change(name, old.read(name))) for name in old.namelist()]
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as new:
        for name, data in parts:
            if data is not None:
                new.writestr(zipfile.ZipInfo(name, TIME), data, zipfile.ZIP_DEFLATED)


def add(path, extra, types="", relations=""):
    """Adds parts, content types and relations of the main part."""

    def change(name, data):
        if name == "[Content_Types].xml":
            return data.replace(b"</Types>", types.encode() + b"</Types>")
        if name == "word/_rels/document.xml.rels":
            return data.replace(b"</Relationships>", relations.encode() + b"</Relationships>")
        return data

    repack(path, change)
    with zipfile.ZipFile(path, "a", zipfile.ZIP_DEFLATED) as package:
        for name, data in extra.items():
            package.writestr(zipfile.ZipInfo(name, TIME), data, zipfile.ZIP_DEFLATED)


def properties(document):
    core = document.core_properties
    core.author = core.last_modified_by = "Bregje Zonneveld"
    core.title = "Verslag Yusuf el Idrissi"
    core.subject, core.keywords, core.comments = "Idrissi", "Bouchta", "Moeder Fatima belt"
    core.category = "Zonneveld"


def runs(document):
    """What python-docx makes: names over runs, tables, headers, lists, a comment, a picture."""
    document.add_heading("Gespreksverslag Yusuf el Idrissi", 0)
    paragraph = document.add_paragraph("Besproken met ")
    for index, text in enumerate(["Fa", "tima Bou", "chta"]):
        run = paragraph.add_run(text)
        run.bold = index == 0
        run.font.color.rgb = RGBColor(0xC0, 0x20 * index, 0)
    paragraph.add_run(" op school; zij belt op ")
    run = paragraph.add_run("06-12345678")
    run.italic = True
    document.add_comment(run, text="Bregje Zonneveld vraagt of Yusuf dit weet.", author="Bregje Zonneveld", initials="BZ")
    paragraph = document.add_paragraph("Yu")
    paragraph.runs[0].add_tab()
    paragraph.add_run("Roos gaat naar voetbal en hoopt op een rustige week.")
    document.add_paragraph("BSN van Yusuf: 123456782", style="List Bullet")
    document.add_paragraph("Mail: fatima.bouchta@voorbeeld.nl", style="List Bullet")
    table = document.add_table(rows=1, cols=3, style="Light Grid Accent 1")
    for cell, text in zip(table.rows[0].cells, ["Naam", "Rol", "Telefoon"]):
        cell.text = text
    for row in [("Fatima Bouchta", "moeder", "0612345678"), ("Yusuf el Idrissi", "jeugdige", "-")]:
        for cell, text in zip(table.add_row().cells, row):
            cell.text = text
    inner = table.add_row().cells[0].add_table(rows=1, cols=1)
    inner.cell(0, 0).text = "Binnentabel: Yusuf"
    paragraph = document.add_paragraph()
    paragraph.add_run().add_picture(io.BytesIO(png()), width=Cm(2))
    picture = paragraph._p.xpath(".//wp:docPr")[0]
    picture.set("name", "Foto Yusuf")
    picture.set("descr", "Tekening die Yusuf voor Fatima maakte")
    picture.set("title", "C:\\Users\\bzonneveld\\yusuf.png")
    section = document.sections[0]
    section.header.paragraphs[0].text = "Dossier Y. el Idrissi – Bregje Zonneveld"
    section.footer.paragraphs[0].text = "Vertrouwelijk: Fatima Bouchta"
    style = document.styles.add_style("Kop Zonneveld", 1)
    style.font.size = Pt(15)
    document.add_paragraph("Afspraken", style=style)
    document.add_paragraph("De leerkracht belt moeder voor 3 december.")


TEXT_BOX = """<w:txbxContent><w:p><w:r><w:t>Let op: moeder Fati</w:t></w:r><w:r><w:t>ma is bereikbaar</w:t></w:r></w:p></w:txbxContent>"""

# One paragraph, or block, for each way to hide a name.
TRICKS = f"""
<w:p><w:r><w:t xml:space="preserve">Overleg met </w:t></w:r>
  <w:del w:id="1" w:author="Bregje Zonneveld" w:date="2026-11-02T10:00:00Z"><w:r w:rsidDel="00AB12CD"><w:delText>Fatima Bouch</w:delText></w:r></w:del>
  <w:ins w:id="2" w:author="Bregje Zonneveld" w:date="2026-11-02T10:00:00Z"><w:r><w:t>Yusuf en Bouch</w:t></w:r></w:ins>
  <w:r><w:t>ta vandaag.</w:t></w:r></w:p>
<w:p><w:r><w:t>Tussen Yu</w:t></w:r><w:del w:id="3" w:author="Bregje Zonneveld" w:date="2026-11-02T10:00:00Z"><w:r><w:delText>suf</w:delText></w:r></w:del><w:r><w:t xml:space="preserve"> en school.</w:t></w:r></w:p>
<w:p><w:moveFromRangeStart w:id="20" w:name="Verplaatst Bouchta" w:author="Bregje Zonneveld"/><w:moveFrom w:id="4" w:author="Bregje Zonneveld" w:date="2026-11-02T10:00:00Z"><w:r><w:t>Verplaatst: Fatima Bouchta.</w:t></w:r></w:moveFrom><w:moveFromRangeEnd w:id="20"/></w:p>
<w:p><w:pPr><w:rPr><w:del w:id="5" w:author="Bregje Zonneveld"/></w:rPr></w:pPr><w:r><w:t>Samengevoegd: Yu</w:t></w:r></w:p>
<w:p><w:r><w:t>suf kwam later.</w:t></w:r></w:p>
<w:p><w:r><w:t>Afgebroken: Fati</w:t></w:r><w:r><w:softHyphen/><w:t>ma, en Bou&#xAD;chta, en Jan</w:t><w:noBreakHyphen/><w:t>Willem.</w:t></w:r></w:p>
<w:p><w:r><w:t>Eerste regel Yusuf</w:t><w:br/><w:t>tweede regel Fatima</w:t><w:tab/><w:t>na de tab.</w:t></w:r></w:p>
<w:p><w:r><w:fldChar w:fldCharType="begin"><w:fldData>WW91c3VmIEJvdWNodGE=</w:fldData></w:fldChar></w:r><w:r><w:instrText xml:space="preserve"> HYPERLINK "mailto:fatima.bou</w:instrText></w:r><w:r><w:instrText>chta@voorbeeld.nl" </w:instrText></w:r><w:r><w:fldChar w:fldCharType="separate"/></w:r><w:r><w:t>Stuur een bericht</w:t></w:r><w:r><w:fldChar w:fldCharType="end"/></w:r></w:p>
<w:p><w:r><w:t xml:space="preserve">Gemaakt door </w:t></w:r><w:fldSimple w:instr=" AUTHOR &quot;Bregje Zonneveld&quot; "><w:r><w:t>Bregje Zonneveld</w:t></w:r></w:fldSimple><w:r><w:t xml:space="preserve"> op bladzijde </w:t></w:r><w:fldSimple w:instr=" PAGE "><w:r><w:t>1</w:t></w:r></w:fldSimple></w:p>
<w:p><w:hyperlink r:id="rIdBouchta" w:tooltip="Pagina van Fatima Bouchta"><w:r><w:t>de website</w:t></w:r></w:hyperlink><w:r><w:t xml:space="preserve"> en </w:t></w:r><w:hyperlink w:anchor="DossierYusuf"><w:r><w:t>verderop</w:t></w:r></w:hyperlink></w:p>
<w:p><w:bookmarkStart w:id="30" w:name="DossierYusuf"/><w:r><w:t>Verderop staat meer.</w:t></w:r><w:bookmarkEnd w:id="30"/><w:smartTag w:uri="urn:schemas-microsoft-com:office:smarttags" w:element="PersonName"><w:smartTagPr><w:attr w:name="ProductID" w:val="Fatima Bouchta"/></w:smartTagPr><w:r><w:t xml:space="preserve"> Slim: Fatima</w:t></w:r></w:smartTag></w:p>
<w:sdt><w:sdtPr><w:alias w:val="Naam Yusuf"/><w:tag w:val="idrissi_naam"/><w:dataBinding w:xpath="/naam[1]='Yusuf el Idrissi'" w:storeItemID="{{11111111-2222-3333-4444-555555555555}}"/><w:dropDownList><w:listItem w:displayText="Fatima Bouchta" w:value="fatima"/></w:dropDownList></w:sdtPr><w:sdtContent><w:p><w:r><w:t>Yusuf el Idrissi</w:t></w:r></w:p></w:sdtContent></w:sdt>
<w:p><w:r><mc:AlternateContent><mc:Choice Requires="wps"><w:drawing><wp:inline distT="0" distB="0" distL="0" distR="0"><wp:extent cx="2500000" cy="600000"/><wp:docPr id="77" name="Tekstvak Fatima" descr="Kader over Bouchta"/><a:graphic><a:graphicData uri="http://schemas.microsoft.com/office/word/2010/wordprocessingShape"><wps:wsp><wps:cNvSpPr txBox="1"/><wps:spPr><a:xfrm><a:off x="0" y="0"/><a:ext cx="2500000" cy="600000"/></a:xfrm><a:prstGeom prst="rect"><a:avLst/></a:prstGeom></wps:spPr><wps:txbx>{TEXT_BOX}</wps:txbx><wps:bodyPr/></wps:wsp></a:graphicData></a:graphic></wp:inline></w:drawing></mc:Choice><mc:Fallback><w:pict><v:shape id="Kader Bouchta" style="width:200pt;height:50pt" alt="Kader over Bouchta" o:gfxdata="Qm91Y2h0YQ=="><v:textbox>{TEXT_BOX}</v:textbox></v:shape></w:pict></mc:Fallback></mc:AlternateContent></w:r></w:p>
<w:p><w:r><w:object w:dxaOrig="1440" w:dyaOrig="1440"><v:shape id="_x0000_i1025" style="width:72pt;height:72pt" o:ole=""><v:imagedata r:id="rIdEmf" o:title="Bouchta"/></v:shape><o:OLEObject Type="Embed" ProgID="Word.Document.12" ShapeID="_x0000_i1025" DrawAspect="Content" ObjectID="_1" r:id="rIdOle"/></w:object></w:r></w:p>
<w:p><w:permStart w:id="9" w:ed="bzonneveld@voorbeeld.nl"/><w:r><w:t>Bewerkbaar.</w:t></w:r><w:permEnd w:id="9"/></w:p>
<w:p><w:r><w:rPr><w:rFonts w:ascii="Handschrift Bouchta" w:hAnsi="Handschrift Bouchta"/></w:rPr><w:t>Met een eigen letter.</w:t></w:r><w:r><w:footnoteReference w:id="2"/></w:r><!-- Fatima Bouchta --><?zoek Bouchta?></w:p>
<w:p onbekend:naam="Bouchta"><onbekend:tekst>Fatima Bouchta</onbekend:tekst><w:r><w:t><![CDATA[Ook Fatima & ]]>Bouchta.</w:t></w:r></w:p>
<w:p><w:r><w:pict><v:shape id="Watermerk Bouchta" type="#_x0000_t136" style="width:100pt;height:20pt"><v:textpath style="font-family:&quot;Calibri&quot;" string="Bouchta"/></v:shape></w:pict></w:r></w:p>
<w:p><w:r><w:drawing><wp:inline distT="0" distB="0" distL="0" distR="0"><wp:extent cx="3000000" cy="1500000"/><wp:docPr id="78" name="Grafiek Yusuf"/><a:graphic><a:graphicData uri="http://schemas.openxmlformats.org/drawingml/2006/chart"><c:chart r:id="rIdGrafiek"/></a:graphicData></a:graphic></wp:inline></w:drawing></w:r></w:p>
<w:p><w:r><w:drawing><wp:inline distT="0" distB="0" distL="0" distR="0"><wp:extent cx="3000000" cy="900000"/><wp:docPr id="79" name="Genogram"/><a:graphic><a:graphicData uri="http://schemas.openxmlformats.org/drawingml/2006/diagram"><dgm:relIds r:dm="rIdDm" r:lo="rIdLo" r:qs="rIdQs" r:cs="rIdCs"/></a:graphicData></a:graphic></wp:inline></w:drawing></w:r></w:p>
<w:altChunk r:id="rIdChunk"/>
"""

A = "http://schemas.openxmlformats.org/drawingml/2006/main"
DGM = "http://schemas.openxmlformats.org/drawingml/2006/diagram"
CHART = f"""<c:chartSpace xmlns:c="http://schemas.openxmlformats.org/drawingml/2006/chart" xmlns:a="{A}" xmlns:r="{R}"><c:chart><c:title><c:tx><c:rich><a:bodyPr/><a:p><a:r><a:t>Verzuim van Yu</a:t></a:r><a:r><a:t>suf</a:t></a:r></a:p></c:rich></c:tx></c:title><c:plotArea><c:barChart><c:barDir val="col"/><c:ser><c:idx val="0"/><c:order val="0"/><c:tx><c:strRef><c:f>Bouchta!$B$1</c:f><c:strCache><c:ptCount val="1"/><c:pt idx="0"><c:v>Yusuf el Idrissi</c:v></c:pt></c:strCache></c:strRef></c:tx><c:val><c:numRef><c:f>Blad1!$B$2</c:f><c:numCache><c:formatCode>General</c:formatCode><c:ptCount val="1"/><c:pt idx="0"><c:v>12</c:v></c:pt></c:numCache></c:numRef></c:val></c:ser><c:axId val="1"/><c:axId val="2"/></c:barChart><c:catAx><c:axId val="1"/><c:crossAx val="2"/></c:catAx><c:valAx><c:axId val="2"/><c:crossAx val="1"/></c:valAx></c:plotArea></c:chart><c:externalData r:id="rId1"/></c:chartSpace>"""
DIAGRAM = f"""<dgm:dataModel xmlns:dgm="{DGM}" xmlns:a="{A}"><dgm:ptLst><dgm:pt modelId="{{11111111-2222-3333-4444-ABCDEFABCDEF}}" type="doc"/><dgm:pt modelId="{{21111111-2222-3333-4444-ABCDEFABCDEF}}"><dgm:prSet phldrT="Fatima"/><dgm:t><a:bodyPr/><a:p><a:r><a:t>Moeder Fatima Bouch</a:t></a:r><a:r><a:t>ta</a:t></a:r></a:p></dgm:t></dgm:pt></dgm:ptLst><dgm:cxnLst/></dgm:dataModel>"""

PARTS = {
    "word/footnotes.xml": f'<w:footnotes xmlns:w="{W}"><w:footnote w:type="separator" w:id="0"><w:p><w:r><w:separator/></w:r></w:p></w:footnote><w:footnote w:type="continuationSeparator" w:id="1"><w:p><w:r><w:continuationSeparator/></w:r></w:p></w:footnote><w:footnote w:id="2"><w:p><w:r><w:footnoteRef/></w:r><w:r><w:t xml:space="preserve"> Gezegd door Fatima Bouch</w:t></w:r><w:r><w:t>ta.</w:t></w:r></w:p></w:footnote></w:footnotes>',
    "word/charts/chart1.xml": CHART,
    "word/charts/_rels/chart1.xml.rels": f'<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="{R}/package" Target="../embeddings/Blad.xlsx"/></Relationships>',
    "word/embeddings/Blad.xlsx": b"PK Yusuf el Idrissi",
    "word/diagrams/data1.xml": DIAGRAM,
    "word/diagrams/layout1.xml": f'<dgm:layoutDef xmlns:dgm="{DGM}" uniqueId="Bouchta"><dgm:title val="Bouchta"/><dgm:layoutNode/></dgm:layoutDef>',
    "word/diagrams/quickStyle1.xml": f'<dgm:styleDef xmlns:dgm="{DGM}" uniqueId="x"/>',
    "word/diagrams/colors1.xml": f'<dgm:colorsDef xmlns:dgm="{DGM}" uniqueId="x"/>',
    "word/people.xml": '<w15:people xmlns:w15="http://schemas.microsoft.com/office/word/2012/wordml"><w15:person w15:author="Bregje Zonneveld"><w15:presenceInfo w15:providerId="AD" w15:userId="bzonneveld@voorbeeld.nl"/></w15:person></w15:people>',
    "word/glossary/document.xml": f'<w:glossaryDocument xmlns:w="{W}"><w:docParts><w:docPart><w:docPartBody><w:p><w:r><w:t>Groet, Bregje Zonneveld</w:t></w:r></w:p></w:docPartBody></w:docPart></w:docParts></w:glossaryDocument>',
    "word/embeddings/Bouchta.docx": b"PK Fatima Bouchta",
    "word/media/Bouchta.emf": "Fatima Bouchta".encode("utf-16-le"),
    "word/vbaProject.bin": b"Sub Zonneveld()",
    "word/bouchta.html": b"<p>Fatima Bouchta</p>",
    "word/printerSettings1.bin": b"\\\\zonneveld\\printer",
    "customXml/item9.xml": b"<naam>Yusuf el Idrissi</naam>",
    "docProps/custom.xml": b'<Properties xmlns="http://schemas.openxmlformats.org/officeDocument/2006/custom-properties"><property name="Kind">Yusuf</property></Properties>',
    "word/losse tekst Bouchta.xml": b"<x>Bouchta</x>",
}

TYPES = "".join(
    f'<Override PartName="/{name}" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.{kind}+xml"/>'
    for name, kind in [("word/footnotes.xml", "footnotes"), ("word/people.xml", "people"), ("word/glossary/document.xml", "document.glossary")]
) + "".join(
    f'<Override PartName="/{name}" ContentType="application/vnd.openxmlformats-officedocument.drawingml.{kind}+xml"/>'
    for name, kind in [
        ("word/charts/chart1.xml", "chart"),
        ("word/diagrams/data1.xml", "diagramData"),
        ("word/diagrams/layout1.xml", "diagramLayout"),
        ("word/diagrams/quickStyle1.xml", "diagramStyle"),
        ("word/diagrams/colors1.xml", "diagramColors"),
    ]
) + '<Default Extension="xlsx" ContentType="application/octet-stream"/><Default Extension="emf" ContentType="image/x-emf"/><Default Extension="bin" ContentType="application/octet-stream"/><Default Extension="html" ContentType="text/html"/><Default Extension="docx" ContentType="application/octet-stream"/>'


def relation(identifier, kind, target, outside=False):
    family = {
        "people": "http://schemas.microsoft.com/office/2011/relationships/",
        "vbaProject": "http://schemas.microsoft.com/office/2006/relationships/",
    }.get(kind, f"{R}/")
    mode = ' TargetMode="External"' if outside else ""
    return f'<Relationship Id="{identifier}" Type="{family}{kind}" Target="{target}"{mode}/>'


RELATIONS = "".join(
    [
        relation("rIdNoten", "footnotes", "footnotes.xml"),
        relation("rIdMensen", "people", "people.xml"),
        relation("rIdGlossary", "glossaryDocument", "glossary/document.xml"),
        relation("rIdOle", "package", "embeddings/Bouchta.docx"),
        relation("rIdEmf", "image", "media/Bouchta.emf"),
        relation("rIdVba", "vbaProject", "vbaProject.bin"),
        relation("rIdChunk", "aFChunk", "bouchta.html"),
        relation("rIdGrafiek", "chart", "charts/chart1.xml"),
        relation("rIdDm", "diagramData", "diagrams/data1.xml"),
        relation("rIdLo", "diagramLayout", "diagrams/layout1.xml"),
        relation("rIdQs", "diagramQuickStyle", "diagrams/quickStyle1.xml"),
        relation("rIdCs", "diagramColors", "diagrams/colors1.xml"),
        relation("rIdPrinter", "printerSettings", "printerSettings1.bin"),
        relation("rIdXml", "customXml", "../customXml/item9.xml"),
        relation("rIdBouchta", "hyperlink", "https://voorbeeld.nl/fatima-bouchta?naam=Fatima%20Bouchta", True),
        relation("rIdFoto", "image", "file:///C:/Users/zonneveld/yusuf.png", True),
    ]
)

SETTINGS = f"""<w:attachedTemplate r:id="rId1"/><w:mailMerge><w:query w:val="SELECT * FROM Bouchta"/></w:mailMerge>
<w:docVars><w:docVar w:name="kind" w:val="Yusuf el Idrissi"/></w:docVars>"""


def tricks(path):
    """A document of python-docx with everything of `TRICKS` put in."""
    spaces = " ".join(
        f'xmlns:{prefix}="{uri}"'
        for prefix, uri in {
            "w": W,
            "r": R,
            "mc": "http://schemas.openxmlformats.org/markup-compatibility/2006",
            "wp": "http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing",
            "a": "http://schemas.openxmlformats.org/drawingml/2006/main",
            "c": "http://schemas.openxmlformats.org/drawingml/2006/chart",
            "dgm": DGM,
            "wps": "http://schemas.microsoft.com/office/word/2010/wordprocessingShape",
            "v": "urn:schemas-microsoft-com:vml",
            "o": "urn:schemas-microsoft-com:office:office",
            "onbekend": "http://voorbeeld.nl/bouchta",
        }.items()
    )
    document = docx.Document()
    properties(document)
    document.add_heading("Trucs", 1)
    document.save(path)
    body = re.sub(r">\s*\n\s*<", "><", TRICKS.strip())

    def change(name, data):
        text = data.decode("utf-8") if name.endswith((".xml", ".rels")) else None
        if name == "word/document.xml":
            text = re.sub(r"<w:document[^>]*>", f"<w:document {spaces}>", text)
            at = text.index("<w:sectPr")
            return (text[:at] + body + text[at:]).encode()
        if name == "word/settings.xml":
            text = re.sub(r"(<w:settings[^>]*)>", lambda m: m.group(1) + (f' xmlns:r="{R}"' if "xmlns:r=" not in m.group(1) else "") + ">" + SETTINGS, text, count=1)
            return text.encode()
        return data

    repack(path, change)
    settings = f'<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">{relation("rId1", "attachedTemplate", "file:///C:/Users/zonneveld/sjabloon.dotm", True)}</Relationships>'
    add(path, {**PARTS, "word/_rels/settings.xml.rels": settings}, TYPES, RELATIONS)


def strict(source, path):
    """The same document in the strict form of the format."""
    shutil.copyfile(source, path)
    swaps = [
        ("http://schemas.openxmlformats.org/officeDocument/2006/relationships", "http://purl.oclc.org/ooxml/officeDocument/relationships"),
        (W, "http://purl.oclc.org/ooxml/wordprocessingml/main"),
        ("http://schemas.openxmlformats.org/drawingml/2006/main", "http://purl.oclc.org/ooxml/drawingml/main"),
        ("http://schemas.openxmlformats.org/drawingml/2006/picture", "http://purl.oclc.org/ooxml/drawingml/picture"),
        ("http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing", "http://purl.oclc.org/ooxml/drawingml/wordprocessingDrawing"),
    ]

    def change(name, data):
        if not name.endswith((".xml", ".rels")):
            return data
        text = data.decode("utf-8")
        for old, new in swaps:
            text = text.replace(old, new)
        return text.encode()

    repack(path, change)


FODT = """<?xml version="1.0" encoding="UTF-8"?>
<office:document xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0" xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0" xmlns:table="urn:oasis:names:tc:opendocument:xmlns:table:1.0" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:meta="urn:oasis:names:tc:opendocument:xmlns:meta:1.0" xmlns:xlink="http://www.w3.org/1999/xlink" xmlns:style="urn:oasis:names:tc:opendocument:xmlns:style:1.0" xmlns:fo="urn:oasis:names:tc:opendocument:xmlns:xsl-fo-compatible:1.0" office:version="1.3" office:mimetype="application/vnd.oasis.opendocument.text">
<office:meta><dc:title>Dossier Yusuf el Idrissi</dc:title><meta:initial-creator>Bregje Zonneveld</meta:initial-creator><dc:creator>Bregje Zonneveld</dc:creator><meta:user-defined meta:name="Kind">Yusuf</meta:user-defined></office:meta>
<office:automatic-styles><style:style style:name="P1" style:family="paragraph"/><style:style style:name="T1" style:family="text"><style:text-properties fo:font-weight="bold"/></style:style><style:page-layout style:name="pm1"/></office:automatic-styles>
<office:master-styles><style:master-page style:name="Standard" style:page-layout-name="pm1"><style:header><text:p>Koptekst over Fatima Bouchta</text:p></style:header><style:footer><text:p>Blad <text:page-number>1</text:page-number> – Zonneveld</text:p></style:footer></style:master-page></office:master-styles>
<office:body><office:text>
<text:tracked-changes><text:changed-region xml:id="ct1" text:id="ct1"><text:deletion><office:change-info><dc:creator>Bregje Zonneveld</dc:creator><dc:date>2026-11-02T10:00:00</dc:date></office:change-info><text:p>Bouchta </text:p></text:deletion></text:changed-region><text:changed-region xml:id="ct2" text:id="ct2"><text:insertion><office:change-info><dc:creator>Bregje Zonneveld</dc:creator><dc:date>2026-11-02T10:00:00</dc:date></office:change-info></text:insertion></text:changed-region></text:tracked-changes>
<text:h text:outline-level="1">Verslag over Yusuf el Idrissi</text:h>
<text:p>Moeder Fatima <text:change text:change-id="ct1"/>belt <text:change-start text:change-id="ct2"/>met Yu<text:span text:style-name="T1">suf</text:span> <text:change-end text:change-id="ct2"/>vandaag<text:note text:note-class="footnote"><text:note-citation>1</text:note-citation><text:note-body><text:p>Gehoord van Fatima Bouchta.</text:p></text:note-body></text:note>.<office:annotation><dc:creator>Bregje Zonneveld</dc:creator><dc:date>2026-11-02T10:00:00</dc:date><text:p>Klopt het nummer van Fatima, 06-12345678?</text:p></office:annotation></text:p>
<text:p>Mail naar <text:a xlink:type="simple" xlink:href="mailto:fatima.bouchta@voorbeeld.nl">moeder</text:a>; zie <text:bookmark-start text:name="Zonneveld 1"/>hier<text:bookmark-end text:name="Zonneveld 1"/>.</text:p>
<table:table table:name="Bouchta"><table:table-column table:number-columns-repeated="2"/><table:table-row><table:table-cell><text:p>Naam</text:p></table:table-cell><table:table-cell><text:p>Yusuf el Idrissi</text:p></table:table-cell></table:table-row><table:table-row><table:table-cell><text:p>BSN</text:p></table:table-cell><table:table-cell><text:p>123456782</text:p></table:table-cell></table:table-row></table:table>
<text:list><text:list-item><text:p>De leerkracht belt Fatima.</text:p></text:list-item></text:list>
</office:text></office:body></office:document>
"""


def libreoffice(path):
    with tempfile.TemporaryDirectory() as folder:
        source = Path(folder) / "libreoffice.fodt"
        source.write_text(FODT, encoding="utf-8")
        command = ["soffice", "--headless", f"-env:UserInstallation=file://{folder}/profile", "--convert-to", "docx:Office Open XML Text", "--outdir", folder, str(source)]
        subprocess.run(command, check=True, capture_output=True, timeout=300)
        shutil.copyfile(Path(folder) / "libreoffice.docx", path)


if __name__ == "__main__":
    document = docx.Document()
    properties(document)
    runs(document)
    document.save(HERE / "python_docx.docx")
    repack(HERE / "python_docx.docx", lambda name, data: data)
    tricks(HERE / "tricks.docx")
    strict(HERE / "python_docx.docx", HERE / "strict.docx")
    libreoffice(HERE / "libreoffice.docx")
