// What failed without an answer, in words; and what was typed, kept until it is saved.
(() => {
  const on = (name, act) => document.addEventListener(name, act);
  const tell = (words) => {
    const told = document.createElement("p");
    told.className = "message error";
    told.setAttribute("role", "alert");
    told.textContent = words;
    document.getElementById("messages").replaceChildren(told);
    told.scrollIntoView({ block: "nearest" });
  };
  const failures = {
    "htmx:sendError": "The site cannot be reached. Nothing was saved; what you typed is still here. Try again.",
    "htmx:timeout": "The site took too long to answer. Check whether it was saved, then try again.",
  };
  for (const [name, words] of Object.entries(failures)) on(name, () => tell(words));
  on("told", (event) => tell(event.detail));

  const key = `kept ${location.pathname}`;
  const isKept = (field) => field.name && !/csrf|version|once_key|TOTAL|INITIAL/.test(field.name) && field.type !== "file";
  on("input", ({ target }) => {
    const form = target.closest("form[data-keep]");
    const typed = form && [...form.elements].filter(isKept).map((f) => [f.name, f.type === "checkbox" ? f.checked : f.value]);
    if (form) sessionStorage.setItem(key, JSON.stringify(typed));
  });
  on("DOMContentLoaded", () => {
    if (document.querySelector(".message.success")) sessionStorage.clear();
    const form = document.querySelector("form[data-keep]");
    const kept = sessionStorage.getItem(key);
    if (!form || !kept || form.dataset.keep === "typed") return;
    for (const [name, value] of JSON.parse(kept)) {
      const field = form.elements[name];
      if (!field || field.length) continue;
      if (field.type === "checkbox") field.checked = value; else field.value = value;
    }
    tell("What you had typed here before is back. It is not saved yet.");
  });
})();
