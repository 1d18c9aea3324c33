// Cards are drawn ahead and shown at once; a decision is kept in the browser until the site
// has it, with a key that makes it done once however often it is sent.
(() => {
  const AHEAD = 2;
  const RETRY = 3000;
  const desk = () => document.querySelector("[data-draw]");
  const card = () => document.getElementById("card");
  const said = () => document.getElementById("said");
  if (!desk()) return;
  const { editor, draw: source, queue, signIn } = desk().dataset;
  let ahead = [];
  let isSending, isDrawing, isDry, isEmpty, isAway;

  const kept = () => JSON.parse(localStorage.getItem(`kept ${editor}`) ?? "[]");
  const keep = (all) => localStorage.setItem(`kept ${editor}`, JSON.stringify(all));
  const tell = (detail) => document.dispatchEvent(new CustomEvent("told", { detail }));
  const shown = () => document.dispatchEvent(new Event("desk:shown"));
  const claimOf = (one) => (one.querySelector("#card") ?? one).dataset;
  const newKey = () => Array.from(crypto.getRandomValues(new Uint8Array(16)), (byte) => byte.toString(16).padStart(2, 0)).join("");

  const post = async (url, fields) => {
    const answer = await fetch(url, {
      method: "POST",
      body: new URLSearchParams(fields),
      signal: AbortSignal.timeout(20000),
      headers: { "HX-Request": "true", "HX-Current-URL": location.href, "X-CSRFToken": desk().querySelector("[name^=csrf]").value },
    });
    const body = new DOMParser().parseFromString(await answer.text(), "text/html");
    return { answer, body, found: body.querySelector(".desk, #card"), to: answer.headers.get("HX-Redirect") };
  };

  // Shows a card, or a desk with its article; what was left undecided may come back.
  const show = (node, comesBack) => {
    const isCard = node.id === "card";
    if (isCard && node.dataset.snapshot !== desk().dataset.snapshot) return location.assign(node.dataset.address);
    const left = card();
    const old = isCard ? left : desk();
    if (!isCard) {
      node.querySelector("#said")?.remove();
      node.querySelector(".desk-side").prepend(said());
    }
    old.replaceWith(node);
    const { claim, address } = card().dataset;
    if (comesBack && !left.inert && left.dataset.state === "suggested") ahead.unshift(old);
    ahead = ahead.filter((one) => claimOf(one).claim !== claim);
    isEmpty = false;
    htmx.process(node);
    history.replaceState(null, "", address);
    card().querySelector("[role=alert], h1").focus();
    shown();
  };

  const advance = () => {
    isDry = false;
    if (ahead.length) show(ahead.shift());
    else isEmpty = card().inert = true;
  };

  const draw = async () => {
    if (!card() || isDrawing || isDry || ahead.length >= AHEAD || kept().length) return;
    isDrawing = true;
    const held = [desk(), ...ahead].map(claimOf);
    const fields = held.map(({ claim }) => ["held", claim]);
    try {
      const { found } = await post(source, [...fields, ["beside", held.at(-1).snapshot]]);
      if (found) ahead.push(found);
      isDry = !found && !kept().length;
    } catch {
      return setTimeout(draw, RETRY);
    } finally {
      isDrawing = false;
    }
    if (isEmpty && isDry) location.assign(queue);
    if (isEmpty && ahead.length) show(ahead.shift());
    draw();
  };

  const take = ({ answer, body, found, to }) => {
    const news = body.querySelector("#said, [data-said]");
    if (to || !card()) return location.assign(to ?? location.href);
    if (!news) return tell(`Refused (${answer.status}) and not saved: ${answer.url}`);
    said().innerHTML = news.innerHTML;
    if (found) show(found, true);
    else if (!isEmpty && said().querySelector(`[data-changed="${card().dataset.claim}"]`)) advance();
    else shown();
  };

  const send = async () => {
    if (isSending) return;
    isSending = true;
    try {
      for (let [first] = kept(); first; [first] = kept()) {
        const got = await post(first.url, [...first.fields, ["once_key", first.key], ["beside", desk().dataset.snapshot]]);
        if (got.to?.startsWith(signIn)) return location.assign(got.to);
        if (got.answer.status > 500) throw got;
        keep(kept().filter((one) => one.key !== first.key));
        take(got);
      }
      if (isAway) tell("The site is back. All your decisions are saved.");
      isAway = false;
    } catch {
      isAway = true;
      tell(`The site cannot be reached. Your decisions (${kept().length}) are kept here and sent when it is back.`);
      setTimeout(send, RETRY);
    } finally {
      isSending = false;
    }
    draw();
  };

  document.addEventListener("submit", (event) => {
    const form = event.target;
    if (!form.matches("[data-decides]")) return;
    event.preventDefault();
    const fields = [...new FormData(form, event.submitter)].filter(([name]) => !/^(csrf|once_key)/.test(name));
    keep([...kept(), { url: form.getAttribute("action"), key: newKey(), fields }]);
    if (!form.matches("[data-waits], #said *")) advance();
    send();
  });
  document.addEventListener("click", (event) => {
    if (!ahead.length || !event.target.closest("[data-next]")) return;
    event.preventDefault();
    show(ahead.shift());
    draw();
  });
  addEventListener("online", send);
  send();
})();
