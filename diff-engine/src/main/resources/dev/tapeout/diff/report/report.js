
"use strict";
(() => {
  const form = document.getElementById("filters");
  const shown = document.getElementById("shown");
  const none = document.getElementById("none");
  const toggle = document.getElementById("toggle");
  const articles = Array.from(document.querySelectorAll("article"));
  const texts = new Map();

  const text = (article) => {
    if (!texts.has(article)) texts.set(article, article.textContent.toLowerCase());
    return texts.get(article);
  };

  const visible = () => articles.filter((article) => !article.hidden);

  const filter = () => {
    const kinds = new Set(new FormData(form).getAll("kind"));
    const direction = form.elements.direction.value;
    const rule = form.elements.rule.value;
    const words = form.elements.text.value.toLowerCase().split(/\s+/).filter(Boolean);
    let count = 0;
    for (const article of articles) {
      const data = article.dataset;
      const fits = kinds.has(data.kind)
        && (direction === "" || data.direction === direction)
        && (rule === "" || data.rule === rule)
        && words.every((word) => text(article).includes(word));
      article.hidden = !fits;
      if (fits) count++;
    }
    shown.value = count + " of " + articles.length;
    none.hidden = count > 0 || articles.length === 0;
    label();
  };

  const label = () => {
    const closed = visible().some((article) => !article.firstElementChild.open);
    toggle.textContent = closed ? "Open all" : "Close all";
  };

  const step = (by) => {
    const list = visible();
    const at = list.findIndex((article) => article.contains(document.activeElement));
    const next = list[at < 0 ? (by > 0 ? 0 : list.length - 1) : at + by];
    if (next) next.querySelector("summary").focus();
  };

  const open = () => {
    const target = location.hash.length > 1 && document.getElementById(location.hash.slice(1));
    if (!target || !target.matches("article")) return;
    if (target.hidden) {
      form.reset();
      for (const box of form.querySelectorAll("[name=kind]")) box.checked = true;
      filter();
    }
    target.firstElementChild.open = true;
    target.scrollIntoView();
  };

  form.hidden = false;
  form.addEventListener("input", filter);
  form.addEventListener("submit", (event) => event.preventDefault());
  form.addEventListener("reset", () => setTimeout(filter));
  toggle.addEventListener("click", () => {
    const to = toggle.textContent === "Open all";
    for (const article of visible()) article.firstElementChild.open = to;
    label();
  });
  // A page of thousands tells of each of them when it is loaded.
  let pending = 0;
  document.addEventListener("toggle", () => {
    cancelAnimationFrame(pending);
    pending = requestAnimationFrame(label);
  }, true);
  document.addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    if (event.key === "Escape" && event.target === form.elements.text) {
      form.elements.text.value = "";
      filter();
      return;
    }
    if (event.target.matches("input:not([type=checkbox]), select, textarea")) return;
    if (event.key === "/") form.elements.text.focus();
    else if (event.key === "j") step(1);
    else if (event.key === "k") step(-1);
    else return;
    event.preventDefault();
  });
  addEventListener("beforeprint", () => {
    for (const article of visible()) article.firstElementChild.open = true;
  });
  addEventListener("hashchange", open);
  filter();
  open();
})();
