// A key presses what names it in aria-keyshortcuts, first in the group that has the focus.
(() => {
  const text = () => document.getElementById("text");
  const card = () => document.getElementById("card");
  const marks = (claim = card().dataset.claim) => [...text().querySelectorAll(`[data-claims~="${claim}"]`)];
  const on = (name, act) => document.addEventListener(name, act);
  let isNew = false; // whether words are being chosen for a new claim

  // Offsets count code points, the browser UTF-16 units.
  const points = (string) => Array.from(string).length;

  const selected = () => {
    const selection = getSelection();
    const range = selection.isCollapsed ? null : selection.getRangeAt(0);
    if (!range || !text()?.contains(range.commonAncestorContainer)) return null;
    const before = range.cloneRange();
    before.selectNodeContents(text());
    before.setEnd(range.startContainer, range.startOffset);
    const string = range.toString();
    const start = points(before.toString()) + points(string) - points(string.trimStart());
    return { start, end: start + points(string.trim()), words: string.trim() };
  };

  // Moves the start or end of the selected words, at first the claim's.
  const stretch = (side, way) => {
    const selection = getSelection();
    const last = marks().at(-1);
    if (!selected()) selection.setBaseAndExtent(marks()[0], 0, last, last.childNodes.length);
    const { startContainer: a, startOffset: i, endContainer: b, endOffset: j } = selection.getRangeAt(0);
    if (side === "end") selection.setBaseAndExtent(a, i, b, j); else selection.setBaseAndExtent(b, j, a, i);
    selection.modify("extend", way, "word");
    chosen();
  };

  const walk = (way) => {
    const selection = getSelection();
    do {
      if (way === "forward") selection.collapseToEnd(); else selection.collapseToStart();
      selection.modify("extend", way, "word");
    } while (/^[^\p{L}\p{N}]+$/u.test(selection));
    chosen();
  };

  const chosen = () => {
    const span = selected();
    if (!span) return;
    const { start, end } = document.getElementById("accept-form").elements;
    if (!isNew) [start.value, end.value] = [span.start, span.end];
    document.querySelector(isNew ? "#said p" : "[data-words]").textContent = span.words;
  };

  // Opens the form of a new claim, or lets the arrows choose its words.
  const begin = (link) => {
    const span = selected();
    if (span) return location.assign(`${link.href}${link.search ? "&" : "?"}start=${span.start}&end=${span.end}`);
    isNew = true;
    text().focus();
    getSelection().selectAllChildren(marks().at(-1));
    walk("forward");
  };

  const press = (key) => {
    const named = [...document.querySelectorAll(`[aria-keyshortcuts~="${CSS.escape(key)}"]`)].filter((one) => one.checkVisibility());
    const group = document.activeElement.closest("[data-mode]");
    const found = [group, null].flatMap((mode) => named.filter((one) => one.closest("[data-mode]") === mode))[0];
    if (!found) return false;
    const field = found.getAttribute("href")?.startsWith("#") ? document.querySelector(found.hash) : found;
    if (field.matches("input")) field.focus();
    if (field.matches("input:not([type=radio])")) field.select();
    else if (found.matches("[data-add]")) begin(found);
    else field.click();
    return true;
  };

  on("keydown", (event) => {
    const { key, target } = event;
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    if (key === "Escape" && card()) {
      show();
      card().querySelector("h1").focus();
    }
    if (target.matches("input:not([type=radio], [type=checkbox]), textarea, select")) return;
    if (document.querySelector("[data-keys=off]")) return;
    const way = { ArrowRight: "forward", ArrowLeft: "backward" }[key];
    if (isNew && way) walk(way);
    else if (isNew && key === "Enter") begin(document.querySelector("a[data-add]"));
    else if ((event.repeat && !"[]{}".includes(key)) || !press(key)) return;
    event.preventDefault();
  });
  on("click", (event) => {
    const link = event.target.closest("[data-stretch]");
    if (!link) return;
    event.preventDefault();
    stretch(...link.dataset.stretch.split(" "));
  });

  // Selected text goes into the field used last.
  let last = null;
  on("focusin", ({ target }) => {
    if (target.matches("[data-fill]")) last = target;
  });
  on("mouseup", () => {
    const from = last?.isConnected && selected();
    if (!from) return;
    last.value = from.words;
    if (last.dataset.fill) last.form.elements[last.dataset.fill].value = from.start;
  });

  // A card and what was said tell which marks have changed.
  const show = () => {
    if (!card() || !text()) return;
    isNew = false;
    getSelection().removeAllRanges();
    for (const { dataset } of document.querySelectorAll("[data-changed]"))
      for (const mark of marks(dataset.changed)) mark.className = dataset.state;
    for (const mark of text().children) mark.classList.remove("current");
    for (const mark of marks()) mark.classList.add("current");
    marks()[0]?.scrollIntoView({ block: "nearest" });
  };
  on("desk:shown", show);
  on("DOMContentLoaded", show);
})();
