// Questions to the person. `<dialog>` keeps the focus inside and closes by Esc.

import { h } from "./dom.js";
import { icon } from "./icons.js";
import { plain } from "./mrkdwn.js";
import { appBadge, userAvatar } from "./person.js";
import { line, text } from "./textobject.js";

/** Opens a dialog; the promise ends with what `close` was called with, or undefined where the person gave up. */
export function openDialog(title, build, look = "") {
  return new Promise((resolve) => {
    let result;
    const dialog = h("dialog", { class: look, "aria-label": title });
    const close = (value) => {
      result = value;
      dialog.close();
    };
    dialog.append(...[build(close)].flat());
    dialog.addEventListener("close", () => {
      dialog.remove();
      resolve(result);
    });
    // Keys are for the dialog alone while it is open.
    dialog.addEventListener("keydown", (event) => event.stopPropagation());
    dialog.addEventListener("pointerdown", (event) => {
      if (event.target === dialog) close();
    });
    document.body.append(dialog);
    dialog.showModal();
  });
}

const heading = (title, close) => h(
  "header", null, h("h2", null, title),
  h("button", { type: "button", class: "icon-button", "aria-label": "Close", onclick: () => close() }, icon("close")),
);

/** Asks for a new channel; `create(name, isPrivate)` makes it and throws where that is refused. */
export function askForChannel(create) {
  return openDialog("New channel", (close) => {
    const name = h("input", { name: "name", required: true, maxlength: "80", autocomplete: "off", placeholder: "interviews", autofocus: true });
    // As the server will have it, while one types.
    name.addEventListener("input", () => { name.value = name.value.toLowerCase().replace(/[\s.]+/g, "-"); });
    const isPrivate = h("input", { type: "checkbox", name: "private" });
    const problem = h("p", { class: "problem", role: "alert", hidden: true });
    const form = h(
      "form", null,
      h("label", { class: "field-label" }, "Name", h("span", { class: "with-mark" }, icon("hash"), name)),
      h("label", { class: "check" }, isPrivate, h("span", null, "Private: only those who are invited see it")),
      problem,
      h(
        "footer", null, h("button", { type: "button", class: "button", onclick: () => close() }, "Cancel"),
        h("button", { type: "submit", class: "button primary" }, "Create"),
      ),
    );
    form.addEventListener("submit", async (event) => {
      event.preventDefault();
      try {
        close(await create(name.value.replace(/^#/, ""), isPrivate.checked));
      } catch (error) {
        problem.textContent = error.message;
        problem.hidden = false;
        name.focus();
      }
    });
    return [heading("New channel", close), form];
  });
}

export function confirmDeletion(message, workspace) {
  return openDialog("Delete this message?", (close) => [
    heading("Delete this message?", close),
    h("blockquote", null, plain(message.text, workspace).slice(0, 300)),
    h(
      "footer", null, h("button", { type: "button", class: "button", onclick: () => close() }, "Keep"),
      h("button", { type: "button", class: "button danger", autofocus: true, onclick: () => close(true) }, "Delete"),
    ),
  ]);
}

/** The bot's own question before something is done. */
export function confirmAction(confirm, workspace) {
  const title = line(confirm.title);
  return openDialog(title, (close) => [
    heading(title, close), h("div", { class: "question" }, text(confirm.text, workspace)),
    h(
      "footer", null, h("button", { type: "button", class: "button", onclick: () => close() }, line(confirm.deny) || "No"),
      h(
        "button",
        {
          type: "button", class: `button ${confirm.style === "danger" ? "danger" : "primary"}`, autofocus: true,
          onclick: () => close(true),
        },
        line(confirm.confirm) || "Yes",
      ),
    ),
  ]);
}

/** Who is in a channel, who could be invited, and the way out. Ends with `{ invite: user }` or `{ leave: true }`. */
export function showMembers(conversation, workspace) {
  const users = [...workspace.users.values()].filter((user) => !user.deleted);
  const mayInvite = conversation.is_member && !conversation.is_archived;
  return openDialog("Members", (close) => {
    const line = (user, action) => h(
      "li", null, userAvatar(user, "small"), h("span", { class: "name" }, user.name, user.is_bot ? [" ", appBadge()] : null),
      h("span", { class: "detail" }, user.id === workspace.me ? "you" : ""), action,
    );
    const members = users.filter((user) => workspace.has(user.id, conversation));
    const others = users.filter((user) => !workspace.has(user.id, conversation));
    const invite = (user) => h(
      "button", { type: "button", class: "button", "aria-label": `Invite ${user.name}`, onclick: () => close({ invite: user }) }, "Invite",
    );
    return [
      heading(`People in ${workspace.titleOf(conversation)}`, close),
      h("ul", { class: "people" }, ...members.map((user) => line(user, null))),
      mayInvite && others.length > 0 ? h("h3", null, "Not in this channel") : "",
      mayInvite && others.length > 0 ? h("ul", { class: "people" }, ...others.map((user) => line(user, invite(user)))) : "",
      h(
        "footer", null,
        mayInvite ? h("button", { type: "button", class: "button leave", onclick: () => close({ leave: true }) }, "Leave the channel") : null,
        h("button", { type: "button", class: "button", autofocus: true, onclick: () => close() }, "Done"),
      ),
    ];
  });
}

const shortcuts = [
  ["Ctrl K", "Go to a conversation or person"], ["Alt ↑ / Alt ↓", "Previous or next conversation"],
  ["F6", "Next part of the page"], ["↑ / ↓", "Among messages or conversations"], ["↑ in an empty box", "Edit your last message"],
  ["Enter or T on a message", "Open its thread"], ["R, E, Del on a message", "React, edit, delete"],
  ["@ # : /", "Complete a person, channel, emoji, command"], ["Shift Enter", "New line"], ["Esc", "Close the thread, cancel an edit"], ["Ctrl /", "This list"],
];

export function showShortcuts() {
  return openDialog("Keyboard", (close) => [
    heading("Keyboard", close),
    h("dl", { class: "shortcuts" }, ...shortcuts.flatMap(([keys, meaning]) => [h("dt", null, h("kbd", null, keys)), h("dd", null, meaning)])),
  ]);
}
