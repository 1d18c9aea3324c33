// The desk's keyboard: keys press what aria-keyshortcuts names; [ and ] move the end of
// the claim by a word, with Shift its start; selected text goes into fields and claims.
(() => {
  const text = () => document.getElementById("text");
  const card = () => document.getElementById("card");
  const fields = "input, textarea, select, [contenteditable]";

  // Offsets count code points, the browser counts UTF-16 units: convert at this edge.
  const points = (string) => Array.from(string).length;

  const offsetOf = (node, unit) => {
    const range = document.createRange();
    range.setStart(text(), 0);
    range.setEnd(node, unit);
    return points(range.toString());
  };

  const nodeAt = (offset) => {
    const walker = document.createTreeWalker(text(), NodeFilter.SHOW_TEXT);
    let left = offset;
    for (let node = walker.nextNode(); node; node = walker.nextNode()) {
      const all = Array.from(node.data);
      if (left <= all.length) return [node, all.slice(0, left).join("").length];
      left -= all.length;
    }
    return [text(), text().childNodes.length];
  };

  const selected = () => {
    const selection = document.getSelection();
    if (!text() || !selection.rangeCount || selection.isCollapsed) return null;
    const range = selection.getRangeAt(0);
    if (!text().contains(range.commonAncestorContainer)) return null;
    const string = range.toString();
    const lead = points(string) - points(string.trimStart());
    const start = offsetOf(range.startContainer, range.startOffset) + lead;
    return { start, end: start + points(string.trim()), words: string.trim() };
  };

  const stretch = (key, atStart) => {
    const form = card()?.querySelector("form[data-start]");
    if (!form || !text()) return;
    const all = Array.from(text().textContent);
    const inputs = [form.elements.start, form.elements.end];
    let start = Number(inputs[0].value || form.dataset.start);
    let end = Number(inputs[1].value || form.dataset.end);
    const step = key === "]" ? 1 : -1;
    const isWord = (at) => /[\p{L}\p{N}]/u.test(all[at] ?? "");
    const move = (at, way, side) => {
      do at += way; while (at > 0 && at < all.length && !(isWord(at - side) && !isWord(at - 1 + side)));
      return at;
    };
    if (atStart) start = move(start, -step, 0); else end = move(end, step, 1);
    if (start < 0 || end > all.length || start >= end) return;
    inputs[0].value = start;
    inputs[1].value = end;
    card().querySelector("[data-words]").textContent = all.slice(start, end).join("");
    const range = document.createRange();
    range.setStart(...nodeAt(start));
    range.setEnd(...nodeAt(end));
    window.CSS?.highlights?.set("stretched", new Highlight(range));
  };

  const press = (key) => {
    const named = `[aria-keyshortcuts~="${CSS.escape(key)}"]`;
    const found = [...document.querySelectorAll(named)].find((one) => !one.disabled && one.offsetParent);
    if (!found) return false;
    if (found.matches(fields)) found.focus(); else found.click();
    return true;
  };

  const begin = () => {
    const from = selected();
    const link = document.querySelector("a[data-add]");
    if (!link || !from) return false;
    const address = new URL(link.href);
    address.searchParams.set("start", from.start);
    address.searchParams.set("end", from.end);
    location.assign(address);
    return true;
  };

  document.addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey || event.isComposing) return;
    if (event.target.matches(fields) || document.querySelector("[data-keys=off]")) return;
    if (event.repeat && !"[]{}".includes(event.key)) return;
    const bracket = { "[": "[", "]": "]", "{": "[", "}": "]" }[event.key];
    if (bracket && card()) stretch(bracket, event.shiftKey);
    else if (event.key === "n" && begin()) { /* on its way */ }
    else if (!press(event.key)) return;
    event.preventDefault();
  });

  // Text that is selected goes into the field that was used last.
  let last = null;
  document.addEventListener("focusin", (event) => {
    if (event.target.matches("[data-fill]")) last = event.target;
  });
  document.addEventListener("mouseup", () => {
    const from = selected();
    if (!from || !last?.isConnected) return;
    last.value = from.words;
    if (last.dataset.fill) last.form.elements[last.dataset.fill].value = from.start;
  });

  // A card that was swapped in says which marks in the text have changed.
  const show = () => {
    if (!card() || !text()) return;
    window.CSS?.highlights?.delete("stretched");
    const states = new Map([...card().querySelectorAll("[data-changed]")].map((one) => [one.dataset.changed, one.dataset.state]));
    for (const mark of text().querySelectorAll("mark[data-claims]")) {
      const claims = mark.dataset.claims.split(" ");
      const changed = claims.find((claim) => states.has(claim));
      if (changed) mark.dataset.was = states.get(changed);
      mark.className = claims.includes(card().dataset.claim) ? "current" : mark.dataset.was;
    }
    text().querySelector("mark.current")?.scrollIntoView({ block: "center" });
  };
  document.addEventListener("htmx:afterSettle", show);
  document.addEventListener("DOMContentLoaded", show);
})();
