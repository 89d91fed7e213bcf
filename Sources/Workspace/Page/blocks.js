// Block Kit as the platform shows it. What this page cannot show says so, instead of vanishing.

import { externalLink, h, safeURL } from "./dom.js";
import { withEmoji } from "./emoji.js";
import { mrkdwn, unescape } from "./mrkdwn.js";
import { richText } from "./richtext.js";

const list = (value) => (Array.isArray(value) ? value : []);

export function blocks(all, workspace) {
  return list(all).map((block) => show(block ?? {}, workspace));
}

function show(block, workspace) {
  switch (block.type) {
    case "header": return h("h3", { class: "block header" }, text({ ...block.text, type: "plain_text" }, workspace));
    case "section": return section(block, workspace);
    case "context": return context(block, workspace);
    case "divider": return h("hr", { class: "block" });
    case "image": return image(block, workspace);
    case "actions": return actions(block, workspace);
    case "rich_text": return h("div", { class: "block" }, richText(block, workspace));
    default: return unsupported(block.type);
  }
}

function unsupported(type) {
  return h("p", { class: "block unsupported" }, `A block of type “${type ?? "?"}” is here, which this page does not show.`);
}

/** A text object: plain text shows its marks, `mrkdwn` means them. */
function text(object, workspace) {
  const content = String(object?.text ?? "");
  if (object?.type === "mrkdwn") return mrkdwn(content, workspace, object.verbatim === true);
  return h("div", null, object?.emoji === false ? content : withEmoji(content));
}

function section(block, workspace) {
  const fields = list(block.fields);
  return h(
    "div", { class: "block section" },
    h(
      "div", { class: "section-text" },
      block.text ? text(block.text, workspace) : null,
      fields.length > 0
        ? h("div", { class: "fields" }, ...fields.map((field) => h("div", { class: "field" }, text(field, workspace))))
        : null,
    ),
    block.accessory ? h("div", { class: "accessory" }, accessory(block.accessory, workspace)) : null,
  );
}

function accessory(element, workspace) {
  return element.type === "image" ? picture(element, "thumbnail") : control(element, workspace);
}

function context(block, workspace) {
  return h(
    "div", { class: "block context" },
    ...list(block.elements).map((element) =>
      element?.type === "image" ? picture(element, "small") : h("div", null, text(element, workspace))),
  );
}

function image(block, workspace) {
  return h(
    "figure", { class: "block" },
    block.title ? h("figcaption", null, text(block.title, workspace)) : null,
    picture(block, "large"),
  );
}

/** An image, or its description where it cannot be loaded. */
function picture(element, size) {
  const description = String(element.alt_text ?? "");
  const url = safeURL(String(element.image_url ?? ""));
  const missing = () => h("span", { class: `no-image ${size}` }, description || "An image that cannot be shown");
  if (!url) return missing();
  const shown = h("img", {
    class: size, src: url, alt: description, title: description, loading: "lazy", decoding: "async",
    referrerpolicy: "no-referrer",
  });
  shown.addEventListener("error", () => shown.replaceWith(missing()));
  return shown;
}

function actions(block, workspace) {
  return h("div", { class: "block actions" }, ...list(block.elements).map((element) => control(element ?? {}, workspace)));
}

const noInteraction = "Buttons and menus do nothing here: this workspace has no interactivity.";

/** A button or menu. One that leads to an address is a link; the others are there to be seen. */
function control(element, workspace) {
  const style = ["primary", "danger"].includes(element.style) ? element.style : "";
  const label = withEmoji(String(element.text?.text ?? element.placeholder?.text ?? names[element.type] ?? "Menu"));
  if (element.type === "button" && safeURL(String(element.url ?? ""))) {
    const link = externalLink(element.url, label);
    link.className = `button ${style}`;
    return link;
  }
  if (element.type === "checkboxes" || element.type === "radio_buttons") return choices(element, workspace);
  const menu = element.type !== "button";
  return h(
    "button",
    { type: "button", class: `button ${style} ${menu ? "opens" : ""}`, "aria-disabled": "true", title: noInteraction },
    element.type === "overflow" ? "…" : label,
  );
}

const names = {
  datepicker: "Pick a date", timepicker: "Pick a time", datetimepicker: "Pick a date and time", overflow: "More",
  static_select: "Select", plain_text_input: "Write something",
};

function choices(element, workspace) {
  const type = element.type === "checkboxes" ? "checkbox" : "radio";
  return h(
    "div", { class: "choices", title: noInteraction },
    ...list(element.options).map((option) =>
      h("label", null, h("input", { type, disabled: true }), text(option?.text, workspace))),
  );
}

/** Attachments, the older way to set something off: a bar at the side, and blocks or text beside it. */
export function attachments(all, workspace) {
  return list(all).map((attachment) =>
    h(
      "div", { class: "block attachment" },
      attachment.pretext ? h("div", null, mrkdwn(String(attachment.pretext), workspace)) : null,
      h(
        "div", { class: "attachment-body" },
        attachment.title
          ? h("div", { class: "attachment-title" }, externalOr(attachment.title_link, String(attachment.title)))
          : null,
        ...(list(attachment.blocks).length > 0
          ? blocks(attachment.blocks, workspace)
          : [mrkdwn(String(attachment.text ?? attachment.fallback ?? ""), workspace)]),
        attachment.footer ? h("div", { class: "block context" }, String(attachment.footer)) : null,
      ),
    ));
}

const externalOr = (url, label) => (safeURL(String(url ?? "")) ? externalLink(url, unescape(label)) : unescape(label));
