// What failed without an answer, in words; and what was typed, kept until it is saved.
(() => {
  const tell = (words) => {
    const place = document.getElementById("messages");
    const told = document.createElement("p");
    told.className = "message error";
    told.setAttribute("role", "alert");
    told.textContent = words;
    place.replaceChildren(told);
    place.scrollIntoView({ block: "nearest" });
  };
  document.addEventListener("htmx:sendError", () =>
    tell("The site cannot be reached. Nothing was saved; what you typed is still here. Check the network, then try again."));
  document.addEventListener("htmx:timeout", () =>
    tell("The site took too long to answer. Check whether your decision was saved, then try again."));
  document.addEventListener("htmx:swapError", () =>
    tell("The answer could not be shown. Load the page again."));

  const key = () => `kept ${location.pathname}`;
  const isKept = (field) => field.name && !/csrf|version|once_key|TOTAL|INITIAL/.test(field.name) && field.type !== "file";
  const keep = (form) => {
    const kept = [...form.elements].filter(isKept).map((f) => [f.name, f.type === "checkbox" ? f.checked : f.value]);
    sessionStorage.setItem(key(), JSON.stringify(kept));
  };
  document.addEventListener("input", (event) => {
    const form = event.target.closest("form[data-keep]");
    if (form) keep(form);
  });
  document.addEventListener("DOMContentLoaded", () => {
    if (document.querySelector(".message.success")) sessionStorage.clear();
    const form = document.querySelector("form[data-keep]");
    const kept = sessionStorage.getItem(key());
    if (!form || !kept || form.dataset.keep === "typed") return;
    for (const [name, value] of JSON.parse(kept)) {
      const field = form.elements[name];
      if (!field || field.length) continue;
      if (field.type === "checkbox") field.checked = value; else field.value = value;
    }
    tell("What you had typed here before is back. It is not saved yet.");
  });
})();
