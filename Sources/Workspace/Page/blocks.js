// Block Kit as the platform shows it. What this page cannot show says so, instead of vanishing.

import { externalLink, h, safeURL } from "./dom.js";
import { control } from "./elements.js";
import { input } from "./fields.js";
import { mrkdwn, unescape } from "./mrkdwn.js";
import { picture } from "./pictures.js";
import { richText } from "./richtext.js";
import { Stage } from "./stage.js";
import { list, text } from "./textobject.js";

/** @param stage where they are shown; without one nothing can be pressed. */
export function blocks(all, workspace, stage = new Stage()) {
  return list(all).map((block) => show(block ?? {}, workspace, stage));
}

function show(block, workspace, stage) {
  const place = { workspace, stage, blockID: block.block_id };
  switch (block.type) {
    case "header": return h("h3", { class: "block header" }, text({ ...block.text, type: "plain_text" }, workspace));
    case "section": return section(block, place);
    case "context": return context(block, workspace);
    case "divider": return h("hr", { class: "block" });
    case "image": return image(block, workspace);
    case "actions": return actions(block, place);
    case "input": return input(block, workspace, stage);
    case "rich_text": return h("div", { class: "block" }, richText(block, workspace));
    default: return unsupported(block.type);
  }
}

function unsupported(type) {
  return h("p", { class: "block unsupported" }, `A block of type “${type ?? "?"}” is here, which this page does not show.`);
}

function section(block, place) {
  const { workspace } = place;
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
    block.accessory ? h("div", { class: "accessory" }, accessory(block.accessory, place)) : null,
  );
}

function accessory(element, place) {
  return element.type === "image" ? picture(element, "thumbnail", place.workspace) : control(element, place);
}

function context(block, workspace) {
  return h(
    "div", { class: "block context" },
    ...list(block.elements).map((element) =>
      element?.type === "image" ? picture(element, "small", workspace) : h("div", null, text(element, workspace))),
  );
}

function image(block, workspace) {
  return h(
    "figure", { class: "block" },
    block.title ? h("figcaption", null, text(block.title, workspace)) : null,
    picture(block, "large", workspace),
  );
}

function actions(block, place) {
  return h("div", { class: "block actions" }, ...list(block.elements).map((element) => control(element ?? {}, place)));
}

/** Attachments, the older way to set something off: a bar at the side, and blocks or text beside it. */
export function attachments(all, workspace, stage) {
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
          ? blocks(attachment.blocks, workspace, stage)
          : [mrkdwn(String(attachment.text ?? attachment.fallback ?? ""), workspace)]),
        attachment.footer ? h("div", { class: "block context" }, String(attachment.footer)) : null,
      ),
    ));
}

const externalOr = (url, label) => (safeURL(String(url ?? "")) ? externalLink(url, unescape(label)) : unescape(label));
