// A document's page: codes by key, what is marked kept in mind, words chosen in the text coded as an event.
"use strict";

const text = document.querySelector(".reading .text");
const notes = [...document.querySelectorAll("details.note-of")];
for (const hint of document.querySelectorAll(".scripted")) hint.hidden = false;

// A link to a code opens it.
function opened() {
  const at = location.hash && document.getElementById(decodeURIComponent(location.hash.slice(1)));
  if (at && at.matches("details.note-of")) at.open = true;
}
addEventListener("hashchange", opened);
opened();
text.addEventListener("click", (event) => {
  const link = event.target.closest('a[href^="#e"]');
  const at = link && document.getElementById(link.hash.slice(1));
  if (at) at.open = true;
});

// j and k: the next code and the one before.
document.addEventListener("keydown", (event) => {
  if (!["j", "k"].includes(event.key) || event.ctrlKey || event.metaKey || event.altKey || !notes.length) return;
  if (event.target.closest("input, textarea, select")) return;
  const here = notes.findIndex((note) => note.contains(document.activeElement));
  const next = event.key === "j" ? here + 1 : here < 0 ? notes.length - 1 : here - 1;
  const note = notes[Math.min(Math.max(next, 0), notes.length - 1)];
  if (here >= 0 && notes[here] !== note) notes[here].open = false;
  note.open = true;
  note.querySelector("summary").focus({ preventScroll: true });
  note.closest(".para").scrollIntoView({ block: "nearest" });
});

// What is marked stays so from document to document.
const boxes = document.querySelectorAll(".layers input");
try {
  const off = new Set((localStorage.getItem("foedus-layers") || "").split(" "));
  for (const box of boxes) if (off.has(box.id)) box.checked = false;
  for (const box of boxes) box.addEventListener("change", () => {
    const unmarked = [...boxes].filter((one) => !one.checked).map((one) => one.id);
    localStorage.setItem("foedus-layers", unmarked.join(" "));
  });
} catch { /* a browser may keep nothing */ }

// Words chosen within one sentence can be coded as an event that was missed.
const add = document.querySelector('#correct a[href^="/correct?doc="]');
if (add) {
  const offer = document.createElement("a");
  offer.className = "button main offer";
  offer.hidden = true;
  document.body.append(offer);
  document.addEventListener("selectionchange", () => {
    const found = chosen(getSelection());
    offer.hidden = !found;
    if (!found) return;
    const query = new URLSearchParams({ sentence: found.sentence, words: found.words, nth: found.nth });
    offer.href = `${add.getAttribute("href")}&${query}`;
    const short = found.words.length > 40 ? `${found.words.slice(0, 39)}…` : found.words;
    offer.textContent = `Code “${short}” as an event`;
  });
}

// A sentence's words without the numbers and names of codes that stand among them.
function bare(range) {
  const part = range.cloneContents();
  for (const label of part.querySelectorAll("sub, sup, .aside")) label.remove();
  return part.textContent;
}

function chosen(selection) {
  if (!selection || selection.isCollapsed || !selection.rangeCount) return null;
  const range = selection.getRangeAt(0);
  const start = range.startContainer.parentElement;
  const end = range.endContainer.nodeType === Node.TEXT_NODE ? range.endContainer.parentElement : range.endContainer;
  const sentence = start && start.closest(".s[data-s]");
  if (!sentence || !text.contains(sentence) || !sentence.contains(end)) return null;
  if (start.closest("sub, sup, .aside")) return null;
  const words = bare(range).trim();
  if (!words || words.length > 200) return null;
  const before = document.createRange();
  before.selectNodeContents(sentence);
  before.setEnd(range.startContainer, range.startOffset);
  // Where a sentence runs over several blocks, what stands in those before counts, too.
  const earlier = [...text.querySelectorAll(`.s[data-s="${sentence.dataset.s}"]`)];
  let read = "";
  for (const one of earlier) {
    if (one === sentence) break;
    const whole = document.createRange();
    whole.selectNodeContents(one);
    read += bare(whole);
  }
  read += bare(before);
  return { sentence: sentence.dataset.s, words, nth: read.split(words).length };
}
