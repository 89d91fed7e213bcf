// The app's home: what the bot shows to one person, beside the messages with it.

import { blocks } from "./blocks.js";
import { h } from "./dom.js";
import { Stage } from "./stage.js";
import { userAvatar } from "./person.js";

export class Home {
  #drawn = "";
  #stage = null;

  /**
   * @param tabs the element that takes the tabs; `root` the one that takes the home.
   * @param app `openTab(tab)`, `interactions`.
   */
  constructor(tabs, root, workspace, app) { Object.assign(this, { tabs, root, workspace, app }); }

  /** Shows the tabs where the conversation is one with the bot, and the home where it is chosen. */
  show(conversation, tab) {
    const isBots = conversation?.is_im === true && conversation.user === this.workspace.bot?.id;
    this.tabs.hidden = !isBots;
    const isHome = isBots && tab === "home";
    this.root.hidden = !isHome;
    document.body.classList.toggle("has-home", isHome);
    if (isBots) this.#drawTabs(isHome);
    if (isHome) this.draw();
  }

  #drawTabs(isHome) {
    const tab = (name, label, isChosen) => h(
      "button",
      {
        type: "button", role: "tab", id: `tab-${name}`, "aria-selected": String(isChosen), tabindex: isChosen ? "0" : "-1",
        "aria-controls": name === "home" ? "home" : null, onclick: () => this.app.openTab(name),
      },
      label,
    );
    const focused = this.tabs.contains(document.activeElement);
    const all = [tab("home", "Home", isHome), tab("messages", "Messages", !isHome)];
    this.tabs.replaceChildren(...all);
    this.tabs.onkeydown = (event) => {
      if (!["ArrowLeft", "ArrowRight"].includes(event.key)) return;
      event.preventDefault();
      this.app.openTab(isHome ? "messages" : "home");
    };
    if (focused) all.find((button) => button.tabIndex === 0).focus();
  }

  /** Draws the home, if it has changed. */
  draw() {
    const { workspace } = this;
    const view = workspace.home;
    const wanted = JSON.stringify([workspace.me, workspace.version, view]);
    if (this.root.hidden || wanted === this.#drawn) return;
    this.#drawn = wanted;
    this.#stage ??= new Stage({
      act: (action, node, confirm) =>
        this.app.interactions.act({ view: workspace.home.id, values: this.#stage.values }, action, node, confirm),
    });
    this.#stage.isLive = workspace.isBotConnected;
    this.#stage.renew();
    const focused = this.root.contains(document.activeElement) ? document.activeElement.dataset.key : undefined;
    this.root.replaceChildren(
      view ? h("div", { class: "body" }, ...blocks(view.blocks, workspace, this.#stage)) : this.#empty(),
    );
    if (focused) this.root.querySelector(`[data-key="${CSS.escape(focused)}"]`)?.focus();
  }

  #empty() {
    const { bot, isBotConnected } = this.workspace;
    return h(
      "div", { class: "beginning" }, userAvatar(bot, "large"), h("h2", null, bot.name),
      h("p", null, isBotConnected ? "There is nothing here yet." : `${bot.name} has to be connected to show something here.`),
    );
  }
}
