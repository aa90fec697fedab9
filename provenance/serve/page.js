"use strict";
(() => {
  const all = (selector) => Array.from(document.querySelectorAll(selector));
  all(".needs-script").forEach((node) => { node.hidden = false; });

  const isTyping = (node) => node instanceof HTMLElement && (node.isContentEditable || /^(INPUT|TEXTAREA|SELECT)$/.test(node.tagName));
  const press = (node) => {
    if (node.tagName === "SUMMARY") {
      node.parentElement.open = true;
      const field = node.parentElement.querySelector("select, input:not([type=hidden])");
      if (field) field.focus();
    } else if (node.tagName === "TEXTAREA") node.focus();
    else node.click();
  };
  if (document.body.hasAttribute("data-keys")) {
    document.addEventListener("keydown", (event) => {
      if (event.ctrlKey || event.metaKey || event.altKey || event.isComposing || event.repeat) return;
      if (event.key === "Escape" && isTyping(event.target)) { event.target.blur(); return; }
      if (isTyping(event.target)) return;
      const node = all("[data-key]").find((each) => each.dataset.key === event.key);
      if (node) { event.preventDefault(); press(node); }
    });
  }

  const find = document.getElementById("find");
  if (find) {
    const ticks = all(".statements label");
    const look = () => {
      const words = find.value.toLowerCase().split(/\s+/).filter(Boolean);
      ticks.forEach((tick) => { tick.hidden = !words.every((word) => tick.textContent.toLowerCase().includes(word)); });
    };
    find.addEventListener("input", look);
    find.addEventListener("keydown", (event) => { if (event.key === "Enter") event.preventDefault(); });
    const target = document.querySelector("input[name=target][value=statements]");
    ticks.forEach((tick) => tick.addEventListener("change", () => { target.checked = true; }));
    const chosen = document.querySelector(".statements input:checked");
    if (chosen) chosen.parentElement.scrollIntoView({ block: "nearest" });
  }

  let isSent = false;
  all("form[method=post]").forEach((form) => form.addEventListener("submit", (event) => {
    if (isSent) event.preventDefault();
    isSent = true;
  }));
  window.addEventListener("pageshow", () => { isSent = false; });
})();
