// What makes the pages quicker for those who let scripts run; every page works without.
"use strict";

// "/" puts the cursor into the search field.
document.addEventListener("keydown", (event) => {
  if (event.key !== "/" || event.ctrlKey || event.metaKey || event.altKey) return;
  if (event.target.closest("input, textarea, select, [contenteditable]")) return;
  const field = document.getElementById("find");
  if (field) { event.preventDefault(); field.focus(); field.select(); }
});

// An element with data-refresh (milliseconds) is fetched anew with its page until it has none any more.
const refresh = async (id) => {
  const old = document.getElementById(id);
  const wait = Number(old.dataset.refresh);
  if (!wait) return;
  await new Promise((then) => setTimeout(then, document.hidden ? 5 * wait : wait));
  try {
    const answer = await fetch(location.href, { headers: { accept: "text/html" } });
    if (!answer.ok) return;
    const page = new DOMParser().parseFromString(await answer.text(), "text/html");
    const fresh = page.getElementById(id);
    if (!fresh) return;
    if (!old.isEqualNode(fresh)) {
      const held = old.contains(document.activeElement) ? document.activeElement.textContent : null;
      document.getElementById(id).replaceWith(fresh);
      document.title = page.title;
      if (held !== null) [...fresh.querySelectorAll("a, button")].find((one) => one.textContent === held)?.focus();
      const said = document.getElementById(`${id}-said`);
      if (said && !fresh.dataset.refresh) said.textContent = fresh.innerText.slice(0, 300);
    }
  } catch {
    // The server does not answer just now: it is asked again.
  }
  refresh(id);
};
for (const one of document.querySelectorAll("[data-refresh][id]")) refresh(one.id);

// Files dropped anywhere on their field are taken; what is too much is said before it is sent.
for (const drop of document.querySelectorAll("[data-drop]")) {
  const field = drop.querySelector("input[type=file]");
  const said = drop.querySelector("output");
  const look = () => {
    const size = [...field.files].reduce((sum, file) => sum + file.size, 0);
    const over = field.files.length > Number(drop.dataset.most) || size > Number(drop.dataset.largest);
    const names = [...field.files].slice(0, 3).map((file) => file.name).join(", ");
    const more = field.files.length > 3 ? ` and ${field.files.length - 3} more` : "";
    said.textContent = field.files.length ? `${names}${more}: ${(size / 1e6).toFixed(2)} MB${over ? ", more than is taken at once" : ""}` : "";
    field.setCustomValidity(over ? "More than is taken at once." : "");
    drop.classList.toggle("bad", over);
  };
  field.addEventListener("change", look);
  for (const kind of ["dragenter", "dragover"]) drop.addEventListener(kind, (event) => { event.preventDefault(); drop.classList.add("over"); });
  drop.addEventListener("dragleave", () => drop.classList.remove("over"));
  drop.addEventListener("drop", (event) => {
    event.preventDefault();
    drop.classList.remove("over");
    if (event.dataTransfer.files.length) { field.files = event.dataTransfer.files; look(); }
  });
  look();
}
