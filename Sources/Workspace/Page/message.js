// One message, as a row of a channel or a thread.

import { attachments, blocks } from "./blocks.js";
import { h } from "./dom.js";
import { emojiNamed } from "./emoji.js";
import { icon } from "./icons.js";
import { mrkdwn } from "./mrkdwn.js";
import { files } from "./pictures.js";
import { appBadge, authorOf, avatar, userAvatar } from "./person.js";
import { clock, dateOf, full, moment } from "./time.js";

/** How long, in seconds, messages of one author stay together under one name. */
const togetherness = 300;

const isRemark = (message) => message.subtype?.startsWith("channel_") || message.subtype?.startsWith("group_");
const isTombstone = (message) => message.subtype === "tombstone";

/** Whether a message goes on under the name of the one before it. */
export function continues(message, previous, workspace) {
  if (!previous || isRemark(message) || isRemark(previous) || isTombstone(message) || isTombstone(previous)) return false;
  if (Boolean(message.is_ephemeral) !== Boolean(previous.is_ephemeral) || message.subtype === "thread_broadcast") return false;
  if (authorOf(message, workspace).id !== authorOf(previous, workspace).id) return false;
  return Number.parseFloat(message.ts) - Number.parseFloat(previous.ts) < togetherness;
}

/** Whether this person may change the message. */
export const isOwn = (message, workspace) =>
  message.user === workspace.me && !message.bot_id && !message.is_ephemeral && !message.subtype;

export const canBeAnswered = (message) => !message.is_ephemeral && !isRemark(message) && !isTombstone(message);

function mentionsMe(message, workspace) {
  const text = message.text ?? "";
  return message.user !== workspace.me && (text.includes(`<@${workspace.me}>`) || /<!(here|channel|everyone)/.test(text));
}

/**
 * Fills a row.
 * @param view `workspace`, `channel`, `thread` (the root's ts where the row stands in a thread), `grouped`, and what a
 *   click on reactions, the thread and "dismiss" does: `onReact(message, name)`, `onThread(message)`, `onDismiss(message)`.
 *   `stage(message)` is where its blocks are shown.
 */
export function fillMessage(row, message, view) {
  const { workspace, grouped } = view;
  const author = authorOf(message, workspace);
  const date = dateOf(message.ts);
  row.className = "row message";
  row.classList.toggle("grouped", grouped);
  row.classList.toggle("whispered", Boolean(message.is_ephemeral));
  row.classList.toggle("for-me", mentionsMe(message, workspace));
  row.setAttribute("role", "article");
  row.setAttribute("aria-label", `${author.name}, ${moment(date)}`);
  row.dataset.ts = message.ts;
  row.replaceChildren(
    h("div", { class: "gutter" }, grouped ? stamp(message, view) : isTombstone(message) ? trash() : avatar(author)),
    h(
      "div", { class: "content" },
      message.is_ephemeral ? whisperNote(message, view) : null,
      message.subtype === "thread_broadcast" && !view.thread ? broadcastNote(message, view) : null,
      grouped || isTombstone(message)
        ? null
        : h(
          "div", { class: "byline" },
          h("span", { class: "author" }, author.name), author.isApp ? appBadge() : null, stamp(message, view),
        ),
      body(message, view),
      reactions(message, view),
      !view.thread && message.reply_count > 0 ? threadSummary(message, view) : null,
    ),
  );
}

const trash = () => h("span", { class: "avatar tombstone" }, icon("trash"));

/** The time, which is also the link to the message. */
function stamp(message, { workspace, channel, thread }) {
  const date = dateOf(message.ts);
  const time = h("time", { datetime: date.toISOString() }, clock(date));
  if (message.is_ephemeral) return h("span", { class: "stamp", title: full(date) }, time);
  const href = workspace.href({ channel, thread, message: message.ts });
  return h("a", { class: "stamp", href, title: full(date), "data-internal": true, tabindex: "-1" }, time);
}

function body(message, { workspace, stage }) {
  if (isTombstone(message)) return h("div", { class: "body remark" }, "This message was deleted.");
  const look = isRemark(message) ? "body remark" : "body";
  const edited = message.edited
    ? h("span", { class: "edited", title: `Edited ${moment(dateOf(message.edited.ts))}` }, "(edited)")
    : null;
  const shown = message.blocks?.length > 0
    ? blocks(message.blocks, workspace, stage?.(message))
    : [h("div", { class: "text" }, mrkdwn(message.text ?? "", workspace))];
  // The mark goes on with the last line of the text, not under it.
  const last = shown.at(-1)?.lastElementChild;
  const place = edited && last?.tagName === "DIV" && !last.className ? last : null;
  place?.append(" ", edited);
  return h(
    "div", { class: look }, ...shown, ...attachments(message.attachments, workspace, stage?.(message)), ...files(message.files, workspace), place ? null : edited,
  );
}

function whisperNote(message, { onDismiss }) {
  return h(
    "div", { class: "note" }, icon("eye"), "Only visible to you",
    h("button", { type: "button", class: "plain", onclick: () => onDismiss(message) }, "Dismiss"),
  );
}

function broadcastNote(message, { onThread, workspace }) {
  return h(
    "div", { class: "note" }, icon("reply"), "replied to ",
    h(
      "button", { type: "button", class: "plain", onclick: () => onThread(message), "data-key": "root" },
      message.root?.text ? h("span", { class: "clip" }, mrkdwn(message.root.text, workspace)) : "a thread",
    ),
  );
}

function reactions(message, { workspace, onReact }) {
  if (!message.reactions?.length) return null;
  return h(
    "div", { class: "reactions", role: "group", "aria-label": "Reactions" },
    ...message.reactions.map(({ name, users, count }) => {
      const names = users.map((id) => (id === workspace.me ? "you" : workspace.user(id)?.name ?? id)).join(", ");
      return h(
        "button",
        {
          type: "button", class: "reaction", "data-key": `reaction ${name}`, title: `${names} reacted with :${name}:`,
          "aria-pressed": String(users.includes(workspace.me)), "aria-label": `${name}, ${count}: ${names}`,
          onclick: () => onReact(message, name),
        },
        h("span", { "aria-hidden": "true" }, emojiNamed(name) ?? `:${name}:`), h("span", { class: "count" }, String(count)),
      );
    }),
  );
}

function threadSummary(message, { workspace, onThread }) {
  const users = (message.reply_users ?? []).map((id) => workspace.user(id)).filter(Boolean);
  const count = message.reply_count;
  return h(
    "button",
    { type: "button", class: "thread-summary", "data-key": "thread", onclick: () => onThread(message) },
    ...users.slice(0, 3).map((user) => userAvatar(user, "tiny")),
    h("span", { class: "replies" }, count === 1 ? "1 reply" : `${count} replies`),
    h("span", { class: "last" }, `, last ${moment(dateOf(message.latest_reply))}`),
  );
}
