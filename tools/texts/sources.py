"""Read the hand-written side of a corpus: pools of names and things, notes, loose sentences, words that stay."""
import os
import re

HERE = os.path.dirname(os.path.abspath(__file__))
ALTERNATIVES = re.compile(r"\(\|([^()]*?)\|\)", re.S)


class Pool:
    """Lists of one side (train or eval): names by origin, and places, streets, schools and so on."""

    def __init__(self, folder):
        self.lists = {}
        section = ""
        with open(os.path.join(folder, "names.lst"), encoding="utf-8") as f:
            for line in f:
                line = line.strip()
                if line.startswith("["):
                    section = line.strip("[]")
                elif line and not line.startswith("#"):
                    key, _, rest = line.partition(":")
                    self.lists.setdefault(f"{section}.{key.strip()}", []).extend(x.strip() for x in rest.split(";") if x.strip())
        self.origins = sorted({k.split(".")[0] for k in self.lists if k.endswith(".gewicht")})
        self.weights = [float(self.lists[f"{o}.gewicht"][0]) for o in self.origins]

    def get(self, rng, key):
        return rng.choice(self.lists[key])


def load_keep():
    """Words that stay wherever they stand outside a gold span, longest first."""
    kinds = {}
    with open(os.path.join(HERE, "keep.lst"), encoding="utf-8") as f:
        for line in f:
            kind, _, rest = line.strip().partition(":")
            if rest and not kind.startswith("#"):
                kinds.update((w.strip().lower(), kind) for w in rest.split(";") if w.strip())
    words = sorted(kinds, key=len, reverse=True)
    return kinds, re.compile(r"(?<![\w-])(?:" + "|".join(map(re.escape, words)) + r")(?![\w-])", re.I)


def load_notes(folder):
    """Blocks between `---` lines; an optional first line `# form: ...; stijl: ...`. `zin` blocks are loose sentences, one a line."""
    notes, sentences = [], []
    for name in sorted(os.listdir(folder)):
        if not name.endswith(".txt"):
            continue
        with open(os.path.join(folder, name), encoding="utf-8") as f:
            blocks = re.split(r"^---\s*$", f.read(), flags=re.M)
        for block in blocks:
            block = block.strip("\n")
            head = {"form": name.removesuffix(".txt")}
            if block.startswith("#"):
                first, _, block = block.partition("\n")
                head.update((k.strip(), v.strip()) for k, _, v in (p.partition(":") for p in first[1:].split(";")))
            if not block.strip():
                continue
            if head["form"] == "zin":
                sentences += [line for line in block.splitlines() if line.strip()]
            else:
                notes.append((head, block))
    return notes, sentences


def alternatives(rng, text):
    while ALTERNATIVES.search(text):
        text = ALTERNATIVES.sub(lambda m: rng.choice(m.group(1).split("|")), text)
    return text
