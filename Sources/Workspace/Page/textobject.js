// Text objects of Block Kit: plain text shows its marks, `mrkdwn` means them.

import { h } from "./dom.js";
import { withEmoji } from "./emoji.js";
import { mrkdwn } from "./mrkdwn.js";

export function text(object, workspace) {
  const content = String(object?.text ?? "");
  if (object?.type === "mrkdwn") return mrkdwn(content, workspace, object.verbatim === true);
  return h("div", null, object?.emoji === false ? content : withEmoji(content));
}

/** A text object as one plain line, for options and labels. */
export const line = (object) => withEmoji(String(object?.text ?? ""));

export const list = (value) => (Array.isArray(value) ? value : []);
