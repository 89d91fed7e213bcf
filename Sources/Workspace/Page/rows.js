// From messages to the rows of a timeline: the beginning, day dividers, the line above what is new, messages.

import { h } from "./dom.js";
import { continues, fillMessage } from "./message.js";
import { dateOf, dayKey, dayName } from "./time.js";

/**
 * @param part messages, oldest first.
 * @param edge `previous`: the message before them; `isBeginning`: whether there is none, here or on the server.
 * @param view as for `fillMessage`, and `unreadFrom` (the ts up to which all was read), `beginning()` (an element).
 */
export function rowsOf(part, edge, view) {
  const { workspace, thread } = view;
  const rows = [];
  if (edge.isBeginning && view.beginning) {
    rows.push({ key: "beginning", signature: view.beginningSignature, fill: (row) => {
      row.className = "row";
      row.replaceChildren(view.beginning());
    } });
  }
  let previous = edge.previous;
  for (const message of part) {
    const day = dayKey(dateOf(message.ts));
    const isNewDay = !previous || day !== dayKey(dateOf(previous.ts));
    if (isNewDay && !thread) rows.push(divider(`day ${day}`, dayName(dateOf(message.ts)), "day"));
    const isFirstNew = startsNew(message, previous, view);
    if (isFirstNew) rows.push(divider("new", "New", "new"));
    const isUnderRoot = thread !== null && previous?.ts === thread;
    if (isUnderRoot) rows.push(replyCount(view.root));
    const grouped = !isNewDay && !isFirstNew && !isUnderRoot && continues(message, previous, workspace);
    rows.push({
      key: message.ts,
      signature: `${workspace.me} ${workspace.version} ${grouped} ${dayKey(new Date())} ${JSON.stringify(message)}`,
      fill: (row) => fillMessage(row, message, { ...view, grouped }),
    });
    previous = message;
  }
  return rows;
}

function startsNew(message, previous, { unreadFrom, workspace, thread }) {
  if (!unreadFrom || thread || message.ts <= unreadFrom || message.user === workspace.me) return false;
  return !previous || previous.ts <= unreadFrom || isOwnSince(previous, unreadFrom, workspace);
}

/** One's own messages are not new, so the line stands behind them. */
const isOwnSince = (message, ts, workspace) => message.ts > ts && message.user === workspace.me;

function divider(key, label, look) {
  return { key, signature: label, fill: (row) => {
    row.className = `row divider ${look}`;
    row.setAttribute("role", "separator");
    row.setAttribute("aria-label", label);
    row.replaceChildren(h("span", null, label));
  } };
}

function replyCount(root) {
  const count = root?.reply_count ?? 0;
  return divider("replies", count === 1 ? "1 reply" : `${count} replies`, "count");
}
