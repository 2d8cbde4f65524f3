"""Numbers, dates, addresses and other values of a made-up note. None of them belongs to anyone."""
import datetime

MONTHS = "januari februari maart april mei juni juli augustus september oktober november december".split()
SHORT = "jan feb mrt apr mei jun jul aug sep okt nov dec".split()
ONES = ("nul een twee drie vier vijf zes zeven acht negen tien elf twaalf dertien veertien vijftien zestien zeventien achttien negentien twintig "
        "eenentwintig tweeëntwintig drieëntwintig vierentwintig vijfentwintig zesentwintig zevenentwintig achtentwintig negenentwintig dertig eenendertig").split()
ORDINALS = {1: "eerste", 2: "tweede", 3: "derde"}


def day(rng, first=2015, last=2026):
    start = datetime.date(first, 1, 1)
    return start + datetime.timedelta(days=rng.randrange((datetime.date(last, 12, 31) - start).days))


def date_full(rng, d):
    """Every way to write a day with its year."""
    y, yy = d.year, d.year % 100
    forms = [("dd-mm-jjjj", f"{d.day:02}-{d.month:02}-{y}", 5), ("d-m-jjjj", f"{d.day}-{d.month}-{y}", 4), ("dd/mm/jjjj", f"{d.day:02}/{d.month:02}/{y}", 3),
             ("d/m/jj", f"{d.day}/{d.month}/{yy:02}", 1), ("d.m.jjjj", f"{d.day}.{d.month}.{y}", 2), ("dd.mm.jj", f"{d.day:02}.{d.month:02}.{yy:02}", 1),
             ("iso", d.isoformat(), 2), ("maandnaam", f"{d.day} {MONTHS[d.month - 1]} {y}", 6), ("afkorting", f"{d.day} {SHORT[d.month - 1]} {y}", 2),
             ("afkorting.", f"{d.day} {SHORT[d.month - 1]}. {y}", 1), ("afkorting '", f"{d.day} {SHORT[d.month - 1]} '{yy:02}", 2),
             ("dd-mm-jj", f"{d.day:02}-{d.month:02}-{yy:02}", 2), ("dd-mmm-jjjj", f"{d.day:02}-{SHORT[d.month - 1]}-{y}", 1),
             ("uitgeschreven", f"{ONES[d.day]} {MONTHS[d.month - 1]} {y}", 1)]
    name, text, _ = rng.choices(forms, [f[2] for f in forms])[0]
    return text, ["datum:" + name]


def date_short(rng, d):
    """A day without its year."""
    forms = [("zonder jaar", f"{d.day} {MONTHS[d.month - 1]}", 6), ("zonder jaar kort", f"{d.day} {SHORT[d.month - 1]}", 3), ("dd-mm", f"{d.day:02}-{d.month:02}", 3),
             ("d-m", f"{d.day}-{d.month}", 3), ("d/m", f"{d.day}/{d.month}", 2), ("uitgeschreven kort", f"{ONES[d.day]} {MONTHS[d.month - 1]}", 1)]
    name, text, _ = rng.choices(forms, [f[2] for f in forms])[0]
    return text, ["datum:" + name]


def bsn_ok(digits):
    return sum(w * int(c) for w, c in zip((9, 8, 7, 6, 5, 4, 3, 2, -1), digits)) % 11 == 0


def bsn(rng, valid=True):
    while True:
        digits = f"{rng.randrange(10_000_000, 999_999_999):09}"
        if bsn_ok(digits) == valid:
            return digits


def bsn_written(rng):
    d = bsn(rng)
    shape = rng.randrange(8)
    if shape == 0:
        return f"{d[:4]}.{d[4:6]}.{d[6:]}", ["bsn:gegroepeerd"]
    if shape == 1:
        return f"{d[:3]} {d[3:6]} {d[6:]}", ["bsn:gegroepeerd"]
    if shape == 2:
        return f"{d[:4]} {d[4:6]} {d[6:]}", ["bsn:gegroepeerd"]
    return d, ["bsn:kaal"]


def iban(rng):
    bank = rng.choice("RABO INGB ABNA TRIO SNSB ASNB KNAB BUNQ RBRB NNBA".split())
    account = f"{rng.randrange(10**8, 10**10):010}"
    number = "".join(str(int(c, 36)) for c in bank + account + "NL00")
    text = f"NL{98 - int(number) % 97:02}{bank}{account}"
    return " ".join(text[i:i + 4] for i in range(0, len(text), 4)) if rng.random() < 0.5 else text


def digits(rng, n):
    return "".join(rng.choice("0123456789") for _ in range(n))


def mobile(rng):
    d = rng.choice("12345678") + digits(rng, 7)
    pairs = " ".join(d[i:i + 2] for i in range(0, 8, 2))
    forms = [("06-", "06-" + d), ("06", "06" + d), ("06 ", "06 " + d), ("06 paren", "06 " + pairs), ("06-paren", "06-" + pairs), ("+31 6", "+31 6 " + d), ("+316", "+316" + d),
             ("+31 6 paren", "+31 6 " + pairs), ("0031", "0031 6 " + d), ("+31(0)6", "+31(0)6" + d), ("(06)", "(06) " + d), ("06 groepen", f"06 {d[:4]} {d[4:]}"), ("06.", f"06.{d}")]
    name, text = rng.choice(forms)
    return text, ["tel:" + name]


def landline(rng):
    area = rng.choice("0113 0162 0187 0229 0251 0299 0317 0343 0345 0418 0486 0493 0514 0516 0524 0528 0548 0561 0572 0594 0597 013 015 023 026 030 033 035 040 043 053 055 070 073 076 078 079".split())
    d = rng.choice("23456789") + digits(rng, 9 - len(area))
    return rng.choice([(f"{area}-{d}", ["tel:vast"]), (f"{area} {d}", ["tel:vast spatie"]), (f"({area}) {d}", ["tel:(vast)"]), (f"{area} {d[:3]} {d[3:]}", ["tel:vast groepen"])])


def plate(rng):
    letters = lambda n: "".join(rng.choice("BDFGHJKLNPRSTVXZ") for _ in range(n))
    shape = rng.randrange(6)
    parts = [(letters(2), digits(rng, 3), letters(1)), (letters(1), digits(rng, 3), letters(2)), (digits(rng, 2), letters(3), digits(rng, 1)), (digits(rng, 1), letters(3), digits(rng, 2)),
             (digits(rng, 2), letters(2), letters(2)), (letters(2), digits(rng, 2), letters(2))][shape]
    return rng.choice(["-", "-", "-", " ", ""]).join(parts)


def case_number(rng):
    y = rng.randrange(2017, 2026)
    return rng.choice([f"{y}-{digits(rng, 4)}", f"Z{y % 100}-{digits(rng, 6)}", f"Z/{y % 100}/{digits(rng, 6)}", digits(rng, 8), f"JB{digits(rng, 6)}", f"WT-{y}-{digits(rng, 4)}",
                       f"C{digits(rng, 7)}", f"{y}.{digits(rng, 5)}", f"VT-{digits(rng, 7)}", f"{digits(rng, 3)}.{digits(rng, 3)}.{digits(rng, 2)}"])


def house_number(rng):
    n = str(rng.randrange(1, 260))
    return n + rng.choice([""] * 10 + ["a", "B", "-2", " hs", "-III", " bis", "c", "/3"])


def postcode(rng):
    return f"{rng.randrange(1000, 9999)}{rng.choice([' ', ' ', ''])}{''.join(rng.choice('ABCEGHJKLMNPRTVWXZ') for _ in range(2))}"


def age_word(n):
    return ONES[n]
