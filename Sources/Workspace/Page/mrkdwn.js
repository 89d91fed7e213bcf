// The platform's text format, as it is stored (`&amp;`, `<@U…>`, `<https://…|label>`), to nodes of the page.

import { externalLink, h } from "./dom.js";
import { withEmoji } from "./emoji.js";
import { fillDate } from "./time.js";

const styleTags = { "*": "strong", _: "em", "~": "s" };
const wordCharacter = /[\p{L}\p{N}_]/u;

/** The characters behind the three escapes. */
export function unescape(text) {
  return text.replace(/&(lt|gt|amp);/g, (_, name) => ({ lt: "<", gt: ">", amp: "&" })[name]);
}

/** What a text says without its marks, for places that show one plain line. */
export function plain(text, workspace) {
  const holder = h("div", null, mrkdwn(text ?? "", workspace));
  for (const line of holder.querySelectorAll("div, blockquote, pre")) line.append(" ");
  return holder.textContent.replace(/\s+/g, " ").trim();
}

/** A text with paragraphs, quotes and code. Bare addresses become links unless it is `verbatim`. */
export function mrkdwn(text, workspace, verbatim = false) {
  const fragment = document.createDocumentFragment();
  let end = 0;
  for (const fence of text.matchAll(/```([\s\S]+?)```/g)) {
    fragment.append(...lines(text.slice(end, fence.index), workspace, verbatim));
    const code = fence[1].replace(/^\n/, "").replace(/\n$/, "");
    fragment.append(codeBlock(...references(code, workspace)));
    end = fence.index + fence[0].length;
  }
  fragment.append(...lines(text.slice(end), workspace, verbatim));
  return fragment;
}

/** Code that is scrolled sideways where it is too wide, by keyboard as well. */
export function codeBlock(...content) {
  return h("pre", { tabindex: "0", role: "region", "aria-label": "Code" }, h("code", null, ...content));
}

/** A text in which quotes are set off, a line that begins with `>` at a time. */
function lines(text, workspace, verbatim) {
  const runs = [];
  let rest = false;
  for (const line of text.split("\n")) {
    const all = rest ? null : line.match(/^(?:&gt;|>){3} ?/);
    const one = rest || all ? null : line.match(/^(?:&gt;|>) ?/);
    rest ||= all !== null;
    const quoted = rest || one !== null;
    const content = line.slice((all ?? one)?.[0].length ?? 0);
    if (runs.at(-1)?.quoted === quoted) runs.at(-1).lines.push(content);
    else runs.push({ quoted, lines: [content] });
  }
  return runs
    .map((run) => ({ ...run, text: run.quoted ? run.lines.join("\n") : trimLines(run.lines) }))
    .filter((run) => run.quoted || run.text !== "")
    .map((run) => h(run.quoted ? "blockquote" : "div", null, ...inline(run.text, workspace, verbatim)));
}

/** Without the empty lines that a block before or after has made already. */
function trimLines(lines) {
  let [first, last] = [0, lines.length];
  while (first < last && lines[first].trim() === "") first += 1;
  while (last > first && lines[last - 1].trim() === "") last -= 1;
  return lines.slice(first, last).join("\n");
}

/** Only what stands in angle brackets, as within code. */
function references(text, workspace) {
  return text.split(/(<[^<>\n]+>)/).map((part, index) => (index % 2 ? reference(part.slice(1, -1), workspace) : unescape(part)));
}

/** Styles, code, links, mentions and emoji within a paragraph. `open` holds the styles that are on already. */
function inline(text, workspace, verbatim, open = "") {
  const nodes = [];
  // Where a style was looked for in vain, so that a thousand lone asterisks are not a million steps.
  const hopeless = {};
  let pending = "";
  let index = 0;
  const push = (node, length) => {
    if (pending) nodes.push(withEmoji(unescape(pending)));
    pending = "";
    if (node) nodes.push(node);
    index += length;
  };
  while (index < text.length) {
    const character = text[index];
    const previous = index > 0 ? text[index - 1] : " ";
    if (character === "<") {
      const end = text.indexOf(">", index);
      if (end > index + 1) {
        push(reference(text.slice(index + 1, end), workspace), end + 1 - index);
        continue;
      }
    } else if (character === "`") {
      const code = /`([^`\n]+)`/y;
      code.lastIndex = index;
      const match = code.exec(text);
      if (match) {
        push(h("code", null, ...references(match[1], workspace)), match[0].length);
        continue;
      }
    } else if (character in styleTags && !open.includes(character) && !wordCharacter.test(previous)) {
      const end = index < (hopeless[character] ?? 0) ? -1 : closing(text, index);
      if (end > 0) {
        const content = inline(text.slice(index + 1, end), workspace, verbatim, open + character);
        push(h(styleTags[character], null, ...content), end + 1 - index);
        continue;
      }
      if (end < 0) hopeless[character] = lineEnd(text, index);
    } else if (character === "h" && !verbatim && !wordCharacter.test(previous)) {
      const bare = /https?:\/\/[^\s<>|]+/y;
      bare.lastIndex = index;
      const match = bare.exec(text)?.[0].replace(/[.,;:!?)\]}'*_~]+$/, "");
      if (match) {
        push(externalLink(unescape(match), unescape(match)), match.length);
        continue;
      }
    }
    pending += character;
    index += 1;
  }
  push(null, 0);
  return nodes;
}

function lineEnd(text, index) {
  const end = text.indexOf("\n", index);
  return end < 0 ? text.length : end;
}

/** The place of the mark that closes the style opened at `start`; 0 where none can open here, -1 where none closes. */
function closing(text, start) {
  const mark = text[start];
  const next = text[start + 1];
  if (next === undefined || next === mark || /\s/.test(next)) return 0;
  for (let index = start + 1; index < text.length && text[index] !== "\n"; index += 1) {
    const character = text[index];
    if (character === "<") {
      const end = text.indexOf(">", index);
      if (end > 0) index = end;
    } else if (character === "`") {
      const end = text.indexOf("`", index + 1);
      if (end > 0 && end < lineEnd(text, index)) index = end;
    } else if (character === mark && index > start + 1 && !/\s/.test(text[index - 1])) {
      const after = text[index + 1];
      if (after === undefined || !wordCharacter.test(after)) return index;
    }
  }
  return -1;
}

/** What stands in angle brackets. */
function reference(body, workspace) {
  const bar = body.indexOf("|");
  const target = bar < 0 ? body : body.slice(0, bar);
  const label = bar < 0 ? null : unescape(body.slice(bar + 1));
  switch (target[0]) {
    case "@": return mention(target.slice(1), workspace, label);
    case "#": return channelLink(target.slice(1), workspace, label);
    case "!": return command(target.slice(1), label);
    default: {
      const url = unescape(target);
      return externalLink(url, label ?? url.replace(/^mailto:/, ""));
    }
  }
}

/** A person's name; it leads to the direct message with them. */
export function mention(id, workspace, label) {
  const user = workspace.user(id);
  const name = user ? `@${user.name}` : `@${label ?? id}`;
  if (!user) return h("span", { class: "mention" }, name);
  const mine = id === workspace.me;
  const look = mine ? "mention mine" : "mention";
  if (mine) return h("span", { class: look }, name);
  return h("a", { class: look, href: workspace.href({ channel: id }), "data-internal": true }, name);
}

export function channelLink(id, workspace, label) {
  const channel = workspace.conversation(id);
  const name = `#${channel?.name || label || id}`;
  if (!channel) return h("span", { class: "mention" }, name);
  return h("a", { class: "mention", href: workspace.href({ channel: id }), "data-internal": true }, name);
}

/** `<!here>`, `<!subteam^S1|@name>`, `<!date^…>`; what is unknown shows its label. */
function command(body, label) {
  const [name, ...parts] = body.split("^");
  if (["here", "channel", "everyone"].includes(name)) return h("span", { class: "mention mine" }, `@${name}`);
  if (name === "date") return date(parts[0], parts[1] ?? "", parts[2], label);
  return h("span", { class: "mention" }, label ?? `@${name}`);
}

/** A moment in the reader's own zone, or the fallback where it cannot be told. */
export function date(seconds, pattern, link, fallback) {
  const text = /^\d{1,12}$/.test(String(seconds)) ? fillDate(unescape(pattern), Number(seconds)) : null;
  if (text === null) return h("span", null, fallback ?? pattern);
  const moment = h("time", { datetime: new Date(Number(seconds) * 1000).toISOString(), title: fallback ?? "" }, text);
  return link ? externalLink(unescape(link), moment) : moment;
}
