import { outbox } from "/assets/outbox.js";

// The page works without this: every class is a button of a form. This shows the next picture at once and sends what was
// said behind it. What cannot be sent is kept in this browser until it can.
(() => {
  const place = document.getElementById("review");
  if (!place) {
    return;
  }
  const $ = (id) => document.getElementById(id);
  const ahead = 4;
  let deck = [];
  let at = -1;
  const said = [];
  const keptImages = new Map();

  // what was not taken stays on the page while later ones are sent
  let notTaken = { digest: "", words: "" };
  const tell = (waiting) => {
    $("unsent-title").textContent = waiting ? "Not sent yet" : "Not recorded";
    $("unsent-text").textContent = [notTaken.words, waiting].filter(Boolean).join(" ");
    $("unsent-again").hidden = !waiting;
    $("unsent").hidden = !waiting && !notTaken.words;
  };
  const box = outbox(`hone-review/${place.dataset.keep}`, tell, (said, words) => {
    notTaken = { digest: said.digest, words: `What you said of picture ${said.name} was not taken. ${words}` };
    mark(said.digest, null);
  });
  const post = (card, form, fields) => {
    box.add({
      to: form.getAttribute("action"),
      fields: [...new FormData(form)].filter(([name]) => name !== "_csrf" && name !== "label").concat(fields),
      digest: card.dataset.digest,
      name: card.querySelector(".place").textContent,
    });
  };

  // Showing
  const step = (digest) => document.querySelector(`.step[data-digest="${digest}"]`);
  const mark = (digest, label) => {
    const card = deck.find((each) => each.dataset.digest === digest);
    step(digest)?.classList.toggle("done", label !== null);
    $("done").textContent = document.querySelectorAll(".step.done").length;
    if (!card) {
      return;
    }
    card.querySelectorAll(".pick").forEach((pick) => pick.classList.toggle("said-so", pick.value === label));
    const word = card.querySelector(".word");
    word.replaceChildren();
    if (label !== null) {
      const line = document.createElement("p");
      const name = document.createElement("b");
      name.textContent = nameOf(card, label);
      line.append("You said ", name);
      word.append(line);
    }
  };
  const nameOf = (card, label) =>
    [...card.querySelectorAll(".pick")].find((pick) => pick.value === label)?.querySelector(".name").firstChild
      .textContent ?? label;
  const load = (card) => {
    if (card && !keptImages.has(card.dataset.picture)) {
      const image = new Image();
      image.src = card.dataset.picture;
      keptImages.set(card.dataset.picture, image);
    }
  };
  const show = (index) => {
    if (index < 0) {
      return;
    }
    at = Math.min(index, deck.length);
    const card = deck[at];
    place.replaceChildren(...(card ? [card] : []));
    document.querySelector(".last")?.remove();
    $("round-over").hidden = Boolean(card);
    document.querySelector(".step[aria-current]")?.removeAttribute("aria-current");
    if (card) {
      step(card.dataset.digest)?.setAttribute("aria-current", "true");
      history.replaceState(null, "", card.dataset.page);
      for (let next = 1; next <= ahead; next++) {
        load(deck[at + next]);
      }
    } else {
      $("another").focus();
    }
  };

  // What people do
  const say = (pick) => {
    const card = deck[at];
    if (notTaken.digest === card.dataset.digest) {
      notTaken = { digest: "", words: "" };
    }
    post(card, pick.form, [["label", pick.value]]);
    said.push({ index: at, label: pick.value });
    mark(card.dataset.digest, pick.value);
    $("review-word").textContent = `Picture ${card.querySelector(".place").textContent}: ${nameOf(card, pick.value)}`;
    $("undo").hidden = false;
    show(at + 1);
  };
  const undo = () => {
    const last = said.pop();
    if (!last) {
      return;
    }
    const card = deck[last.index];
    const form = card.querySelector(".picks").cloneNode(true);
    form.setAttribute("action", form.getAttribute("action").replace(/judgement$/, "undo"));
    post(card, form, [["label", last.label]]);
    mark(card.dataset.digest, null);
    $("review-word").textContent = "Taken back";
    $("undo").hidden = said.length === 0;
    show(last.index);
  };
  const keys = (event) => {
    const card = deck[at];
    const on = event.target;
    if (event.ctrlKey || event.altKey || event.metaKey || on.matches("input, select, textarea")) {
      return;
    }
    const pick = /^[1-9]$/.test(event.key)
      ? card?.querySelector(`.pick[data-key="${event.key}"]`)
      : event.key === " " && !on.matches("a, button, summary") && card?.querySelector(".pick[data-predicted]");
    if (pick) {
      if (!event.repeat) {
        say(pick);
      }
    } else if (event.key === "u") {
      undo();
    } else if (event.key === "ArrowRight") {
      show(at + 1);
    } else if (event.key === "ArrowLeft") {
      show(at - 1);
    } else {
      return;
    }
    event.preventDefault();
  };
  const begin = async () => {
    const answer = await fetch(place.dataset.deck, { headers: { "HX-Request": "true" } });
    if (!answer.ok || answer.headers.has("HX-Redirect")) {
      return;
    }
    const part = new DOMParser().parseFromString(await answer.text(), "text/html");
    deck = [...part.querySelectorAll("article")].map((each) => document.importNode(each, true));
    const shown = place.querySelector("article");
    at = shown ? deck.findIndex((each) => each.dataset.digest === shown.dataset.digest) : deck.length;
    if (shown && at < 0) {
      // a picture that is not of this round stands before it
      deck.unshift(shown);
      at = 0;
    } else if (shown) {
      deck[at] = shown;
    }
    box.unsent.forEach((each) => each.to.endsWith("/judgement") && mark(each.digest, new Map(each.fields).get("label")));
    document.addEventListener("keydown", keys);
    document.addEventListener("submit", (event) => {
      if (event.submitter?.matches("#review .pick")) {
        event.preventDefault();
        say(event.submitter);
      }
    });
    document.addEventListener("click", (event) => {
      const link = event.target.closest(".step, #step-back, #step-on");
      if (!link || event.ctrlKey || event.metaKey || event.shiftKey) {
        return;
      }
      event.preventDefault();
      const digest = link.dataset.digest;
      show(digest ? deck.findIndex((each) => each.dataset.digest === digest) : at + (link.id === "step-on" ? 1 : -1));
    });
    if (shown) {
      show(at);
    }
  };

  $("unsent-again").addEventListener("click", box.send);
  $("undo").addEventListener("click", undo);
  addEventListener("beforeunload", (event) => {
    if (box.unsent.length > 0 && !$("unsent-again").hidden && !$("unsent").hidden) {
      event.preventDefault();
    }
  });
  begin().catch(() => {});
  box.send();
})();
