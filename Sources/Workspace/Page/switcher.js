// Ctrl K: go anywhere by typing a part of its name.

import { openDialog } from "./dialogs.js";
import { h } from "./dom.js";
import { icon } from "./icons.js";
import { userAvatar } from "./person.js";

const most = 9;

/** Ends with the id of a conversation, or of a person to write to; undefined where the person gave up. */
export function quickSwitch(workspace) {
  return openDialog("Go to", (close) => {
    let options = [];
    let selected = 0;
    const box = h("div", { role: "listbox", id: "switch-options", "aria-label": "Conversations" });
    const input = h("input", {
      type: "text", role: "combobox", "aria-expanded": "true", "aria-controls": box.id, "aria-autocomplete": "list",
      "aria-label": "Go to a conversation or person", placeholder: "Go to…", autocomplete: "off", autofocus: true,
    });
    const select = (index) => {
      selected = options.length > 0 ? (index + options.length) % options.length : 0;
      [...box.children].forEach((child, position) => child.setAttribute("aria-selected", String(position === selected)));
      if (options.length > 0) {
        input.setAttribute("aria-activedescendant", `switch-${selected}`);
        box.children[selected].scrollIntoView({ block: "nearest" });
      } else {
        input.removeAttribute("aria-activedescendant");
      }
    };
    const fill = () => {
      options = destinations(workspace, input.value.trim().toLowerCase().replace(/^[#@]/, ""));
      box.replaceChildren(...options.map(({ id, mark, name, unread }, index) => h(
        "div", { role: "option", id: `switch-${index}`, class: unread ? "unread" : null, onclick: () => close(id) },
        mark, h("span", { class: "name" }, name), unread ? h("span", { class: "detail" }, "unread") : null,
      )));
      if (options.length === 0) box.append(h("p", { class: "hint" }, "Nothing of that name."));
      select(0);
    };
    input.addEventListener("input", fill);
    input.addEventListener("keydown", (event) => {
      if (event.key === "ArrowDown") select(selected + 1);
      else if (event.key === "ArrowUp") select(selected - 1);
      else if (event.key === "Enter" && options[selected]) close(options[selected].id);
      else return;
      event.preventDefault();
    });
    fill();
    return [input, box];
  }, "switcher");
}

/** What is unread comes first, then names that begin with what was typed. */
function destinations(workspace, typed) {
  const channels = workspace.channels.filter((channel) => !channel.is_archived || typed).map((channel) => ({
    id: channel.id, name: channel.name, unread: workspace.isUnread(channel),
    mark: icon(channel.is_archived ? "archive" : channel.is_private ? "lock" : "hash"),
  }));
  const users = [...workspace.users.values()].filter((user) => user.id !== workspace.me && !user.deleted).map((user) => {
    const direct = workspace.directWith(user.id);
    return { id: direct?.id ?? user.id, name: user.name, unread: direct ? workspace.isUnread(direct) : false, mark: userAvatar(user, "tiny") };
  });
  return [...users, ...channels]
    .filter(({ name }) => name.toLowerCase().includes(typed))
    .sort((one, other) =>
      other.unread - one.unread || other.name.startsWith(typed) - one.name.startsWith(typed) || one.name.localeCompare(other.name))
    .slice(0, most);
}
