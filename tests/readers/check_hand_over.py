"""The packet for the Zorg- en Veiligheidshuis, read by python-docx: check_hand_over.py PACKET.docx PACKET.json"""
import json
import sys

import docx

document = docx.Document(sys.argv[1])
packet = json.load(open(sys.argv[2], encoding="utf-8"))
paragraphs = [paragraph.text for paragraph in document.paragraphs]
assert any(packet["casusnummer"] in text for text in paragraphs), "the number is in the title"
assert any(packet["grondslag"] in text for text in paragraphs), "the ground is said"
assert packet["advies"] in paragraphs, "the advice is said"
checklist, facts, actions = ([[cell.text for cell in row.cells] for row in table.rows[1:]] for table in document.tables)
answers = {True: "ja", False: "nee", None: "nog invullen"}
assert checklist == [[question["vraag"], answers[question["antwoord"]]] for question in packet["checklist"]], checklist
assert facts == [[fact["onderwerp"], fact["tekst"]] for fact in packet["gegevens"]], facts
assert [row[:2] for row in actions] == [[action["nummer"], action["actie"]] for action in packet["acties"]], actions
footers = "".join(p.text for section in document.sections for p in section.footer.paragraphs + section.header.paragraphs)
assert "gepseudonimiseerd" in footers, "every page is marked"
assert document.core_properties.author in ("", "mdo"), "no author"
