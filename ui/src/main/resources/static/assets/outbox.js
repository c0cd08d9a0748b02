// What was said and is on its way: sent one after the other, since what was said later must arrive later, and kept in this
// browser until it has arrived, also when the page is closed.
const retryAfter = 10_000;

const token = () => JSON.parse(document.body.getAttribute("hx-headers"))["X-CSRF-TOKEN"];

// whoever signed in again has another token
const renewToken = async () => {
  const page = await fetch(location.href, { cache: "no-store" });
  const headers = new DOMParser().parseFromString(await page.text(), "text/html").body.getAttribute("hx-headers");
  if (!page.redirected && headers) {
    document.body.setAttribute("hx-headers", headers);
  }
};

const wordsOf = async (answer) => {
  const part = new DOMParser().parseFromString(await answer.text(), "text/html");
  return [...part.querySelectorAll("h2, p")].map((each) => each.textContent.replace(/[.]?$/, ".")).join(" ");
};

/**
 * @param name under which it is kept
 * @param tell is told why what is here has to wait, or "" when all was sent
 * @param refused is given what was not taken, with the words that say why
 */
export const outbox = (name, tell, refused) => {
  let sending = false;
  let timer = 0;

  const read = () => {
    try {
      return JSON.parse(localStorage.getItem(name)) ?? [];
    } catch {
      return [];
    }
  };
  const unsent = read();
  const keep = () => {
    try {
      localStorage.setItem(name, JSON.stringify(unsent));
    } catch {
      // a browser that keeps nothing still has it while the page is open
    }
  };

  const wait = (why) => {
    const count = unsent.length === 1 ? "One judgement is" : `${unsent.length} judgements are`;
    tell(`${why} ${count} kept in this browser; go on, nothing is lost.`);
    clearTimeout(timer);
    timer = setTimeout(send, retryAfter);
  };

  const post = (said) =>
    fetch(said.to, {
      method: "POST",
      headers: { "HX-Request": "true", "X-CSRF-TOKEN": token() },
      body: new URLSearchParams(said.fields),
      keepalive: true,
    });

  const sendAll = async () => {
    let renewed = false;
    while (unsent.length > 0) {
      const first = unsent[0];
      const answer = await post(first);
      if (answer.headers.has("HX-Redirect") || answer.redirected) {
        if (renewed) {
          wait("You are signed out: sign in on another tab, then send again.");
          return;
        }
        renewed = true;
        await renewToken();
      } else if (answer.status >= 500 || answer.status === 429 || answer.status === 408) {
        wait("Hone cannot record right now.");
        return;
      } else {
        unsent.shift();
        keep();
        if (!answer.ok) {
          refused(first, await wordsOf(answer));
        }
        tell("");
      }
    }
  };

  const send = async () => {
    if (sending) {
      return;
    }
    sending = true;
    try {
      await sendAll();
    } catch {
      wait("Hone does not answer.");
    } finally {
      sending = false;
    }
  };

  addEventListener("online", send);
  return {
    send,
    unsent,
    add: (said) => {
      unsent.push(said);
      keep();
      send();
    },
  };
};
