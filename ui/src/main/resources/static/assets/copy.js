"use strict";

// Copies what a button names; where the clipboard is closed, it is marked, so that the keyboard's own way is one step.
for (const button of document.querySelectorAll("[data-copies]")) {
  const text = document.getElementById(button.dataset.copies);
  const said = document.getElementById("copied");
  button.addEventListener("click", async () => {
    try {
      await navigator.clipboard.writeText(text.textContent);
      said.textContent = "It is in the clipboard.";
    } catch {
      getSelection().selectAllChildren(text);
      said.textContent = "It is marked: copy it with Ctrl+C.";
    }
  });
}
