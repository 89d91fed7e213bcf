// What stands at the beginning of a conversation: what it is, and what one could type here.

import { h } from "./dom.js";
import { icon } from "./icons.js";
import { userAvatar } from "./person.js";

const inChannels = ["@viva question caching", "@viva topics", "@viva help"];
const inHiring = ["@viva daily on weekdays 09:30 Europe/Vilnius topics caching,databases level mid", "@viva daily preview 5"];
const inDirect = ["quiz databases 5", "question caching senior", "help"];

/** @param onTry called with a text to put into the box; `onInvite` brings the bot in. */
export function beginning(conversation, workspace, { onTry, onInvite }) {
  const bot = workspace.bot;
  const title = workspace.titleOf(conversation);
  if (conversation.is_im) {
    const other = workspace.user(conversation.user);
    const isBot = other?.id === bot?.id;
    return frame(
      other ? userAvatar(other, "large") : null,
      h("h2", null, title),
      h("p", null, isBot
        ? "A direct message with viva, for practice that nobody else sees. No @ is needed here."
        : `Only you and ${title} see what is written here.`),
      isBot ? examples("Try", inDirect, onTry) : null,
    );
  }
  const hasBot = bot && workspace.has(bot.id, conversation);
  return frame(
    h("span", { class: "avatar large tone-channel", "aria-hidden": "true" }, icon(conversation.is_private ? "lock" : "hash")),
    h("h2", null, title),
    h("p", null, conversation.topic || "This is where the channel begins."),
    conversation.is_archived || !bot ? null
      : hasBot ? examples("Try", conversation.name === "hiring" ? inHiring : inChannels, onTry)
        : conversation.is_member ? invitation(bot, onInvite) : null,
  );
}

const frame = (...content) => h("div", { class: "beginning" }, ...content);

function examples(label, texts, onTry) {
  return h(
    "div", { class: "examples", role: "group", "aria-label": "Things to type" },
    h("span", { class: "hint" }, label),
    ...texts.map((text) => h("button", { type: "button", class: "example", onclick: () => onTry(text) }, text)),
  );
}

function invitation(bot, onInvite) {
  return h(
    "div", { class: "examples" },
    h("span", { class: "hint" }, `${bot.name} is not in this channel, so it does not hear you here.`),
    h("button", { type: "button", class: "button primary", onclick: onInvite }, `Invite ${bot.name}`),
  );
}
