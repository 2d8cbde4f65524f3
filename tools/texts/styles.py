"""What a writer does to a text: all lower case, all capitals, haste; and which plain words must stay."""
import collections
import re

Segment = collections.namedtuple("Segment", "text span keep")  # span and keep: dict and kind, or None


def mark_keep(segments, kinds, pattern):
    out = []
    for i, seg in enumerate(segments):
        if seg.span or seg.keep:
            out.append(seg)
            continue
        at = 0
        before_date = i + 1 < len(segments) and segments[i + 1].span and segments[i + 1].span["type"] == "datum"
        for m in pattern.finditer(seg.text):
            kind = kinds[m.group().lower()]
            if kind == "kalender" and before_date and seg.text[m.end():].strip() == "":
                continue  # `dinsdag 4 maart`: whether the weekday goes with the date is the reader's choice
            out += [Segment(seg.text[at:m.start()], None, None), Segment(m.group(), None, kind)]
            at = m.end()
        out.append(Segment(seg.text[at:], None, None))
    return [s for s in out if s.text]


def messy(rng, text):
    """A hasty typist: dropped stops and capitals, swapped letters."""
    text = re.sub(r"(?<=[.!?] )[A-Z]", lambda m: m.group().lower() if rng.random() < 0.5 else m.group(), text)
    text = re.sub(r"[.,](?= )", lambda m: "" if rng.random() < 0.2 else m.group(), text)
    def slip(m):
        w = m.group()
        if rng.random() > 0.06:
            return w
        i = rng.randrange(1, len(w) - 2)
        return w[:i] + rng.choice([w[i + 1] + w[i], w[i], w[i] * 2 + w[i + 1]]) + w[i + 2:]
    return re.sub(r"[a-zé]{6,}", slip, text)


def restyle(rng, segments, style):
    out = []
    for s in segments:
        text, attrs = s.text, []
        if style == "klein":
            text, attrs = text.lower(), ["kleine letters"]
        elif style == "HOOFD":
            text, attrs = text.upper(), ["HOOFDLETTERS"]
        elif style == "slordig":
            if not s.span and not s.keep:
                text = messy(rng, text)
            elif s.span and s.span["type"] == "persoon" and rng.random() < 0.35:
                text, attrs = text.lower(), ["kleine letters"]
        span = s.span
        if span and span["type"] == "persoon":
            span = {**span, "attrs": sorted(set(span["attrs"]) | set(attrs))}
        out.append(Segment(text, span, s.keep))
    return out


def assemble(segments):
    text, spans, keep = "", [], []
    for s in segments:
        start, end = len(text), len(text) + len(s.text)
        if s.span:
            spans.append({"start": start, "end": end, "text": s.text, **s.span})
        elif s.keep:
            keep.append({"start": start, "end": end, "kind": s.keep, "text": s.text})
        text += s.text
    return text, spans, keep
