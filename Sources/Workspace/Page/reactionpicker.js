// Chooses a reaction: the usual ones at once, all others by name.

import { h, rove } from "./dom.js";
import { emojiLike, emojiNamed, usualReactions } from "./emoji.js";
import { closePopover, openPopover } from "./popover.js";

export function pickReaction(anchor, onPick) {
  const grid = h("div", { class: "emoji-grid", role: "listbox", "aria-label": "Emoji" });
  const search = h("input", {
    type: "search", placeholder: "Search, as in “rocket”", "aria-label": "Search emoji", autocomplete: "off",
  });
  const fill = () => {
    const typed = search.value.trim().toLowerCase().replaceAll(":", "").replaceAll(" ", "_");
    const names = typed ? emojiLike(typed, 36) : usualReactions;
    grid.replaceChildren(...names.map((name, index) => h(
      "button",
      {
        type: "button", role: "option", title: `:${name}:`, "aria-label": name, tabindex: index === 0 ? "0" : "-1",
        onclick: () => {
          closePopover({ refocus: true });
          onPick(name);
        },
      },
      emojiNamed(name),
    )));
    if (names.length === 0) grid.append(h("p", { class: "hint" }, "No emoji of that name."));
  };
  fill();
  search.addEventListener("input", fill);
  search.addEventListener("keydown", (event) => {
    if (event.key === "Enter") grid.querySelector("button")?.click();
    else if (event.key === "ArrowDown") grid.querySelector("button")?.focus();
    else return;
    event.preventDefault();
  });
  grid.addEventListener("keydown", (event) => {
    const options = [...grid.querySelectorAll("button")];
    const sideways = { ArrowRight: "ArrowDown", ArrowLeft: "ArrowUp" }[event.key];
    if (sideways) {
      const target = options[options.indexOf(document.activeElement) + (sideways === "ArrowDown" ? 1 : -1)];
      (target ?? search).focus();
      event.preventDefault();
    } else {
      rove(event, options, { wrap: true });
    }
  });
  if (openPopover(anchor, "Add a reaction", "dialog", h("div", { class: "emoji-picker" }, search, grid))) search.focus();
}
