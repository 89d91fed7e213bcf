// A sentence about something that went wrong, until it is dismissed or has been there long enough to read.

import { h } from "./dom.js";
import { icon } from "./icons.js";

const stay = 8_000;

export class Toast {
  #timer = null;

  constructor(root) { this.root = root; }

  show(text) {
    clearTimeout(this.#timer);
    this.root.replaceChildren(
      h("span", null, text),
      h("button", { type: "button", class: "icon-button", "aria-label": "Dismiss", onclick: () => this.hide() }, icon("close")),
    );
    this.root.hidden = false;
    this.#timer = setTimeout(() => this.hide(), stay);
  }

  hide() {
    this.root.hidden = true;
    this.root.replaceChildren();
  }
}
