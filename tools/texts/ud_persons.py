#!/usr/bin/env python3
"""Gold of persons in newspaper and encyclopedia sentences: ud_persons.py ud-nl-names.jsonl krant|encyclopedie > gold.jsonl"""
import json, pathlib, sys


def main():
    with open(sys.argv[1], encoding="utf-8") as file:
        texts = [json.loads(line)["text"] for line in file]
    for line in (pathlib.Path(__file__).parent / "ud_persons.tsv").read_text(encoding="utf-8").splitlines():
        if line.startswith("#") or not line.startswith(sys.argv[2] + "\t"):
            continue
        kind, number, start, end, *persons = line.split("\t")
        text = texts[int(number)][int(start):int(end)]
        places = [tuple(map(int, person.split("-"))) for person in " ".join(persons).split()]
        spans = [{"start": a, "end": b, "type": "persoon", "text": text[a:b]} for a, b in places]
        print(json.dumps({"id": f"{kind}-{number}-{start}", "text": text, "spans": spans, "scope": ["persoon"]}, ensure_ascii=False))


if __name__ == "__main__":
    main()
