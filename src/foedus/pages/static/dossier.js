(() => {
  "use strict";
  const byId = (id) => document.getElementById(id);

  const opened = [];
  addEventListener("beforeprint", () => {
    document.querySelectorAll("details:not([open])").forEach((d) => { d.open = true; opened.push(d); });
  });
  addEventListener("afterprint", () => { opened.splice(0).forEach((d) => { d.open = false; }); });

  const reveal = () => {
    const target = location.hash.length > 1 && byId(location.hash.slice(1));
    if (!target) return;
    const folded = target.closest("details:not([open])");
    if (folded) folded.open = true;
    if (target.hidden) byId("filters").reset();
    if (folded || target.hidden) target.scrollIntoView();
  };
  addEventListener("hashchange", reveal);
  reveal();

  const table = byId("event-table");
  if (!table) return;
  const form = byId("filters"), body = table.tBodies[0], rows = [...body.rows];
  const text = byId("f-text"), type = byId("f-type"), party = byId("f-party"), status = byId("f-status"), once = byId("f-once");
  const words = new Map();
  const wordsOf = (row) => {
    if (!words.has(row)) words.set(row, row.textContent.toLowerCase());
    return words.get(row);
  };

  const filter = () => {
    const sought = text.value.toLowerCase().split(/\s+/).filter(Boolean);
    let shown = 0;
    for (const row of rows) {
      const d = row.dataset;
      const fits = (!type.value || d.t === type.value) && (!status.value || d.s === status.value)
        && (!party.value || d.p.split("|").includes(party.value)) && (!once.checked || "h" in d)
        && sought.every((word) => wordsOf(row).includes(word));
      row.hidden = !fits;
      shown += fits;
    }
    byId("f-count").textContent = `${shown} of ${rows.length} rows`;
    byId("f-none").hidden = shown > 0;
  };
  form.hidden = false;
  form.addEventListener("input", filter);
  form.addEventListener("reset", () => setTimeout(filter));
  form.addEventListener("submit", (event) => event.preventDefault());
  filter();

  const heads = [...table.tHead.rows[0].cells];
  const key = (row, n) => row.cells[n].dataset.v ?? row.cells[n].textContent.trim();
  const sort = (head, n) => {
    const down = head.getAttribute("aria-sort") === "ascending";
    const number = head.dataset.sort === "number";
    const order = new Intl.Collator("en").compare;
    const sorted = rows.map((row, i) => ({ row, i, k: key(row, n) }));
    sorted.sort((a, b) => (number ? a.k - b.k : order(a.k, b.k)) * (down ? -1 : 1) || a.i - b.i);
    heads.forEach((other) => other.removeAttribute("aria-sort"));
    head.setAttribute("aria-sort", down ? "descending" : "ascending");
    body.append(...sorted.map((s) => s.row));
  };
  heads.forEach((head, n) => {
    if (!head.dataset.sort) return;
    const button = document.createElement("button");
    button.type = "button";
    button.textContent = head.textContent;
    button.addEventListener("click", () => sort(head, n));
    head.replaceChildren(button);
  });
})();
