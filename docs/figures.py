#!/usr/bin/env python3
"""The tables of deidentifier.md, from what the scorer wrote with --json: figures.py FIGURES.json"""
import json, sys

ORDER = ["persoon", "locatie", "adres", "postcode", "datum", "leeftijd", "telefoon", "email", "bsn", "iban", "url", "instelling", "id",
         "kenteken", "gebruikersnaam"]
ATTRIBUTES = [("persoon:bekend", "- known to the case"), ("persoon:onbekend", "- not known"),
              ("kleine letters", "- in texts without capitals"), ("HOOFDLETTERS", "- in texts in capitals")]


def share(counter):
    return f"{100 * counter['full'] / counter['n']:.1f}" if counter and counter["n"] else ""


def table(head, rows):
    print("| " + " | ".join(head) + " |")
    print("|---" * len(head) + "|")
    for row in rows:
        print("| " + " | ".join(row) + " |")
    print()


def main():
    with open(sys.argv[1], encoding="utf-8") as file:
        runs = {(run["gold"], run["system"]): run for run in map(json.loads, file)}
    golds, systems = ([*dict.fromkeys(key[nth] for key in runs)] for nth in (0, 1))
    columns = [(gold, system) for gold in golds for system in reversed(systems)]
    head = ["recall, %", *(f"{system}, {gold}" for gold, system in columns)]
    rows = [["**all**", *(f"**{runs[key]['full']:.1f}**" for key in columns)]]
    for kind in ORDER:
        rows.append([kind, *(share(runs[key]["types"].get(kind)) for key in columns)])
        if kind == "persoon":
            rows += [[label, *(share(runs[key]["attrs"].get(name)) for key in columns)] for name, label in ATTRIBUTES]
    rows.append(["precision, words", *(f"{runs[key]['prec']:.1f}" for key in columns)])
    rows.append(["must stay, removed", *(f"{100 * runs[key]['keep_removed'] / max(1, runs[key]['keep_n']):.1f}" for key in columns)])
    table(head, rows)
    rows = [[system, gold, f"{run['mb_per_cpu_s']:.2f}", f"{run['startup']:.2f}", f"{run['peak']:.0f}"] for (gold, system), run in runs.items()]
    table(["system", "set", "MB a CPU second", "start, s", "peak, MiB"], rows)


main()
