import { outbox } from "/assets/outbox.js";
import { notices } from "/assets/unsent.js";

// The page works without this: every class is a button of a form. This shows the next picture at once and sends what was
// said behind it. What cannot be sent is kept in this browser until it can.
(() => {
  const $ = (id) => document.getElementById(id);
  const place = $("review");
  const project = location.pathname.split("/")[1];
  const ahead = 4;
  let deck = [];
  let at = -1;

  // what was said on this page, the last of it last, and what each picture's card said before
  let said = [];
  const before = new Map();
  const images = new Map();

  const show = notices((entry) => {
    box.dismiss(entry);
    ($("refusals").querySelector("button") ?? pickOf(deck[at]) ?? $("content")).focus();
  });
  const box = outbox((state) => {
    show(state);
    const refused = new Set(state.refused.map((entry) => entry.id));
    const lost = said.filter((word) => refused.has(word.id));
    said = said.filter((word) => !refused.has(word.id));
    if (lost.length > 0) {
      lost.forEach((word) => mark(word.card));
      allowUndo();
    }
  });

  // What a card says
  const pickOf = (card) => card?.querySelector(".pick[data-predicted]") ?? card?.querySelector(".pick");
  const placeOf = (card) => card.querySelector(".place").textContent;
  const nameOf = (card, label) =>
    [...card.querySelectorAll(".pick")].find((pick) => pick.value === label)?.querySelector(".name").firstChild
      .textContent ?? label;
  const step = (card) => document.querySelector(`.step[data-digest="${card.dataset.digest}"]`);
  const judged = () => document.querySelectorAll(".step.done").length;
  const judgedAtFirst = judged();
  const sinceAtFirst = Number($("since-training")?.textContent);
  const wordIn = (card, label) => {
    const line = document.createElement("p");
    const name = document.createElement("b");
    name.textContent = nameOf(card, label);
    line.append("You said ", name);
    return line;
  };
  const mark = (card) => {
    const word = card.querySelector(".word");
    if (!before.has(card)) {
      const done = Boolean(step(card)?.classList.contains("done"));
      before.set(card, { label: card.dataset.said, word: [...word.childNodes], done });
    }
    const last = said.findLast((each) => each.card === card);
    const label = last ? last.label : before.get(card).label;
    card.querySelectorAll(".pick").forEach((pick) => pick.classList.toggle("said-so", pick.value === label));
    word.replaceChildren(...(last ? [wordIn(card, label)] : before.get(card).word));
    step(card)?.classList.toggle("done", Boolean(last) || before.get(card).done);
    $("done").textContent = judged();
    if ($("since-training")) {
      $("since-training").textContent = sinceAtFirst + judged() - judgedAtFirst;
    }
  };

  // Showing
  const load = (card) => {
    if (card && !images.has(card.dataset.picture)) {
      const image = new Image();
      image.src = card.dataset.picture;
      images.set(card.dataset.picture, image);
    }
  };
  const tellOf = (card) => {
    const pick = card?.querySelector(".pick[data-predicted]");
    const model = pick ? `, the model says ${nameOf(card, pick.value)}, ${pick.querySelector(".number").textContent}` : "";
    $("review-shown").textContent = card ? `Picture ${placeOf(card)}${model}.` : "That was the last picture of this round.";
  };
  const turnTo = (index) => {
    if (index < 0) {
      return;
    }
    at = Math.min(index, deck.length);
    const card = deck[at];
    const on = document.activeElement;
    const last = document.querySelector(".last");
    // whoever goes from button to button goes on at the answer of the next picture
    const inside = place.contains(on) || $("round-over").contains(on) || Boolean(last?.contains(on));
    if (place.firstElementChild !== card) {
      place.replaceChildren(...(card ? [card] : []));
      last?.remove();
      tellOf(card);
    }
    $("round-over").hidden = Boolean(card);
    document.querySelector(".step[aria-current]")?.removeAttribute("aria-current");
    if (!card) {
      $("another").focus();
      return;
    }
    step(card)?.setAttribute("aria-current", "true");
    history.replaceState(null, "", card.dataset.page);
    for (let next = 1; next <= ahead; next++) {
      load(deck[at + next]);
    }
    if (inside && !place.contains(document.activeElement)) {
      pickOf(card)?.focus();
    }
  };

  // What people do
  const post = (card, verb, label) => {
    const form = card.querySelector(".picks");
    return box.add({
      to: form.getAttribute("action").replace(/judgement$/, verb),
      fields: [...new FormData(form)].filter(([name]) => name !== "_csrf").concat([["label", label]]),
      page: card.dataset.page,
      label,
      what: `${project}, picture ${placeOf(card)}, ${verb === "undo" ? "undo of " : ""}${nameOf(card, label)}`,
    });
  };
  const allowUndo = () => {
    const hadFocus = document.activeElement === $("undo");
    $("undo").hidden = !said.some((word) => word.here);
    if (hadFocus && $("undo").hidden) {
      pickOf(deck[at])?.focus();
    }
  };
  const say = (pick) => {
    const card = deck[at];
    said.push({ id: post(card, "judgement", pick.value), card, label: pick.value, here: true });
    mark(card);
    $("review-word").textContent = `Picture ${placeOf(card)}: ${nameOf(card, pick.value)}`;
    allowUndo();
    turnTo(at + 1);
  };
  const undo = () => {
    const last = said.findLast((word) => word.here);
    if (!last) {
      return;
    }
    post(last.card, "undo", last.label);
    said = said.filter((word) => word !== last);
    mark(last.card);
    $("review-word").textContent = "Taken back";
    turnTo(deck.indexOf(last.card));
    allowUndo();
  };

  // Keys
  const setting = "hone-review-keys";
  const wantsKeys = () => {
    try {
      return localStorage.getItem(setting) !== "off";
    } catch {
      return true;
    }
  };
  const useKeys = (wanted) => {
    place.dataset.keys = wanted ? "on" : "off";
    const hint = (button, keys) =>
      wanted ? button.setAttribute("aria-keyshortcuts", keys) : button.removeAttribute("aria-keyshortcuts");
    hint($("undo"), "u");
    deck.forEach((card) =>
      card.querySelectorAll(".pick").forEach((pick) => {
        const keys = [pick.dataset.key, pick.dataset.predicted && "Space"].filter(Boolean).join(" ");
        if (keys) {
          hint(pick, keys);
        }
      }),
    );
  };
  const press = (event) => {
    const on = event.target;
    if (event.repeat && /^([1-9u ]|Enter)$/.test(event.key) && (event.key !== "Enter" || on.matches(".pick"))) {
      // a key that is held down says nothing of pictures that nobody has seen
      event.preventDefault();
      return;
    }
    const typing = on.matches("input:not([type=checkbox]), select, textarea");
    if (!$("keys").checked || event.ctrlKey || event.altKey || event.metaKey || typing) {
      return;
    }
    const card = deck[at];
    const pick = /^[1-9]$/.test(event.key)
      ? card?.querySelector(`.pick[data-key="${event.key}"]`)
      : event.key === " " && !on.matches("a, button, summary, input") && card?.querySelector(".pick[data-predicted]");
    if (pick) {
      say(pick);
    } else if (event.key === "u") {
      undo();
    } else if (event.key === "ArrowRight") {
      turnTo(at + 1);
    } else if (event.key === "ArrowLeft") {
      turnTo(at - 1);
    } else {
      return;
    }
    event.preventDefault();
  };

  // what an earlier page could not send was said all the same
  const recall = () => {
    box.unsent().forEach((entry) => {
      const card = deck.find((each) =>
        entry.to.startsWith(each.querySelector(".picks").getAttribute("action").replace(/judgement$/, "")),
      );
      if (card && entry.to.endsWith("/judgement")) {
        said.push({ id: entry.id, card, label: entry.label, here: false });
      } else if (card) {
        const taken = said.findLast((word) => word.card === card && word.label === entry.label);
        said = said.filter((word) => word !== taken);
      }
    });
    new Set(said.map((word) => word.card)).forEach(mark);
  };
  const begin = async () => {
    const answer = await fetch(place.dataset.deck, { headers: { "HX-Request": "true" } });
    if (!answer.ok || answer.headers.has("HX-Redirect")) {
      return;
    }
    // as long as a card lies in this other document, its picture is not fetched
    const part = new DOMParser().parseFromString(await answer.text(), "text/html");
    deck = [...part.querySelectorAll("article")];
    const shown = place.querySelector("article");
    const index = shown ? deck.findIndex((each) => each.dataset.digest === shown.dataset.digest) : deck.length;
    if (index < 0) {
      // a picture that is not of this round stands before it
      deck.unshift(shown);
    } else if (shown) {
      deck[index] = shown;
    }
    at = Math.max(index, 0);
    recall();
    useKeys($("keys").checked);
    document.addEventListener("keydown", press);
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
      turnTo(digest ? deck.findIndex((each) => each.dataset.digest === digest) : at + (link.id === "step-on" ? 1 : -1));
    });
    if (shown) {
      turnTo(at);
    }
  };

  $("unsent-again").addEventListener("click", box.send);
  addEventListener("beforeunload", (event) => {
    if (box.isFragile()) {
      event.preventDefault();
    }
  });
  if (place) {
    $("undo").addEventListener("click", undo);
    $("keys").checked = wantsKeys();
    $("keys").addEventListener("change", (event) => {
      useKeys(event.target.checked);
      try {
        localStorage.setItem(setting, event.target.checked ? "on" : "off");
      } catch {
        // then it holds for this page
      }
    });
    begin().catch(() => {});
  }
  box.tell();
  box.send();
})();
