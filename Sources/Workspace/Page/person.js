// How people look: initials on a colour that stays theirs.

import { h } from "./dom.js";
import { emojiNamed } from "./emoji.js";

const tones = 10;

/** A number from a text, the same in every session (FNV-1a). */
function hash(text) {
  let value = 0x811c9dc5;
  for (const character of text) value = Math.imul(value ^ character.codePointAt(0), 0x01000193) >>> 0;
  return value;
}

function initials(name) {
  const words = name.split(/[\s._-]+/).filter(Boolean);
  const letters = words.length > 1 ? [words[0], words.at(-1)] : [words[0] ?? "?"];
  return letters.map((word) => [...word][0]).join("").toLocaleUpperCase("en");
}

/** Who wrote a message: a user, or a bot under a name of its own. */
export function authorOf(message, workspace) {
  const user = workspace.user(message.user);
  const isApp = Boolean(message.bot_id) || (user?.is_bot ?? false);
  const name = message.username ?? user?.name ?? message.bot_profile?.name ?? (message.user || "somebody");
  return { id: message.user ?? `${message.bot_id}/${name}`, name, fullName: user?.real_name || name, isApp, icon: message.icons?.emoji };
}

/** The square with the initials. */
export function avatar({ id, name, fullName, isApp, icon }, size = "") {
  const symbol = icon ? emojiNamed(String(icon).replaceAll(":", "")) : null;
  const tone = isApp ? "tone-app" : `tone-${hash(id) % tones}`;
  return h("span", { class: `avatar ${tone} ${size}`, "aria-hidden": "true" }, symbol ?? initials(isApp ? name : fullName));
}

export const userAvatar = (user, size) =>
  avatar({ id: user.id, name: user.name, fullName: user.real_name || user.name, isApp: user.is_bot }, size);

export const appBadge = () => h("span", { class: "badge" }, "APP");
