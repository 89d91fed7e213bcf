// Back from how a message is stored to what its author typed, for editing.

import { unescape } from "./mrkdwn.js";

export function typedText(stored, workspace) {
  return unescape(stored.replace(/<([^<>|]+)(?:\|([^<>]*))?>/g, (_, target, label) => {
    switch (target[0]) {
      case "@": return `@${workspace.user(target.slice(1))?.name ?? label ?? target.slice(1)}`;
      case "#": return `#${workspace.conversation(target.slice(1))?.name ?? label ?? target.slice(1)}`;
      case "!": return `@${target.slice(1)}`;
      default: return target;
    }
  }));
}
