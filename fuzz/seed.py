#!/usr/bin/env python3
"""Makes the seed corpus, fuzz/corpus/TARGET/, of the test data in this repository. Standard library only."""
import hashlib, itertools, json, pathlib, re, zipfile

HERE = pathlib.Path(__file__).resolve().parent
ROOT = HERE.parent
TESTS = ROOT / "tests"

DATES = """3 december 2026
do 3 dec. '26, uiterlijk 15-12
begin mei 2019 tot en met eind juni
drie maart tweeduizend negentien
week 50; over twee weken; voor de kerstvakantie; Q1
14-jarige, 8 maanden oud, Sem (12), veertien jr., groep 7
2013-05-02 00:00:00 02/05/2013 2.5.13 20130502
Idrissi, Yusuf el
mw. A.M. van der Berg-de Vries
moeder: F. el Idrissi, vader: dhr. P. 't Mannetje (stiefvader)
Karin de Boer, POH-jeugd; Jan-Willem Tjin-A-Djie (leerplichtambtenaar)"""

TEXTS = """Sem Jansen (14) woont op de Dorpsstraat 12a, 1234 AB Almelo. BSN 111222333, tel. 06-12345678 of +31 6 1234 5678.
Mail naar f.idrissi@voorbeeld.nl of kijk op https://www.voorbeeld.nl/yusuf; insta: @yusuf.2013, snap yusuf_13
IBAN NL91 ABNA 0417 1643 00, kenteken AB-123-C, dossiernr. 2026/00123, AGB 01-012345, BIG 19012345601
YUSUF EL IDRISSI ZIT OP OBS DE REGENBOOG, GEB. 2-5-2013
moeder van yusuf belt morgen, zie mail van fatima el idrissi
e\u0301\u0301\u202e\u200b\u0000 \ufb01 \u0130stanbul \U0001f468\u200d\U0001f469\u200d\U0001f467 \u0645\u0631\u064a\u0645 \u5c0f\u660e"""

KNOWN = "moeder=Fatima el Idrissi 3-4-1985;jeugdige=Yusuf el Idrissi 2-5-2013;@Dorpsstraat 12a 1234 AB Almelo;#OBS De Regenboog"

RESTORE = ["5,3 4,2\n[moeder]\nbelt Fatima, dan Yusuf weer\x0cbelt [moeder] nu, dan [moeder]\nerbij",
           "0,1\n\né\x0c", "0,5 1,5 9,2\n[jeugdige]\nSanne Jansen komt. Sanne niet.\nSanne wel.\x0c[jeugdige] [jeugdige] wel."]


def parts(path, wanted):
    with zipfile.ZipFile(path) as package:
        for name in package.namelist():
            if re.search(wanted, name):
                yield package.read(name)


def sheets():
    for path in sorted((TESTS / "sheets").iterdir()) + [TESTS / "anonymise/hiding_places.xlsx"]:
        # Opening a file with a password takes a hundred thousand rounds of hashing.
        if path.suffix not in {".py", ".txt"} and not path.name.startswith("password"):
            yield path.read_bytes()
        if path.suffix in {".xlsx", ".xlsm"} and zipfile.is_zipfile(path):
            strings = b"".join(parts(path, r"sharedStrings\.xml$"))
            yield from (sheet + b"<!--strings-->" + strings for sheet in parts(path, r"worksheets/sheet\d\.xml$"))
        if path.suffix == ".ods":
            yield from parts(path, r"^content\.xml$")


def documents():
    for path in sorted((TESTS / "docx").glob("*.docx")):
        yield path.read_bytes()
        yield from parts(path, r"word/(document|header\d|footnotes|comments)\.xml$")


def texts():
    yield from TEXTS.splitlines()
    yield TEXTS
    for path in sorted((TESTS / "deid").glob("*.yaml")):
        for line in path.read_text("utf-8").splitlines():
            if match := re.search(r'text: "(.*)"\}$', line):
                yield json.loads('"' + re.sub(r"[{}]", "", match[1]) + '"')


def cases():
    yield (TESTS / "anonymise/casus.yaml").read_text("utf-8")
    for path in sorted((TESTS / "deid").glob("*.yaml")):
        lines = path.read_text("utf-8").splitlines(keepends=True)
        yield "".join(lines[:12])
    yield 'a: &x {naam: "Yusuf"}\nb: *x\nc: |\n  Fatima belt\n  morgen\n\nd: >-\n  x\n- ? [q]\n: {y: 1}\n'


def requests():
    person = {"role": "kind", "first_names": ["Yusuf"], "initials": "Y.", "surname": "el Idrissi", "birth_date": "2013-05-02"}
    address = {"street": "Dorpsstraat", "number": "12a", "postcode": "1234 AB", "city": "Almelo"}
    for number, text in enumerate(itertools.islice(texts(), 60)):
        known = {"persons": [person], "addresses": [address]}
        yield json.dumps({"id": number, "text": text, **({"known": known} if number % 2 else {})}, ensure_ascii=number % 3 > 0)


SEEDS = {
    "case_file": cases,
    "deid": lambda: (line + "\n" + text for line in ("", KNOWN) for text in texts()),
    "docx": documents,
    "dutch": lambda: DATES.splitlines() + [DATES] + list(itertools.islice(texts(), 40)),
    "jsonl": requests,
    "sheet_bytes": sheets,
    "vault": lambda: RESTORE + [(TESTS / "vault/by_age.age").read_bytes()],
}

for target, seeds in SEEDS.items():
    folder = HERE / "corpus" / target
    folder.mkdir(parents=True, exist_ok=True)
    for seed in seeds():
        data = seed if isinstance(seed, bytes) else seed.encode()
        (folder / hashlib.sha1(data).hexdigest()).write_bytes(data)
    print(f"{target}: {sum(1 for _ in folder.iterdir())}")
