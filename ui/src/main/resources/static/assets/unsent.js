// Tells on the page what waits to be sent, what was refused, and whose words wait here.
const $ = (id) => document.getElementById(id);
const counted = (entries) => (entries.length === 1 ? "One judgement" : `${entries.length} judgements`);

const line = (entry, dismiss) => {
  const words = document.createElement("p");
  words.textContent = `${entry.what}: ${entry.refused}`;
  const look = document.createElement("a");
  look.href = entry.page;
  look.textContent = "Look at it";
  const button = document.createElement("button");
  button.type = "button";
  button.textContent = "Dismiss";
  button.addEventListener("click", () => dismiss(entry));
  const item = document.createElement("li");
  item.dataset.id = entry.id;
  item.append(words, look, button);
  return item;
};

/**
 * @param dismiss is given what was refused, once somebody has read it
 * @return what an outbox tells
 */
export const notices = (dismiss) => ({ why, unsent, refused, others }) => {
  $("unsent").hidden = !why || unsent.length === 0;
  const are = unsent.length === 1 ? "is" : "are";
  $("unsent-text").textContent = `${why} ${counted(unsent)} ${are} kept in this browser; go on, nothing is lost.`;

  $("refused").hidden = refused.length === 0;
  const shown = [...$("refusals").children].map((item) => item.dataset.id);
  if (shown.join() !== refused.map((entry) => entry.id).join()) {
    $("refusals").replaceChildren(...refused.map((entry) => line(entry, dismiss)));
  }

  const people = [...new Set(others.map((entry) => entry.person))];
  $("unsent-others").hidden = people.length === 0;
  $("unsent-others-text").textContent = people
    .map((name) => {
      const words = others.filter((entry) => entry.person === name);
      return `${counted(words)} of ${name}. Hone gets ${words.length === 1 ? "it" : "them"} when ${name} signs in here and opens this page.`;
    })
    .join(" ");
};
