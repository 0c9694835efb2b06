// Lists by the keyboard: j and k step through the rows (the arrows do once a row has the focus), Enter opens one.
"use strict";

const typing = "input, textarea, select, [contenteditable]";
const rows = () => [...document.querySelectorAll("main a.to")].filter((one) => one.checkVisibility());

document.addEventListener("keydown", (event) => {
  if (event.ctrlKey || event.metaKey || event.altKey || event.shiftKey || event.target.closest(typing)) return;
  const all = rows();
  const row = event.target.closest("tr, li");
  const at = row ? all.findIndex((one) => row.contains(one)) : -1;
  const step = { j: 1, k: -1, ArrowDown: at < 0 ? 0 : 1, ArrowUp: at < 0 ? 0 : -1 }[event.key];
  if (!step || !all.length) return;
  const to = at < 0 ? (step > 0 ? 0 : all.length - 1) : at + step;
  const next = all[to] ?? document.querySelector(step > 0 ? ".pager a[rel=next]" : ".pager a[rel=prev]");
  if (!next) return;
  event.preventDefault();
  next.focus({ preventScroll: true });
  next.scrollIntoView({ block: "nearest" });
});

// Fields that are left blank stay out of the address.
for (const form of document.querySelectorAll("form.filter")) {
  form.addEventListener("submit", () => {
    const blank = [...form.elements].filter((one) => one.name && !one.value);
    for (const one of blank) one.disabled = true;
    setTimeout(() => { for (const one of blank) one.disabled = false; });
  });
}

for (const hint of document.querySelectorAll(".keys")) hint.hidden = false;
