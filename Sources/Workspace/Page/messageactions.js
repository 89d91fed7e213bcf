// What one can do with a message: the buttons that come to the row under the pointer or the focus, and their keys.

import { h } from "./dom.js";
import { icon } from "./icons.js";
import { canBeAnswered, isOwn } from "./message.js";

/**
 * @param log the rows.
 * @param actions `find(ts)` gives a row's message; `react(message, button)`, `open(message)`, `edit(message)` and
 *   `remove(message)` do what their names say. Without `open` there is no thread to go to.
 */
export function offerActions(log, workspace, actions) {
  const bar = h("div", { class: "message-actions", role: "toolbar", "aria-label": "Message" });
  let shownFor = null;

  const buttons = (message) => {
    const button = (name, key, symbol, act) => h(
      "button",
      {
        type: "button", title: `${name} (${key})`, "aria-label": name, "data-action": name,
        onclick: (event) => act(message, event.currentTarget),
      },
      icon(symbol),
    );
    const own = isOwn(message, workspace);
    return [
      canBeAnswered(message) ? button("React", "R", "smile", actions.react) : null,
      canBeAnswered(message) && actions.open ? button("Reply in thread", "T", "thread", actions.open) : null,
      own ? button("Edit", "E", "pencil", actions.edit) : null,
      own ? button("Delete", "Del", "trash", actions.remove) : null,
    ].filter(Boolean);
  };

  const show = (row) => {
    if (row === shownFor && bar.isConnected) return;
    const message = row ? actions.find(row.dataset.ts) : undefined;
    const offered = message && row.dataset.editing === undefined ? buttons(message) : [];
    shownFor = row;
    bar.remove();
    if (offered.length === 0) return;
    bar.replaceChildren(...offered);
    row.append(bar);
  };

  log.addEventListener("pointerover", (event) => show(event.target.closest(".message")));
  log.addEventListener("focusin", (event) => show(event.target.closest(".message")));
  log.addEventListener("pointerleave", () => show(document.activeElement?.closest?.(".message") ?? null));

  const keys = { r: "React", t: "Reply in thread", Enter: "Reply in thread", e: "Edit", Delete: "Delete", Backspace: "Delete" };
  log.addEventListener("keydown", (event) => {
    if (!event.target.classList.contains("message") || event.ctrlKey || event.metaKey || event.altKey) return;
    const name = keys[event.key.length === 1 ? event.key.toLowerCase() : event.key];
    if (!name) return;
    show(event.target);
    const button = bar.isConnected ? bar.querySelector(`[data-action="${name}"]`) : null;
    if (!button) return;
    event.preventDefault();
    button.click();
  });
}
