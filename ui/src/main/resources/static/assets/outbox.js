// What was said and is on its way: sent one after the other, since what was said later must arrive later, and kept in this
// browser until it has arrived, also when the page is closed. All pages of Hone in this browser share it, an entry a word, so
// that none overwrites what another one keeps. What was refused stays, with the reason, until somebody has read it.
const prefix = "hone-said/";
const retryAfter = 10_000;
const longest = 30_000;

// where a browser keeps nothing, it is here while the page is open
const memory = new Map();
let count = 0;

const keep = (entry) => {
  try {
    localStorage.setItem(prefix + entry.id, JSON.stringify(entry));
    memory.delete(entry.id);
  } catch {
    memory.set(entry.id, entry);
  }
};
const remove = (entry) => {
  memory.delete(entry.id);
  try {
    localStorage.removeItem(prefix + entry.id);
  } catch {
    // it was in the memory, then
  }
};
const read = (key) => {
  try {
    return JSON.parse(localStorage.getItem(key));
  } catch {
    return null;
  }
};
const stored = () => {
  try {
    return Object.keys(localStorage).filter((key) => key.startsWith(prefix));
  } catch {
    return [];
  }
};
// in the order in which it was said
const all = () =>
  [...stored().map(read).filter(Boolean), ...memory.values()].sort((one, other) => (one.id < other.id ? -1 : 1));

// one page sends at a time; where a browser cannot tell, Hone takes the same twice without harm
let queue = Promise.resolve();
const alone = (work) => {
  if (navigator.locks) {
    return navigator.locks.request("hone-said", work);
  }
  queue = queue.then(work);
  return queue;
};

const token = () => JSON.parse(document.body.getAttribute("hx-headers"))["X-CSRF-TOKEN"];

// whoever signed in again has another token; what it tells is who that is
const renewToken = async () => {
  const answer = await fetch(location.href, { cache: "no-store", signal: AbortSignal.timeout(longest) });
  if (answer.status >= 500) {
    throw new Error(`${location.href} answers ${answer.status}`);
  }
  const page = new DOMParser().parseFromString(await answer.text(), "text/html").body;
  const person = page.dataset.person ?? "";
  if (person === document.body.dataset.person) {
    document.body.setAttribute("hx-headers", page.getAttribute("hx-headers"));
  }
  return person;
};

const wordsOf = async (answer) => {
  const part = new DOMParser().parseFromString(await answer.text(), "text/html");
  const words = [...part.querySelectorAll("h2, p")].map((each) => each.textContent.trim()).filter(Boolean);
  return words.map((each) => each.replace(/[.]?$/, ".")).join(" ") || `Hone answered ${answer.status}.`;
};

const post = (entry) =>
  fetch(entry.to, {
    method: "POST",
    headers: { "HX-Request": "true", "X-CSRF-TOKEN": token() },
    // how long ago by one clock: another may be wrong
    body: new URLSearchParams([...entry.fields, ["ago", String(Math.max(0, Date.now() - entry.said))]]),
    keepalive: true,
    signal: AbortSignal.timeout(longest),
  });

/**
 * The outbox of who is signed in on this page.
 *
 * @param changed is given what there is to tell: why sending has to wait, or ""; what is unsent and what was refused of this
 *     person's words, and what is unsent of other people's
 */
export const outbox = (changed) => {
  const person = document.body.dataset.person;
  let why = "";
  let timer = 0;

  const unsent = () => all().filter((entry) => entry.person === person && !entry.refused);
  const tell = () => {
    const entries = all();
    changed({
      why,
      unsent: unsent(),
      refused: entries.filter((entry) => entry.person === person && entry.refused),
      others: entries.filter((entry) => entry.person !== person && !entry.refused),
    });
  };
  const wait = (reason) => {
    why = reason;
    tell();
    clearTimeout(timer);
    timer = setTimeout(send, retryAfter);
  };

  const sendAll = async () => {
    let renewed = false;
    for (let first = unsent()[0]; first; first = unsent()[0]) {
      const answer = await post(first);
      if (answer.headers.has("HX-Redirect") || answer.redirected) {
        const now = renewed ? "" : await renewToken();
        if (now !== person) {
          wait(
            now
              ? `${now} is signed in here now, on another tab. Sign in as ${person} again, then send again.`
              : "You are signed out: sign in on another tab, then send again.",
          );
          return;
        }
        renewed = true;
      } else if (answer.status >= 500 || answer.status === 429 || answer.status === 408) {
        wait("Hone cannot record right now.");
        return;
      } else {
        if (answer.ok) {
          remove(first);
        } else {
          keep({ ...first, refused: await wordsOf(answer) });
        }
        renewed = false;
        why = "";
        tell();
      }
    }
    why = "";
    tell();
  };
  const send = () => alone(() => sendAll().catch(() => wait("Hone does not answer.")));

  addEventListener("online", send);
  addEventListener("storage", (event) => {
    if (event.key === null || event.key.startsWith(prefix)) {
      tell();
    }
  });
  return {
    send,
    tell,
    unsent,
    // gives the id under which it is told of later
    add: (word) => {
      const said = Date.now();
      const id = `${said}-${String(count++).padStart(6, "0")}-${Math.random().toString(36).slice(2)}`;
      keep({ ...word, id, person, said });
      send();
      return id;
    },
    dismiss: (entry) => {
      remove(entry);
      tell();
    },
    // whether leaving the page would lose something
    isFragile: () => memory.size > 0,
  };
};
