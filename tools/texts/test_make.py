"""The two sides share nothing, every span fits its text, and the same seed gives the same documents."""
import json
import os
import tempfile
import unittest
from unittest import mock

import make
import sources

APART = ("jongen", "meisje", "achternaam", "plaats", "straat", "school", "club", "zorg", "werk", "praktijk")


def side(name):
    return sources.Pool(os.path.join(sources.HERE, name))


def run(*args):
    with tempfile.TemporaryDirectory() as folder:
        path = os.path.join(folder, "out.jsonl")
        with mock.patch("sys.argv", ["make.py", *args, "-o", path]), mock.patch("builtins.print"):
            make.main()
        with open(path, encoding="utf-8") as f:
            return [json.loads(line) for line in f]


class Texts(unittest.TestCase):
    def test_pools_are_apart(self):
        train, other = side("train"), side("eval")
        names = lambda pool, kind: {v.split("=")[0].lower() for k, vs in pool.lists.items() if k.endswith("." + kind) for v in vs}
        for kind in APART:
            with self.subTest(kind):
                both = names(train, kind) & names(other, kind)
                if kind in ("jongen", "meisje"):
                    firsts = lambda pool: names(pool, "jongen") | names(pool, "meisje")
                    both = firsts(train) & firsts(other)
                self.assertEqual(both, set())

    def test_notes_are_apart_and_different(self):
        bodies = [[body for _, body in sources.load_notes(os.path.join(sources.HERE, s))[0]] for s in ("train", "eval")]
        for one in bodies:
            self.assertEqual(len(one), len(set(one)))
        self.assertEqual(set(bodies[0]) & set(bodies[1]), set())

    def test_every_note_expands_and_spans_fit(self):
        for name in ("train", "eval"):
            for doc in run(name):
                for s in doc["spans"] + doc["keep"]:
                    self.assertEqual(doc["text"][s["start"]:s["end"]], s["text"])

    def test_deterministic(self):
        self.assertEqual(run("eval", "-n", "60"), run("eval", "-n", "60"))
        self.assertNotEqual(run("eval", "-n", "60"), run("eval", "-n", "60", "--seed", "2"))


if __name__ == "__main__":
    unittest.main()
