// The `rich_text` block: text as a tree, as the platform's own clients write it.

import { externalLink, h } from "./dom.js";
import { emojiNamed } from "./emoji.js";
import { channelLink, codeBlock, date, mention } from "./mrkdwn.js";

export function richText(block, workspace) {
  return h("div", { class: "rich" }, ...list(block.elements).map((element) => part(element, workspace)));
}

const list = (value) => (Array.isArray(value) ? value : []);
const content = (element, workspace) => list(element.elements).map((child) => leaf(child, workspace));

function part(element, workspace) {
  switch (element?.type) {
    case "rich_text_section": return h("div", null, ...content(element, workspace));
    case "rich_text_quote": return h("blockquote", null, ...content(element, workspace));
    case "rich_text_preformatted":
      return codeBlock(...content(element, workspace));
    case "rich_text_list": return items(element, workspace);
    default: return null;
  }
}

/** A list of one depth; deeper items come as a list of their own, so depth is a matter of looks. */
function items(element, workspace) {
  const ordered = element.style === "ordered";
  const indent = Math.min(8, Math.max(0, Math.trunc(Number(element.indent) || 0)));
  const offset = Math.max(0, Math.trunc(Number(element.offset) || 0));
  return h(
    ordered ? "ol" : "ul",
    { class: `indent-${indent}`, start: ordered && offset > 0 ? offset + 1 : null },
    ...list(element.elements).map((item) => h("li", null, ...content(item, workspace))),
  );
}

function leaf(element, workspace) {
  return styled(bare(element, workspace), element?.style ?? {});
}

function bare(element, workspace) {
  switch (element?.type) {
    case "text": return String(element.text ?? "");
    case "link": return externalLink(String(element.url ?? ""), String(element.text || element.url || ""));
    case "user": return mention(String(element.user_id ?? ""), workspace);
    case "channel": return channelLink(String(element.channel_id ?? ""), workspace);
    case "usergroup": return h("span", { class: "mention" }, `@${element.usergroup_id ?? ""}`);
    case "broadcast": return h("span", { class: "mention mine" }, `@${element.range ?? ""}`);
    case "emoji": return emoji(element);
    case "date": return date(element.timestamp, String(element.format ?? ""), element.url, element.fallback);
    case "color": return h("code", null, String(element.value ?? ""));
    default: return String(element?.text ?? "");
  }
}

function emoji(element) {
  const codes = String(element.unicode ?? "").split("-").map((code) => Number.parseInt(code, 16));
  const valid = codes.every((code) => code > 0 && code <= 0x10ffff && !(code >= 0xd800 && code <= 0xdfff));
  return valid ? String.fromCodePoint(...codes) : emojiNamed(String(element.name)) ?? `:${element.name}:`;
}

function styled(node, style) {
  const tags = [["code", "code"], ["bold", "strong"], ["italic", "em"], ["strike", "s"], ["underline", "u"]];
  return tags.reduce((inner, [name, tag]) => (style[name] === true ? h(tag, null, inner) : inner), node);
}
