// The calls of the page to its server. Every one names the person who acts.

/** A refusal or failure, in a sentence for the person. */
class CallError extends Error {
  constructor(code) {
    super(sentences[code] ?? `The workspace refused: ${code}.`);
    this.code = code;
  }
}

const sentences = {
  unreachable: "The workspace does not answer. Is it still running?",
  action_not_found: "This message has changed; look at it again.",
  already_in_channel: "They are in this channel already.",
  bot_not_connected: "viva is not connected, so nobody would answer.",
  cant_delete_message: "Only its author can delete a message.",
  cant_update_message: "Only its author can edit a message.",
  channel_not_found: "There is no such conversation, or it is private.",
  internal_error: "The workspace could not store that; its log says why.",
  invalid_name_maxlength: "A channel's name has at most 80 characters.",
  invalid_name_punctuation: "A channel's name needs a letter or digit.",
  invalid_name_required: "A channel needs a name.",
  invalid_name_specials: "A channel's name has lower-case letters, digits, hyphens and underscores only.",
  is_archived: "This channel is archived.",
  message_not_found: "This message is gone.",
  msg_too_long: "This message is too long.",
  name_taken: "There is a channel of that name already.",
  no_text: "There is nothing to send.",
  not_in_channel: "Join the channel first.",
  thread_not_found: "This thread is gone.",
  too_many_emoji: "You have given this message as many reactions as one may.",
  too_many_reactions: "This message has as many different reactions as it can.",
  unknown_command: "There is no such command here.",
  user_not_found: "There is no such person.",
  view_not_found: "This window is closed already.",
};

async function call(url, options) {
  let answer;
  try {
    const response = await fetch(url, { cache: "no-store", ...options });
    answer = await response.json();
  } catch {
    throw new CallError("unreachable");
  }
  if (answer.ok === false) throw new CallError(answer.error ?? "unknown_error");
  return answer;
}

/** Asks; parameters that are null or undefined are left out. */
export function get(operation, parameters) {
  const given = Object.entries(parameters).filter(([, value]) => value !== null && value !== undefined);
  return call(`/_page/${operation}?${new URLSearchParams(given)}`);
}

/** Acts. */
export function post(operation, body) {
  return call(`/_page/${operation}`, {
    method: "POST",
    headers: { "Content-Type": "application/json" },
    body: JSON.stringify(body),
  });
}
