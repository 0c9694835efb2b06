// The form of an event: words chosen in its sentence become the words that carry it.
"use strict";

const told = document.getElementById("sentence");
const field = document.getElementById("f-words");
const nth = document.querySelector('input[name="nth"]');
if (told && field) {
  document.addEventListener("selectionchange", () => {
    const selection = getSelection();
    if (!selection.rangeCount || selection.isCollapsed) return;
    const range = selection.getRangeAt(0);
    const words = range.toString().trim();
    if (!words || words.length > 200 || !told.contains(range.commonAncestorContainer)) return;
    if (range.startContainer.parentElement.closest("footer") || range.endContainer.parentElement.closest("footer")) return;
    const before = document.createRange();
    before.selectNodeContents(told);
    before.setEnd(range.startContainer, range.startOffset);
    field.value = words;
    if (nth) nth.value = before.toString().split(words).length;
  });
  field.addEventListener("input", () => { if (nth) nth.value = 1; });
}
