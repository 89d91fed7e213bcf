// The bar at the top: the team, the way to go anywhere, who one is, light and dark.

import { h, rove } from "./dom.js";
import { icon } from "./icons.js";
import { userAvatar } from "./person.js";
import { closePopover, openPopover } from "./popover.js";
import { recall, remember } from "./storage.js";

const themes = {
  system: { next: "light", symbol: "screen", label: "Colours: as the system" },
  light: { next: "dark", symbol: "sun", label: "Colours: light" },
  dark: { next: "system", symbol: "moon", label: "Colours: dark" },
};

export class TeamBar {
  /** @param app `become(userID)`, `quickSwitch()`, `showShortcuts()`, `toggleDrawer()`. */
  constructor(root, workspace, app) {
    Object.assign(this, { root, workspace, app });
    this.theme = h("button", { type: "button", class: "icon-button", id: "theme", onclick: () => this.#nextTheme() });
    this.team = h("span", { class: "team" });
    this.you = h("button", {
      type: "button", class: "you", id: "you", "aria-haspopup": "menu", "aria-expanded": "false",
      onclick: () => this.#openMenu(), onkeydown: (event) => {
        if (event.key !== "ArrowDown") return;
        event.preventDefault();
        this.#openMenu();
      },
    });
    root.append(
      h("button", { type: "button", class: "icon-button narrow-only", id: "drawer", "aria-label": "Conversations", "aria-expanded": "false", "aria-controls": "sidebar", onclick: () => app.toggleDrawer() }, icon("menu")),
      this.team,
      h(
        "button", { type: "button", class: "go", id: "go", "aria-label": "Go to a conversation (Ctrl K)", onclick: () => app.quickSwitch() },
        icon("search"), h("span", { class: "wide-only" }, "Go to…"), h("kbd", { class: "wide-only" }, "Ctrl K"),
      ),
      h("span", { class: "spacer" }),
      h("button", { type: "button", class: "icon-button wide-only", title: "Keyboard (Ctrl /)", "aria-label": "Keyboard", onclick: () => app.showShortcuts() }, icon("help")),
      this.theme, this.you,
    );
    this.#showTheme();
  }

  show() {
    const { workspace } = this;
    const me = workspace.user(workspace.me);
    this.team.textContent = workspace.team.name;
    this.you.replaceChildren(
      userAvatar(me, "small"), h("span", { class: "wide-only" }, "You are: "), h("strong", null, me.name), icon("expand"),
    );
    this.you.setAttribute("aria-label", `You are: ${me.name}. Change who you are`);
  }

  #openMenu() {
    const { workspace } = this;
    const items = workspace.people.map((user) => h(
      "button",
      {
        type: "button", role: "menuitemradio", "aria-checked": String(user.id === workspace.me), tabindex: "-1",
        onclick: () => {
          closePopover({ refocus: true });
          this.app.become(user.id);
        },
      },
      userAvatar(user, "small"), h("span", { class: "name" }, user.name), h("span", { class: "detail" }, user.real_name),
    ));
    const menu = h("div", { class: "menu" }, ...items);
    menu.addEventListener("keydown", (event) => rove(event, items, { wrap: true }));
    const panel = openPopover(this.you, "Who you are", "menu", menu);
    if (panel) (items.find((item) => item.getAttribute("aria-checked") === "true") ?? items[0])?.focus();
  }

  #nextTheme() {
    const { next } = themes[recall("viva.theme", "system")] ?? themes.system;
    remember("viva.theme", next);
    this.#showTheme();
  }

  #showTheme() {
    const choice = recall("viva.theme", "system");
    const { symbol, label } = themes[choice] ?? themes.system;
    if (choice === "light" || choice === "dark") document.documentElement.dataset.theme = choice;
    else delete document.documentElement.dataset.theme;
    this.theme.replaceChildren(icon(symbol));
    this.theme.title = label;
    this.theme.setAttribute("aria-label", label);
  }
}
