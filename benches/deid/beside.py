"""Reads lines with text and known, and says: version, seconds to start, CPU seconds for the texts, peak MiB."""
import importlib.metadata, json, logging, os, resource, sys, time

began = time.process_time()
logging.disable(logging.CRITICAL)
said = os.fdopen(os.dup(1), "w")
os.dup2(2, 1)
from deduce import Deduce
from deduce.person import Person

model = Deduce()
started = time.process_time()
lines = [json.loads(line) for line in sys.stdin]
read = time.process_time()
for line in lines:
    people = (line.get("known") or {}).get("persons") or []
    child = next((person for person in people if person.get("role") == "kind"), people[0] if people else None)
    patient = child and Person(first_names=child.get("first_names"), surname=child.get("surname"),
                               initials=(child.get("initials") or "").replace(".", "") or None)
    model.deidentify(line["text"], metadata={"patient": patient} if patient else None)
done = time.process_time()
version = ".".join(importlib.metadata.version("deduce").split(".")[:2])
peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
said.write(f"{version} {started - began:.3f} {done - read:.3f} {peak:.0f}\n")
