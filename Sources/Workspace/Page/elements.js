// Buttons, menus and choices. Browsers' own controls, because they can be used by keyboard, touch and screen readers.

import { externalLink, h, safeURL } from "./dom.js";
import { withEmoji } from "./emoji.js";
import { openPopover, closePopover } from "./popover.js";
import { rove } from "./dom.js";
import { line, list, text } from "./textobject.js";

export const nobodyThere = "Nothing happens here now: viva is not connected.";

const asking = {
  datepicker: "Pick a date", timepicker: "Pick a time", datetimepicker: "Pick a date and time", overflow: "More",
  static_select: "Select", multi_static_select: "Select", users_select: "Select a person", multi_users_select: "Select people",
  channels_select: "Select a channel", conversations_select: "Select a conversation",
};

const label = (element) => String(element.placeholder?.text ?? asking[element.type] ?? "Choose");

/**
 * An interactive element.
 * @param place `workspace`, `stage`, `blockID`; `name` where a label names it, and `isField` where it acts only with its form.
 */
export function control(element, place) {
  switch (element.type) {
    case "button": return button(element, place);
    case "overflow": return overflow(element, place);
    case "checkboxes": return choices(element, place, "checkbox");
    case "radio_buttons": return choices(element, place, "radio");
    case "datepicker": return picker(element, place, "date", "selected_date", element.initial_date);
    case "timepicker": return picker(element, place, "time", "selected_time", element.initial_time);
    case "datetimepicker": return moment(element, place);
    case "static_select": return menu(element, place, grouped(element), "selected_option");
    case "users_select": return menu(element, place, [{ options: people(place.workspace) }], "selected_user");
    case "channels_select": return menu(element, place, [{ options: channels(place.workspace) }], "selected_channel");
    case "conversations_select": return menu(element, place, [{ options: channels(place.workspace) }], "selected_conversation");
    case "multi_static_select":
      return choices({ ...element, options: grouped(element).flatMap((group) => group.options) }, place, "checkbox");
    default: return h("span", { class: "unsupported" }, `A menu of type “${element.type ?? "?"}” is here, which this page does not show.`);
  }
}

/** Attributes of what can be pressed: where nobody would answer it says so. */
function pressable(element, { stage, name }) {
  return {
    "aria-disabled": stage.isLive ? null : "true", title: stage.isLive ? null : nobodyThere, "aria-label": name,
    "data-key": `action ${element.action_id}`,
  };
}

function send(element, place, more, node) {
  if (place.isField) return;
  const { confirm, type, action_id } = element;
  place.stage.act({ type, action_id, block_id: place.blockID, ...more }, node, confirm);
}

function button(element, place) {
  const look = ["primary", "danger"].includes(element.style) ? element.style : "";
  const name = withEmoji(String(element.text?.text ?? "Button"));
  const isLink = safeURL(String(element.url ?? ""));
  if (isLink) {
    const link = externalLink(element.url, name);
    link.className = `button ${look}`;
    link.addEventListener("click", () => {
      if (place.stage.isLive) send(element, place, { value: element.value }, link);
    });
    return link;
  }
  return h(
    "button",
    {
      type: "button", class: `button ${look}`, ...pressable(element, { ...place, name: element.accessibility_label }),
      onclick: (event) => send(element, place, { value: element.value }, event.currentTarget),
    },
    name,
  );
}

function overflow(element, place) {
  const open = (event) => {
    const anchor = event.currentTarget;
    if (!place.stage.isLive) return send(element, place, {}, anchor);
    const items = list(element.options).map((option) => h(
      "button",
      {
        type: "button", role: "menuitem",
        onclick: () => {
          closePopover({ refocus: true });
          send(element, place, { selected_option: option }, anchor);
        },
      },
      line(option.text),
    ));
    const panel = openPopover(anchor, "More", "menu", h("div", { class: "menu" }, ...items));
    panel?.addEventListener("keydown", (key) => rove(key, items, { wrap: true }));
    items[0]?.focus();
  };
  return h(
    "button",
    {
      type: "button", class: "button overflow", "aria-haspopup": "menu", "aria-expanded": "false",
      ...pressable(element, { ...place, name: "More" }), onclick: open,
    },
    "…",
  );
}

/** A menu of options; `member` is the value's name in the payload. */
function menu(element, place, groups, member) {
  const options = groups.flatMap((group) => group.options);
  const isOption = member === "selected_option";
  const kept = place.stage.kept(place.blockID, element.action_id);
  const initial = kept ? kept[member] : element[member.replace("selected", "initial")];
  const chosen = isOption ? initial?.value : initial;
  const entry = (option) => h("option", { value: option.value, selected: option.value === chosen }, line(option.text));
  const select = h(
    "select", { class: "button menu-button", ...pressable(element, { ...place, name: place.name ?? label(element) }) },
    h("option", { value: "", selected: chosen === undefined }, label(element)),
    ...groups.map((group) => (group.label
      ? h("optgroup", { label: line(group.label) }, ...group.options.map(entry)) : group.options.map(entry))),
  );
  const value = () => {
    const option = options.find((candidate) => candidate.value === select.value);
    if (!option) return null;
    return isOption ? { text: option.text, value: option.value } : option.value;
  };
  select.addEventListener("change", () => {
    if (value() !== null) send(element, place, { [member]: value() }, select);
  });
  holdStill(select, element, place);
  place.stage.field(place.blockID, element.action_id, () => ({ type: element.type, [member]: value() }));
  return select;
}

const grouped = (element) => (element.option_groups
  ? list(element.option_groups).map((group) => ({ label: group.label, options: list(group.options) }))
  : [{ options: list(element.options) }]);

const named = (value, name) => ({ value, text: { type: "plain_text", text: name } });
const people = (workspace) => workspace.people.map((user) => named(user.id, user.name));
const channels = (workspace) => workspace.channels.map((channel) => named(channel.id, `#${channel.name}`));

/** Without anybody to answer, what is pressed says so and stays as it is. */
function holdStill(node, element, place) {
  if (place.stage.isLive || place.isField) return;
  const refuse = (event) => {
    if (event.type === "keydown" && ["Tab", "Escape"].includes(event.key)) return;
    event.preventDefault();
    send(element, place, {}, node);
  };
  node.addEventListener("mousedown", refuse);
  node.addEventListener("keydown", refuse);
}

function choices(element, place, type) {
  const options = list(element.options);
  const isMany = type === "checkbox";
  const member = isMany ? "selected_options" : "selected_option";
  const kept = place.stage.kept(place.blockID, element.action_id);
  const initial = [kept ? kept[member] : isMany ? element.initial_options : element.initial_option].flat().filter(Boolean);
  const isChosen = (option) => initial.some((other) => other.value === option.value);
  const group = `${place.blockID} ${element.action_id} ${(counter += 1)}`;
  const boxes = options.map((option) => h("input", { type, name: group, checked: isChosen(option) }));
  const value = () => {
    const chosen = options.filter((_, index) => boxes[index].checked);
    return isMany ? chosen : chosen[0] ?? null;
  };
  const set = h(
    "div",
    { class: "choices", role: isMany ? "group" : "radiogroup", ...pressable(element, { ...place, name: place.name ?? label(element) }) },
    ...options.map((option, index) => h(
      "label", null, boxes[index],
      h("span", null, text(option?.text, place.workspace), option?.description ? h("div", { class: "hint" }, text(option.description, place.workspace)) : null),
    )),
  );
  boxes.forEach((box) => box.addEventListener("click", (event) => {
    if (!place.stage.isLive && !place.isField) event.preventDefault();
    send(element, place, { [member]: value() }, set);
  }));
  place.stage.field(place.blockID, element.action_id, () => ({ type: element.type, [member]: value() }));
  return set;
}

let counter = 0;

function picker(element, place, type, member, initial) {
  const kept = place.stage.kept(place.blockID, element.action_id);
  const input = h("input", {
    type, class: "button picker", value: (kept ? kept[member] : initial) ?? "",
    ...pressable(element, { ...place, name: place.name ?? label(element) }),
  });
  input.addEventListener("change", () => {
    if (input.value) send(element, place, { [member]: input.value }, input);
  });
  holdStill(input, element, place);
  place.stage.field(place.blockID, element.action_id, () => ({ type: element.type, [member]: input.value || null }));
  return input;
}

/** A date with a time: seconds since 1970 in payloads, the reader's own zone on the screen. */
function moment(element, place) {
  const kept = place.stage.kept(place.blockID, element.action_id);
  const seconds = kept ? kept.selected_date_time : element.initial_date_time;
  const local = (time) => new Date((time - new Date(time * 1000).getTimezoneOffset() * 60) * 1000).toISOString().slice(0, 16);
  const input = h("input", {
    type: "datetime-local", class: "button picker", value: Number.isFinite(seconds) ? local(seconds) : "",
    ...pressable(element, { ...place, name: place.name ?? label(element) }),
  });
  const value = () => (input.value ? Math.floor(new Date(input.value).getTime() / 1000) : null);
  input.addEventListener("change", () => {
    if (value() !== null) send(element, place, { selected_date_time: value() }, input);
  });
  holdStill(input, element, place);
  place.stage.field(place.blockID, element.action_id, () => ({ type: element.type, selected_date_time: value() }));
  return input;
}
