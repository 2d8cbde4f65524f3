"""People of a made-up note: a family with one origin and a stable cast, and the forms in which a writer names them."""
import re
import unicodedata

PREFIXES = set("van de der den het 't ter ten te in op aan la le du des von el al ben ait aït bin dos da di uit vande vander 's d' bij over onder voor".split())
FEMALE = {"meisje", "moeder", "zus", "oma", "tante", "buurvrouw", "vriendin", "stiefmoeder", "pleegmoeder", "vrouw", "nicht", "mw"}
MALE = {"jongen", "vader", "broer", "opa", "oom", "buurman", "vriend", "stiefvader", "pleegvader", "man", "partner", "neef", "dhr"}
# the chance that the case sheet names this person; everyone else is unknown to the reader
KNOWN = {"jeugdige": 1.0, "moeder": 0.85, "vader": 0.75, "zus": 0.65, "broer": 0.65}
KNOWN_ROLE = {"zus": "broer/zus", "broer": "broer/zus"}
# who bears the family's name, and who the other parent's
FAMILY = {"jeugdige", "vader", "zus", "broer"}
KIN = FAMILY | {"moeder", "oma", "opa", "tante", "oom", "nicht", "neef"}


def fold(text):
    """Drop diacritics, as keyboards and old systems do."""
    text = text.translate(str.maketrans("łŁıİøØđĐßæ", "lLiIoOdDsa"))
    return "".join(c for c in unicodedata.normalize("NFD", text) if not unicodedata.combining(c))


def glue(text):
    return re.sub(r"[^a-z0-9]", "", fold(text).lower())


def split_surname(surname):
    words = surname.split(" ")
    n = 0
    while n < len(words) - 1 and words[n].lower() in PREFIXES:
        n += 1
    return " ".join(words[:n]), " ".join(words[n:])


def typo(rng, name):
    """One edit inside a word of five letters or more; the first letter stays."""
    words = [m.span() for m in re.finditer(r"[^\W\d_]{5,}", name)]
    if not words:
        return name
    a, b = rng.choice(words)
    i = rng.randrange(a + 1, b - 1)
    kind = rng.randrange(4)
    if kind == 0 and name[i] != name[i + 1]:
        return name[:i] + name[i + 1] + name[i] + name[i + 2:]
    if kind == 1:
        return name[:i] + name[i + 1:]
    if kind == 2:
        return name[:i] + name[i] + name[i:]
    return name[:i] + rng.choice("aeiounrst".replace(name[i], "")) + name[i + 1:]


class Person:
    def __init__(self, rng, role, origin, sex, firsts, nick, surname, surname_origin, born):
        self.rng, self.role, self.origin, self.sex, self.nick = rng, role, origin, sex, nick
        self.firsts, self.surname, self.surname_origin, self.born = firsts, surname, surname_origin, born
        self.known = False
        self.initials = "".join(n[0] + "." for n in firsts)
        if rng.random() < 0.25:
            self.initials += rng.choice("ABCEFGHJKLMNPRSTW") + "."

    def known_entry(self):
        entry = {"role": self.role, "first_names": self.firsts, "initials": self.initials, "surname": self.surname}
        if self.born:
            entry["birth_date"] = self.born.isoformat()
        return entry

    def surname_alone(self):
        """`Van der Wal` after a title or at the start, `el Idrissi` with some writers."""
        if self.rng.random() < 0.12:
            return self.surname
        return self.surname[0].upper() + self.surname[1:]

    def reversed(self):
        prefix, rest = split_surname(self.surname)
        first = self.rng.choice([self.initials, self.initials, self.firsts[0]])
        if prefix and self.rng.random() < 0.75:
            return f"{rest}, {first} {prefix}"
        return f"{self.surname_alone()}, {first}"

    def possessive(self, name):
        if name[-1].lower() in "szx":
            return name, self.rng.choice(["'", "’"])
        if fold(name[-1]).lower() in "aiouy" or name.endswith("é"):
            return name, self.rng.choice(["'s", "'s", "’s", "s"])
        return name, self.rng.choice(["s", "s", "'s"])

    def with_initials(self):
        letters = self.initials
        shape = self.rng.random()
        if shape < 0.12:
            letters = letters.replace(".", "")
        elif shape < 0.2:
            letters = letters.replace(".", ". ").strip()
        return f"{letters} {self.surname}"

    def email(self, domain):
        f, s, i = glue(self.firsts[0]), glue(self.surname), glue(self.initials)
        local = self.rng.choice([f"{f}.{s}", f"{i}.{s}", f"{f}{s}", f"{s}{f[0]}", f"{f}_{s}", f"{f}-{s}", f"{f[0]}{s}{self.rng.randrange(60, 100)}",
                                 f"{f}{self.rng.randrange(1, 99)}", f"{s}.{i}", s])
        return f"{local}@{domain}"

    def handle(self):
        f, s = glue(self.nick or self.firsts[0]), glue(split_surname(self.surname)[1])
        n = self.rng.randrange(3, 100)
        return "@" + self.rng.choice([f"{f}_{n}", f"its.{f}", f"{f}.{s}", f"xo{f}xo", f"{f}{s[:3]}{n}", f"_{f}_", f"{f}x{n}", f"lil.{f}", f"real{f}{s}", f"{f}official"])

    def form(self, name):
        """(text, tail outside the span, attributes) of one written form."""
        base = [f"herkomst:{self.origin}"]
        last = [f"achternaam:{self.surname_origin}"]
        if "-" in self.surname:
            last.append("achternaam:dubbel")
        elif split_surname(self.surname)[0]:
            last.append("achternaam:tussen")
        first = self.firsts[0]
        if name == "vn":
            return first, "", base + ["vorm:voornaam"]
        if name == "alle":
            return f"{' '.join(self.firsts)} {self.surname}", "", base + last + ["vorm:volledig"]
        if name == "vol":
            return f"{first} {self.surname}", "", base + last + ["vorm:volledig"]
        if name == "VOL":
            return f"{first} {self.surname.upper()}", "", base + last + ["vorm:volledig"]
        if name == "roepvol":
            return f"{self.nick or first} {self.surname}", "", base + last + ["vorm:volledig"]
        if name == "an":
            return self.surname_alone(), "", base + last + ["vorm:achternaam"]
        if name == "ini":
            return self.with_initials(), "", base + last + ["vorm:initialen"]
        if name == "rev":
            return self.reversed(), "", base + last + ["vorm:omgekeerd"]
        if name == "roep":
            return self.nick or first, "", base + (["vorm:roepnaam"] if self.nick else ["vorm:voornaam"])
        if name == "letter":
            return f"{first} {split_surname(self.surname)[1][0].upper()}.", "", base + ["vorm:voornaam+letter"]
        if name == "bez":
            text, tail = self.possessive(first)
            return text, tail, base + ["vorm:bezit"]
        if name == "anbez":
            text, tail = self.possessive(self.surname_alone())
            return text, tail, base + last + ["vorm:bezit"]
        if name == "typ":
            wrong = typo(self.rng, first)
            return wrong, "", base + ["vorm:voornaam"] + (["typfout"] if wrong != first else [])
        raise ValueError(f"unknown form of a name: {name}")
