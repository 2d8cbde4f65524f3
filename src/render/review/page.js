"use strict";
(() => {
  const byId = (id) => document.getElementById(id);
  const finds = [...document.querySelectorAll(".find")];
  const pieces = [...document.querySelectorAll(".piece")];
  const missed = []; // {piece, start, end}: UTF-16 places in the original
  let current = -1; // the finding that had the focus last
  let choice = null; // {piece, words, from, to}: words being chosen with the arrow keys
  let unsaved = false;

  const original = (piece) => piece.querySelector(".original");
  const say = (text) => { byId("about").textContent = text; };
  const points = (text) => Array.from(text).length;

  /** The stretch of an element between two places in its text. */
  function rangeOf(element, start, end) {
    const range = document.createRange();
    const walker = document.createTreeWalker(element, NodeFilter.SHOW_TEXT);
    let at = 0;
    for (let node = walker.nextNode(); node; node = walker.nextNode()) {
      const next = at + node.data.length;
      if (start >= at && start <= next) range.setStart(node, start - at);
      if (end >= at && end <= next) { range.setEnd(node, end - at); break; }
      at = next;
    }
    return range;
  }

  function highlight(name, ranges) {
    if (!("highlights" in CSS)) return;
    if (ranges.length) CSS.highlights.set(name, new Highlight(...ranges));
    else CSS.highlights.delete(name);
  }

  function count() {
    const open = finds.filter((find) => !find.dataset.verdict).length;
    const wrong = finds.filter((find) => find.dataset.verdict === "fout").length;
    const done = open ? `Nog ${open} van ${finds.length} na te kijken` : `Alle ${finds.length} nagekeken`;
    byId("counter").textContent = `${done} · ${wrong} fout · ${missed.length} gemist`;
  }

  function describe(find) {
    const d = find.dataset;
    const verdict = { goed: "goed", fout: "fout" }[d.verdict] ?? "nog niet nagekeken";
    find.setAttribute("aria-label", `${find.textContent}: ${d.kind}, wordt ${d.label || "niets"}; ${verdict}`);
  }

  function about(find) {
    const d = find.dataset;
    say(`${d.kind} → ${d.label || "(weggelaten)"} · ${d.reason} · ${d.group}, regel ${d.rule}, ${d.sure}% zeker`);
  }

  function go(index) {
    if (!finds.length) return say("Er is niets vervangen. Lees de tekst wel na.");
    const find = finds[(index + finds.length) % finds.length];
    find.focus();
    find.scrollIntoView({ block: "center" });
  }

  function nextOpen() {
    for (let step = 1; step <= finds.length; step++) {
      const index = (current + step + finds.length) % finds.length;
      if (!finds[index].dataset.verdict) return go(index);
    }
    say("Alles is nagekeken. Kopieer (k) of bewaar (b) je oordelen.");
  }

  function judge(verdict) {
    const find = finds[current];
    if (!find) return go(0);
    if (verdict) find.dataset.verdict = verdict;
    else delete find.dataset.verdict;
    unsaved = true;
    describe(find);
    count();
    if (verdict) nextOpen();
  }

  // What was missed.

  function showMissed(piece) {
    const list = piece.querySelector(".missed");
    list.replaceChildren(...missed.filter((one) => one.piece === piece).map((one) => {
      const item = document.createElement("li");
      const button = document.createElement("button");
      button.type = "button";
      button.textContent = "Haal weg";
      button.addEventListener("click", () => {
        missed.splice(missed.indexOf(one), 1);
        showMissed(piece);
      });
      item.append(`Gemist: ${original(piece).textContent.slice(one.start, one.end)} `, button);
      return item;
    }));
    highlight("gemist", missed.map((one) => rangeOf(original(one.piece), one.start, one.end)));
    unsaved = true;
    count();
  }

  function addMissed(piece, start, end) {
    const text = original(piece).textContent;
    while (start < end && /\s/u.test(text[start])) start++;
    while (end > start && /\s/u.test(text[end - 1])) end--;
    if (start === end || missed.some((one) => one.piece === piece && one.start === start && one.end === end)) return;
    missed.push({ piece, start, end });
    showMissed(piece);
    say("Gemarkeerd als gemist.");
  }

  /** Marks what the mouse chose; true when something was chosen in an original. */
  function markSelection() {
    const selection = getSelection();
    if (!selection.rangeCount || selection.isCollapsed) return false;
    const range = selection.getRangeAt(0);
    const piece = pieces.find((one) => original(one).contains(range.startContainer) && original(one).contains(range.endContainer));
    if (!piece) return false;
    const before = document.createRange();
    before.selectNodeContents(original(piece));
    before.setEnd(range.startContainer, range.startOffset);
    const start = before.toString().length;
    addMissed(piece, start, start + range.toString().length);
    selection.removeAllRanges();
    return true;
  }

  function choose(piece, index = 0) {
    const words = [...original(piece).textContent.matchAll(/\S+/gu)].map((m) => [m.index, m.index + m[0].length]);
    choice = { piece, words, from: index, to: index };
    pieces.forEach((one) => one.classList.toggle("current", one === piece));
    piece.scrollIntoView({ block: "center" });
    showChoice();
  }

  function showChoice() {
    const { piece, words, from, to } = choice;
    const place = piece.querySelector("h3").textContent;
    if (!words.length) return say(`${place}: leeg`);
    const [start, end] = [words[Math.min(from, to)][0], words[Math.max(from, to)][1]];
    highlight("keuze", [rangeOf(original(piece), start, end)]);
    say(`${place}: ${original(piece).textContent.slice(start, end)} · Enter markeert, Esc stopt`);
  }

  function stopChoice() {
    choice = null;
    highlight("keuze", []);
    pieces.forEach((one) => one.classList.remove("current"));
  }

  function choiceKey(event) {
    const { piece, words } = choice;
    const step = { ArrowRight: 1, ArrowLeft: -1 }[event.key];
    const jump = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (step) {
      choice.to = Math.max(0, Math.min(words.length - 1, choice.to + step));
      if (!event.shiftKey) choice.from = choice.to;
      showChoice();
    } else if (jump) {
      choose(pieces[(pieces.indexOf(piece) + jump + pieces.length) % pieces.length]);
    } else if (event.key === "Enter") {
      const [from, to] = [Math.min(choice.from, choice.to), Math.max(choice.from, choice.to)];
      if (words.length) addMissed(piece, words[from][0], words[to][1]);
      stopChoice();
    } else if (event.key === "Escape") {
      stopChoice();
      say("Niets gemarkeerd.");
    } else {
      return;
    }
    event.preventDefault();
  }

  function markMissed() {
    if (markSelection() || !pieces.length) return;
    choose(finds[current]?.closest(".piece") ?? pieces[0]);
  }

  // The verdicts, without a word of the text.

  function verdicts() {
    const of = (piece) => ({
      bestand: Number(piece.dataset.file),
      stuk: Number(piece.dataset.piece),
      plaats: piece.querySelector("h3").textContent,
    });
    const judged = finds.filter((find) => find.dataset.verdict).map((find) => ({
      ...of(find.closest(".piece")),
      begin: Number(find.dataset.start),
      eind: Number(find.dataset.end),
      soort: find.dataset.kind,
      regel: find.dataset.rule,
      oordeel: find.dataset.verdict,
    }));
    const open = missed.map(({ piece, start, end }) => {
      const text = original(piece).textContent;
      return { ...of(piece), begin: points(text.slice(0, start)), eind: points(text.slice(0, end)), oordeel: "gemist" };
    });
    return JSON.stringify({ versie: 1, oordelen: [...judged, ...open] }, null, 1);
  }

  async function copy() {
    const text = verdicts();
    try {
      await navigator.clipboard.writeText(text);
      unsaved = false;
      say("De oordelen zijn gekopieerd. De tekst staat er niet in.");
    } catch {
      const area = byId("copy");
      area.hidden = false;
      area.value = text;
      area.select();
      say("Kopieer de oordelen hieronder met Ctrl+C.");
    }
  }

  function download() {
    const link = document.createElement("a");
    link.href = URL.createObjectURL(new Blob([verdicts()], { type: "application/json" }));
    link.download = "oordelen.json";
    link.click();
    setTimeout(() => URL.revokeObjectURL(link.href), 1000);
    unsaved = false;
    say("De oordelen zijn bewaard als oordelen.json. De tekst staat er niet in.");
  }

  const actions = {
    n: () => go(current + 1),
    p: () => go(current < 0 ? -1 : current - 1),
    u: nextOpen,
    g: () => judge("goed"),
    f: () => judge("fout"),
    w: () => judge(null),
    m: markMissed,
    k: copy,
    b: download,
    "?": () => { byId("help").open = !byId("help").open; },
  };

  document.addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    if (choice) return choiceKey(event);
    if (event.target.matches("input, textarea, button, summary")) return;
    const onFind = event.target.matches(".find");
    if (onFind && (event.key === "Enter" || event.key === " ")) {
      event.preventDefault();
      return judge("goed");
    }
    const action = byId("keys").checked && actions[event.key];
    if (!action) return;
    event.preventDefault();
    action();
  });

  byId("actions").addEventListener("click", (event) => {
    const key = event.target.dataset.key;
    if (key) actions[key]();
  });
  // A button must not take away what the mouse chose in the text.
  byId("actions").addEventListener("mousedown", (event) => event.preventDefault());

  document.addEventListener("focusin", (event) => {
    const index = finds.indexOf(event.target);
    if (index < 0) return;
    current = index;
    about(finds[index]);
  });

  addEventListener("beforeunload", (event) => { if (unsaved) event.preventDefault(); });

  finds.forEach(describe);
  count();
})();
