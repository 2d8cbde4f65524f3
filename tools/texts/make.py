#!/usr/bin/env python3
"""Expand the hand-written notes in `train/` or `eval/` into gold JSONL. Standard library only, deterministic.

  make.py train -n 3000 -o out/train.jsonl
  make.py eval  -n 800  -o out/eval.jsonl

README.md here explains the markup. The names and values are made up; no text is about anyone.
"""
import argparse
import collections
import json
import os
import random
import re

import people
import values
from sources import HERE, Pool, alternatives, load_keep, load_notes
from styles import Segment, assemble, mark_keep, restyle

PROSE = {"krant", "encyclopedie"}  # nothing is known beforehand, and print has its capitals
MARK = re.compile(r"<<(\w+)\|([^<>]*)>>|\[\[(\w+)\|([^\[\]]*)\]\]|\{([a-zA-Z0-9_.]+)\}")
PRONOUNS = {"hij": ("hij", "zij"), "zijn": ("zijn", "haar"), "hem": ("hem", "haar"), "zoon": ("zoon", "dochter"), "jongetje": ("jongen", "meisje"), "leerlinge": ("leerling", "leerlinge")}


class Document:
    """One expansion: the cast and the values stay the same through the text."""

    def __init__(self, rng, pool):
        self.rng, self.pool = rng, pool
        self.people, self.cache = {}, {}
        self.origin = rng.choices(pool.origins, pool.weights)[0]
        self.sex = rng.choice("mv")
        self.family = self.new_surname(self.origin)
        self.address = {"street": pool.get(rng, "waar.straat"), "number": values.house_number(rng), "postcode": values.postcode(rng), "city": pool.get(rng, "waar.plaats")}
        self.address_known = rng.random() < 0.7

    # -- people

    def new_surname(self, origin):
        rng = self.rng
        source = "bedacht" if rng.random() < 0.03 else "woord" if origin in ("nl", "fy") and rng.random() < 0.1 else origin
        name = self.pool.get(rng, f"{source}.achternaam")
        if rng.random() < 0.07:
            other = self.pool.get(rng, f"{rng.choice([origin, 'nl'])}.achternaam")
            name = f"{name}-{other}" if "-" not in name + other else name
        return name, source

    def first_name(self, origin, sex):
        rng = self.rng
        source = "woord" if rng.random() < 0.06 else "bedacht" if rng.random() < 0.06 else origin
        name = self.pool.get(rng, f"{source}.{'jongen' if sex == 'm' else 'meisje'}")
        name, _, nick = name.partition("=")
        return name, nick, source

    def person(self, key):
        if key in self.people:
            return self.people[key]
        rng = self.rng
        role = key.rstrip("0123456789")
        sex = "v" if role in people.FEMALE else "m" if role in people.MALE else self.sex if role == "kind" else rng.choice("mv")
        if role in ("jongen", "meisje", "kind"):
            role = "jeugdige"
            if "jeugdige" in self.people:
                raise ValueError("two youths in one note")
        kin = role in people.KIN
        origin = self.origin if kin and rng.random() < 0.88 else rng.choices(self.pool.origins, self.pool.weights)[0]
        first, nick, source = self.first_name(origin, sex)
        firsts = [first] + ([self.first_name(origin, sex)[0]] if rng.random() < 0.12 else [])
        surname, surname_origin = self.family if role in people.FAMILY else self.new_surname(origin)
        if role in ("oma", "opa", "tante", "oom") and rng.random() < 0.4:
            surname, surname_origin = self.family
        if role == "moeder" and rng.random() < 0.2:
            surname = surname if "-" in surname + self.family[0] else f"{self.family[0]}-{surname}"
        born = values.day(rng, 2007, 2021) if role in ("jeugdige", "zus", "broer") else None
        who = people.Person(rng, people.KNOWN_ROLE.get(role, role), source, sex, firsts, nick, surname, surname_origin, born)
        who.known = rng.random() < people.KNOWN.get(role, 0)
        self.people["jeugdige" if role == "jeugdige" else key] = who
        return self.people.setdefault(key, who)

    def named(self, key, form):
        who = self.person(key)
        if form.lower() in PRONOUNS:
            word = PRONOUNS[form.lower()][who.sex == "v"]
            return [Segment(word.capitalize() if form[0].isupper() else word, None, None)]
        if form == "geb":
            text, attrs = values.date_full(self.rng, who.born or values.day(self.rng, 1950, 2004))
            return [self.gold("datum", text, attrs, who.known and who.born is not None)]
        if form in ("lft", "lftw"):
            age = max(1, 2026 - who.born.year) if who.born else self.rng.randrange(19, 84)
            return [self.gold("leeftijd", values.age_word(age) if form == "lftw" and age < 31 else str(age))]
        if form == "mail":
            return [self.gold("email", who.email(self.pool.get(self.rng, "net.provider")))]
        if form == "wmail":
            return [self.gold("email", who.email(people.glue(self.pool.get(self.rng, "net.werk")) + ".nl"))]
        if form == "handle":
            return [self.gold("gebruikersnaam", who.handle())]
        text, tail, attrs = who.form(form)
        text, extra = self.wear(text, form)
        return [self.gold("persoon", text, attrs + extra, who.known), Segment(tail, None, None)]

    def wear(self, text, form):
        """Typing wear on a name: dropped diacritics, now and then a slip."""
        attrs = []
        if people.fold(text) != text:
            if self.rng.random() < 0.15:
                text, attrs = people.fold(text), ["zonder diakriet"]
            else:
                attrs = ["diakriet"]
        if form in ("vn", "vol", "an") and self.rng.random() < 0.025:
            wrong = people.typo(self.rng, text)
            if wrong != text:
                return wrong, attrs + ["typfout"]
        return text, attrs

    # -- values

    def gold(self, kind, text, attrs=(), known=None):
        span = {"type": kind, "attrs": sorted(attrs)}
        if known is not None:
            span["is_known"] = bool(known)
        return Segment(text, span, None)

    def value(self, slot):
        name, _, form = slot.partition(".")
        kind, rng, pool = name.rstrip("0123456789"), self.rng, self.pool
        drawn = {"tel": lambda: values.mobile(rng) if form != "vast" else values.landline(rng), "bsn": lambda: values.bsn_written(rng), "iban": lambda: (values.iban(rng), ["iban"]),
                  "kenteken": lambda: (values.plate(rng), [])}
        if kind in drawn:
            text, attrs = drawn[kind]()
            return self.gold("telefoon" if kind == "tel" else kind, text, attrs)
        if kind == "datum":
            text, attrs = (values.date_short if form == "z" else values.date_full if form == "vol" else rng.choice([values.date_full, values.date_short]))(rng, values.day(rng))
            return self.gold("datum", text, attrs)
        if kind == "maandjaar":
            d = values.day(rng, 2012, 2025)
            return self.gold("datum", rng.choice([values.MONTHS[d.month - 1], values.MONTHS[d.month - 1], values.SHORT[d.month - 1]]) + f" {d.year}", ["datum:maand+jaar"])
        if kind == "jaar":
            return self.gold("datum", str(rng.randrange(2004, 2026)), ["datum:jaar"])
        if kind == "lft":
            age = rng.randrange(19, 86) if form == "oud" else rng.randrange(4, 18)
            return self.gold("leeftijd", values.age_word(age) if form == "woord" else str(age))
        if kind == "mnd":
            return self.gold("leeftijd", str(rng.randrange(2, 24)))
        if kind == "nietbsn":
            return Segment(values.bsn(rng, valid=False), None, "getal")
        if kind in ("zaak", "polis", "agb", "big"):
            number = {"zaak": lambda: values.case_number(rng), "polis": lambda: values.digits(rng, rng.randrange(7, 10)),
                      "agb": lambda: "0" + values.digits(rng, 7), "big": lambda: rng.choice("1679") + "90" + values.digits(rng, 8)}[kind]()
            if len(number) == 9 and number.isdigit():
                number = number[1:]
            return self.gold("id", number)
        return self.cached(kind, name, form)

    def cached(self, kind, name, form):
        rng, pool = self.rng, self.pool
        if kind in ("adres", "straat", "postcode", "woonplaats") and name == kind:
            known = self.address_known
            if kind == "adres":
                return self.gold("adres", f"{self.address['street']} {self.address['number']}", ["straat+nr"], known)
            if kind == "straat":
                return self.gold("adres", self.address["street"], ["alleen straat"], known)
            return self.gold("postcode" if kind == "postcode" else "locatie", self.address["postcode" if kind == "postcode" else "city"], [], known)
        if name not in self.cache:
            self.cache[name] = self.fresh(kind)
        kind, text, attrs, short = self.cache[name]
        return self.gold(kind, short if form == "kort" else text, attrs)

    def fresh(self, kind):
        """(type, text, attributes, short form) of a value that stays the same in this note."""
        rng, pool = self.rng, self.pool
        if kind == "plaats":
            place = pool.get(rng, "waar.plaats")
            return "locatie", place, [], place
        if kind == "straat":
            street = pool.get(rng, "waar.straat")
            return "adres", street, ["alleen straat"], street
        if kind == "adres":
            street = pool.get(rng, "waar.straat")
            return "adres", f"{street} {values.house_number(rng)}", ["straat+nr"], street
        if kind == "postcode":
            code = values.postcode(rng)
            return "postcode", code, [], code
        if kind == "url":
            name = people.glue(pool.get(rng, "net.werk"))
            url = rng.choice([f"www.{name}.nl", f"https://www.{name}.nl/aanmelden", f"https://{name}.nl", f"{name}.nl/ouders", f"https://portaal.{name}.nl/client?id={values.digits(rng, 5)}", f"http://www.{name}.org/contact.html"])
            return "url", url, [], url
        if kind in ("school", "club", "zorg", "praktijk", "werk"):
            name = pool.get(rng, f"wat.{kind}")
            head = pool.get(rng, f"wat.{kind}soort") if f"wat.{kind}soort" in pool.lists and rng.random() < 0.85 else ""
            return "instelling", f"{head} {name}".strip(), [kind], name
        raise ValueError(f"unknown slot: {kind}")

    def known(self):
        persons, seen = [], set()
        for who in self.people.values():
            if who.known and id(who) not in seen:
                seen.add(id(who))
                persons.append(who.known_entry())
        persons.sort(key=lambda p: p["role"] != "jeugdige")
        known = {"persons": persons}
        if self.address_known:
            known["addresses"] = [self.address]
        return known

    # -- text

    def segments(self, text):
        out, at = [], 0
        for m in MARK.finditer(text):
            out.append(Segment(text[at:m.start()], None, None))
            keep, kept, kind, gold, slot = m.groups()
            if keep:
                out.append(Segment(kept, None, keep))
            elif kind:
                out.append(self.gold(kind, gold, ["vast"], False if kind == "persoon" else None))
            else:
                key, _, form = slot.partition(".")
                role = key.rstrip("0123456789")
                if role in people.FEMALE | people.MALE | {"kind", "prof", "leerling", "collega"}:
                    out += self.named(key, form or "vn")
                else:
                    out.append(self.value(slot))
            at = m.end()
        out.append(Segment(text[at:], None, None))
        return [s for s in out if s.text]


def expand(rng, pool, head, body, sentences, keep):
    """One document of one note."""
    body = re.sub(r"\{zinnen(\d)\}", lambda m: " ".join(rng.sample(sentences, int(m.group(1)))), body)
    body = alternatives(rng, body)
    role = next((r for r in ("jongen", "meisje") if "{" + r + "." in body), None)
    if role:  # loose sentences say `kind`; in a note about a boy or a girl that is the same youth
        body = body.replace("{kind.", "{" + role + ".")
    doc = Document(rng, pool)
    segments = doc.segments(body)
    if "jeugdige" not in doc.people and head["form"] not in PROSE and rng.random() < 0.7:
        doc.person("kind")  # the case knows its youth even when this line does not name them
    style = head.get("stijl") or ("gewoon" if head["form"] in PROSE else None) or rng.choices(["gewoon", "klein", "HOOFD", "slordig"], [78, 9, 5, 8])[0]
    text, spans, kept = assemble(restyle(rng, mark_keep(segments, *keep), style))
    known = doc.known() if head["form"] not in PROSE else {"persons": []}
    return {"text": text, "known": known, "form": head["form"], "style": style, "spans": spans, "keep": kept}


def check(doc, seen):
    at = 0
    for s in doc["spans"]:
        assert doc["text"][s["start"]:s["end"]] == s["text"] and s["start"] >= at, (doc["id"], s)
        assert s["text"] == s["text"].strip(), (doc["id"], s)
        at = s["end"]
    for k in doc["keep"]:
        assert doc["text"][k["start"]:k["end"]] == k["text"], (doc["id"], k)
    assert not re.search(r"\{|\}|<<|>>|\[\[|\]\]|\(\||\|\)", doc["text"]), (doc["id"], doc["text"])
    seen[doc["form"]] += 1


def main():
    ap = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    ap.add_argument("side", choices=["train", "eval"])
    ap.add_argument("-n", type=int, default=0, help="documents to make (default: each note once)")
    ap.add_argument("-o", required=True, help="output file (JSONL)")
    ap.add_argument("--seed", type=int, default=1)
    a = ap.parse_args()
    folder = os.path.join(HERE, a.side)
    pool, keep = Pool(folder), load_keep()
    notes, sentences = load_notes(folder)
    rng = random.Random(f"{a.side}-{a.seed}")
    total, seen, texts = a.n or len(notes), collections.Counter(), set()
    os.makedirs(os.path.dirname(os.path.abspath(a.o)), exist_ok=True)
    with open(a.o, "w", encoding="utf-8") as f:
        made = 0
        while made < total:
            head, body = notes[made % len(notes)]
            doc = {"id": f"{a.side}-{made:05}", **expand(rng, pool, head, body, sentences, keep)}
            check(doc, seen)
            texts.add(doc["text"])
            f.write(json.dumps(doc, ensure_ascii=False) + "\n")
            made += 1
    print(f"{a.side}: {len(notes)} notes and {len(sentences)} loose sentences -> {total} documents ({len(texts)} distinct); " + ", ".join(f"{k} {v}" for k, v in seen.most_common()))


if __name__ == "__main__":
    main()
