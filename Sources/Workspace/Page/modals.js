// The modals that the bot opens: forms over the page. The uppermost is shown; the server knows which are there.

import { post } from "./api.js";
import { blocks } from "./blocks.js";
import { h } from "./dom.js";
import { shortcomings, showProblems } from "./fields.js";
import { icon } from "./icons.js";
import { Stage } from "./stage.js";
import { line } from "./textobject.js";

export class Modals {
  #dialog = null;
  #view = null;
  #stage = null;
  #busy = false;

  /** @param app `interactions`, `report(error)`. */
  constructor(workspace, app) { Object.assign(this, { workspace, app }); }

  /** Shows the uppermost of these views, or none. */
  show(views) {
    const view = views.at(-1) ?? null;
    if (view?.id === this.#view?.id && view?.hash === this.#view?.hash) return;
    const isSame = view?.id === this.#view?.id;
    this.#view = view;
    this.#busy = false;
    if (!view) return this.#remove();
    if (isSame) this.#stage.renew();
    else this.#stage = this.#newStage();
    if (!this.#dialog) this.#open();
    this.#draw();
  }

  /** What the bot, or the workspace, says about the form. */
  tell({ view, errors, problem }) {
    if (view !== this.#view?.id) return;
    this.#setBusy(false);
    if (errors) showProblems(this.#dialog, errors);
    this.#report(problem ?? "");
  }

  /** Draws anew what depends on whether a bot is there. */
  refresh() {
    if (!this.#view) return;
    this.#stage.isLive = this.workspace.isBotConnected;
    this.#stage.renew();
    this.#draw();
  }

  #newStage() {
    return new Stage({
      isLive: this.workspace.isBotConnected,
      act: (action, node, confirm) =>
        this.app.interactions.act({ view: this.#view.id, values: this.#stage.values }, action, node, confirm),
    });
  }

  #open() {
    const dialog = h("dialog", { class: "view" });
    dialog.addEventListener("cancel", (event) => {
      event.preventDefault();
      this.#close();
    });
    dialog.addEventListener("keydown", (event) => event.stopPropagation());
    this.#dialog = dialog;
    document.body.append(dialog);
    dialog.showModal();
  }

  #remove() {
    this.#dialog?.close();
    this.#dialog?.remove();
    this.#dialog = this.#stage = null;
  }

  #draw() {
    const view = this.#view;
    const focused = this.#dialog.contains(document.activeElement) ? document.activeElement.dataset.key : undefined;
    const title = line(view.title);
    const submit = view.submit ? h("button", { type: "submit", class: "button primary", disabled: view.submit_disabled }, line(view.submit)) : null;
    const form = h(
      "form", { novalidate: true }, h("div", { class: "view-body" }, ...blocks(view.blocks, this.workspace, this.#stage)),
      h("p", { class: "problem general", role: "alert", hidden: true }),
      h(
        "footer", null,
        h("button", { type: "button", class: "button", onclick: () => this.#close() }, view.close ? line(view.close) : submit ? "Cancel" : "Close"),
        submit,
      ),
    );
    form.addEventListener("submit", (event) => {
      event.preventDefault();
      this.#submit();
    });
    this.#dialog.setAttribute("aria-label", title);
    this.#dialog.replaceChildren(
      h(
        "header", null, h("h2", null, title),
        h("button", { type: "button", class: "icon-button", "aria-label": "Close", onclick: () => this.#close() }, icon("close")),
      ),
      form,
    );
    const same = focused ? this.#dialog.querySelector(`[data-key="${CSS.escape(focused)}"]`) : null;
    (same ?? form.querySelector("input, select, textarea, button")).focus();
  }

  async #submit() {
    if (this.#busy) return;
    const view = this.#view;
    const { values } = this.#stage;
    const problems = shortcomings(view.blocks, values);
    showProblems(this.#dialog, problems);
    this.#report("");
    if (Object.keys(problems).length > 0) return;
    this.#setBusy(true);
    try {
      await this.app.interactions.run("submit", { view: view.id, values });
    } catch (error) {
      this.#report(error.message);
    } finally {
      if (this.#view?.id === view.id) this.#setBusy(false);
    }
  }

  async #close() {
    try {
      await post("close", { user: this.workspace.me, view: this.#view.id });
    } catch (error) {
      // The server knows nothing of it: neither does the page any more.
      if (error.code === "view_not_found") this.show([]);
      else this.app.report(error);
    }
  }

  #setBusy(isBusy) {
    this.#busy = isBusy;
    const button = this.#dialog?.querySelector("[type=submit]");
    if (isBusy) button?.setAttribute("aria-busy", "true");
    else button?.removeAttribute("aria-busy");
  }

  #report(text) {
    const place = this.#dialog?.querySelector(".problem.general");
    if (!place) return;
    place.textContent = text;
    place.hidden = text === "";
  }
}
