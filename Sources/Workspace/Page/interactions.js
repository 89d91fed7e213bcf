// What a person does that only the bot answers: presses, choices, commands, forms.

import { post } from "./api.js";
import { confirmAction } from "./dialogs.js";
import { announce } from "./dom.js";
import { nobodyThere } from "./elements.js";

/** How many outcomes are remembered that came before anybody waited for them. */
const most = 50;

export class Interactions {
  #waiting = new Map();
  #early = new Map();

  /** @param app `say(text)` shows a sentence, `report(error)` a refusal. */
  constructor(workspace, app) { Object.assign(this, { workspace, app }); }

  /** Sends an action of an element; meanwhile the element is busy. `target` says where it stands. */
  async act(target, action, node, confirm) {
    if (!this.workspace.isBotConnected) return this.app.say(nobodyThere);
    if (node.getAttribute("aria-busy") === "true") return;
    if (confirm && !await confirmAction(confirm, this.workspace)) return;
    node.setAttribute("aria-busy", "true");
    try {
      if (!await this.run("act", { ...target, action })) this.app.say("viva did not answer in time. Try again.");
    } catch (error) {
      this.app.report(error);
    } finally {
      node.removeAttribute("aria-busy");
    }
  }

  /** Sends something and waits until the bot has it; false where it did not take it. */
  async run(operation, body) {
    const { envelope } = await post(operation, { user: this.workspace.me, ...body });
    announce("Sent to viva");
    if (this.#early.has(envelope)) return this.#early.get(envelope);
    return new Promise((resolve) => { this.#waiting.set(envelope, resolve); });
  }

  /** Takes in how something ended. */
  settled({ envelope, acknowledged }) {
    const resolve = this.#waiting.get(envelope);
    this.#waiting.delete(envelope);
    if (resolve) return resolve(acknowledged);
    this.#early.set(envelope, acknowledged);
    if (this.#early.size > most) this.#early.delete(this.#early.keys().next().value);
  }

  /** Nobody will hear any more how things ended. */
  giveUp() {
    for (const resolve of this.#waiting.values()) resolve(true);
    this.#waiting.clear();
  }
}
