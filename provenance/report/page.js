"use strict";
(() => {
  const all = (selector) => Array.from(document.querySelectorAll(selector));
  const byId = (id) => document.getElementById(id);
  const statements = all(".statement");
  const open = (statement, isOpen) => {
    statement.setAttribute("aria-expanded", String(isOpen));
    const detail = byId(statement.getAttribute("aria-controls"));
    if (detail) detail.hidden = !isOpen;
  };
  const join = (ids, isOn) => ids.forEach((id) => byId(id)?.classList.toggle("joined", isOn));
  const listed = (node, name, start) => (node.dataset[name] || "").split(" ").filter(Boolean).map((id) => start + id);
  statements.forEach((statement) => {
    open(statement, false);
    const toggle = () => open(statement, statement.getAttribute("aria-expanded") !== "true");
    statement.addEventListener("click", toggle);
    statement.addEventListener("keydown", (event) => {
      if (event.key === "Enter" || event.key === " ") { event.preventDefault(); toggle(); }
      if (event.key === "Escape") open(statement, false);
    });
  });
  const pairs = [[statements, "caveats", ""], [all("li.caveat"), "covers", "s-"]];
  pairs.forEach(([nodes, name, start]) => nodes.forEach((node) => {
    ["focusin", "mouseenter"].forEach((kind) => node.addEventListener(kind, () => join(listed(node, name, start), true)));
    ["focusout", "mouseleave"].forEach((kind) => node.addEventListener(kind, () => join(listed(node, name, start), false)));
  }));
  const type = byId("f-type"), status = byId("f-status"), caveat = byId("f-caveat"), details = byId("f-details"), count = byId("count");
  if (!type || !status || !caveat || !details || !count) return;
  const filter = () => {
    let shown = 0;
    statements.forEach((statement) => {
      const fits = (!type.value || statement.dataset.type === type.value)
        && (!status.value || statement.dataset.status === status.value)
        && (!caveat.checked || Boolean(statement.dataset.caveats));
      statement.classList.toggle("off", !fits);
      shown += fits ? 1 : 0;
    });
    count.textContent = `${shown} of ${statements.length} statements`;
  };
  [type, status, caveat].forEach((field) => field.addEventListener("change", filter));
  details.addEventListener("change", () => statements.forEach((statement) => open(statement, details.checked)));
  type.form.addEventListener("submit", (event) => event.preventDefault());
  type.form.addEventListener("reset", () => setTimeout(() => { filter(); statements.forEach((statement) => open(statement, false)); }));
})();
