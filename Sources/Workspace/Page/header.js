// The line above a conversation: what it is, who is there, whether the bot is.

import { h, refill } from "./dom.js";
import { icon } from "./icons.js";
import { appBadge, userAvatar } from "./person.js";

/** A person's full name, where it says more than the short one. */
const fullName = (user) => (user && user.real_name !== user.name ? user.real_name : "");

/** @param app `invite(user, conversation)`, `showMembers(conversation)`. */
export function showHeader(root, conversation, workspace, app) {
  const isDirect = conversation.is_im || conversation.is_mpim;
  const other = conversation.is_im ? workspace.user(conversation.user) : undefined;
  const mark = other ? userAvatar(other, "small")
    : icon(conversation.is_mpim ? "people" : conversation.is_archived ? "archive" : conversation.is_private ? "lock" : "hash");
  const { bot } = workspace;
  const lacksBot = bot && !isDirect && conversation.is_member && !conversation.is_archived && !workspace.has(bot.id, conversation);
  const count = conversation.members?.length ?? 0;
  refill(
    root,
    h("h1", null, mark, h("span", { class: "name" }, workspace.nameOf(conversation)), other?.is_bot ? appBadge() : null),
    h("p", { class: "topic wide-only" }, isDirect ? fullName(other) : conversation.topic),
    lacksBot
      ? h("button", { type: "button", class: "button", id: "invite", "data-key": "invite", onclick: () => app.invite(bot, conversation) }, icon("plus"), `Invite ${bot.name}`)
      : null,
    isDirect
      ? null
      : h(
        "button",
        {
          type: "button", class: "button quiet", id: "members", "data-key": "members", "aria-label": `${count} members`, title: "Members",
          onclick: () => app.showMembers(conversation),
        },
        icon("people"), String(count),
      ),
  );
}
