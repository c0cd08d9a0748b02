"use strict";

// The page works without this: a picture is then chosen and sent with a button.
(() => {
  document.documentElement.classList.add("js");
  const form = document.getElementById("predict");
  if (!form) {
    return;
  }
  const input = document.getElementById("picture");
  const note = document.getElementById("zone-note");
  const limit = 25 * 1024 * 1024;
  const usual = note.textContent;

  const give = (files) => {
    if (files.length === 0) {
      return;
    }
    const first = new DataTransfer();
    first.items.add(files[0]);
    input.files = first.files;
    send(files.length);
  };

  const send = (count) => {
    const file = input.files[0];
    if (file.size > limit) {
      note.textContent = `${file.name} has ${Math.ceil(file.size / 1024 / 1024)} MB; up to 25 MB can be sent.`;
      return;
    }
    note.textContent = count > 1 ? `One picture at a time: this was the first of ${count}` : usual;
    form.requestSubmit();
  };

  input.addEventListener("change", () => {
    if (input.files.length > 0) {
      send(input.files.length);
    }
  });

  // a picture may be dropped anywhere on the page; a drop beside the zone would otherwise leave the page
  let inside = 0;
  const over = (on) => form.classList.toggle("over", on);
  document.addEventListener("dragenter", () => over(++inside > 0));
  document.addEventListener("dragleave", () => over(--inside > 0));
  document.addEventListener("dragover", (event) => event.preventDefault());
  document.addEventListener("drop", (event) => {
    event.preventDefault();
    inside = 0;
    over(false);
    give([...event.dataTransfer.files]);
  });
  document.addEventListener("paste", (event) => give([...event.clipboardData.files]));

  // after an answer the same file can be chosen again; after a failure the choice stays
  document.body.addEventListener("htmx:afterRequest", (event) => {
    if (event.detail.elt === form && event.detail.successful) {
      input.value = "";
    }
  });
  const unreachable = (event) => {
    const place = event.detail.elt === form ? document.getElementById("answer") : document.getElementById("judging");
    const words = document.getElementById("no-connection").content.cloneNode(true);
    place.querySelector(".notice")?.remove();
    if (event.detail.elt === form) {
      place.replaceChildren(words);
    } else {
      place.prepend(words);
    }
  };
  document.body.addEventListener("htmx:sendError", unreachable);
  document.body.addEventListener("htmx:timeout", unreachable);
})();
