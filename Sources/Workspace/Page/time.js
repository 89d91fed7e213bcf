// Times as people say them. `ts` is a message's id, seconds since 1970 with six decimals; it is compared as text and
// becomes a number only to be shown.

const language = navigator.language?.startsWith("en") ? navigator.language : "en-GB";
const formats = new Map();

function format(date, options) {
  const key = JSON.stringify(options);
  if (!formats.has(key)) formats.set(key, new Intl.DateTimeFormat(language, options));
  return formats.get(key).format(date);
}

export const dateOf = (ts) => new Date(Number.parseFloat(ts) * 1000);

export const clock = (date) => format(date, { hour: "2-digit", minute: "2-digit" });

/** The whole of it, for tooltips and screen readers. */
export const full = (date) => format(date, { dateStyle: "full", timeStyle: "medium" });

/** A name of the local day, to see whether two moments share it. */
export const dayKey = (date) => `${date.getFullYear()}-${date.getMonth() + 1}-${date.getDate()}`;

/** "Today", "Yesterday", "Tomorrow", or null. */
function near(date, now) {
  for (const [days, name] of [[0, "Today"], [-1, "Yesterday"], [1, "Tomorrow"]]) {
    const day = new Date(now.getFullYear(), now.getMonth(), now.getDate() + days);
    if (dayKey(day) === dayKey(date)) return name;
  }
  return null;
}

export function dayName(date, now = new Date()) {
  const sameYear = date.getFullYear() === now.getFullYear();
  return near(date, now)
    ?? format(date, { weekday: "long", day: "numeric", month: "long", ...(sameYear ? {} : { year: "numeric" }) });
}

/** "today at 10:02", "on 3 March at 10:02". */
export function moment(date, now = new Date()) {
  const name = near(date, now);
  const sameYear = date.getFullYear() === now.getFullYear();
  const day = name
    ? name.toLowerCase()
    : `on ${format(date, { day: "numeric", month: "long", ...(sameYear ? {} : { year: "numeric" }) })}`;
  return `${day} at ${clock(date)}`;
}

function ago(date, now) {
  const seconds = Math.round((now - date) / 1000);
  const units = [["day", 86400], ["hour", 3600], ["minute", 60], ["second", 1]];
  const [unit, size] = units.find(([, size]) => Math.abs(seconds) >= size) ?? units.at(-1);
  return new Intl.RelativeTimeFormat(language, { numeric: "auto" }).format(-Math.trunc(seconds / size), unit);
}

/** What the platform's date tokens stand for, as in `{date_short} at {time}`. */
const tokens = {
  date_num: (date) => `${date.getFullYear()}-${String(date.getMonth() + 1).padStart(2, "0")}-${String(date.getDate()).padStart(2, "0")}`,
  date: (date) => format(date, { dateStyle: "long" }),
  date_short: (date) => format(date, { dateStyle: "medium" }),
  date_long: (date) => format(date, { dateStyle: "full" }),
  date_pretty: (date, now) => near(date, now)?.toLowerCase() ?? format(date, { dateStyle: "long" }),
  date_short_pretty: (date, now) => near(date, now)?.toLowerCase() ?? format(date, { dateStyle: "medium" }),
  date_long_pretty: (date, now) => near(date, now)?.toLowerCase() ?? format(date, { dateStyle: "full" }),
  day_divider_pretty: (date, now) => dayName(date, now),
  time: (date) => clock(date),
  time_secs: (date) => format(date, { timeStyle: "medium" }),
  ago: (date, now) => ago(date, now),
};

/** A pattern with date tokens, filled in; null where the moment is none or a token is unknown. */
export function fillDate(pattern, seconds, now = new Date()) {
  const date = new Date(seconds * 1000);
  if (Number.isNaN(date.getTime())) return null;
  let known = true;
  const text = pattern.replace(/\{(\w+)\}/g, (whole, name) => {
    const token = Object.hasOwn(tokens, name) ? tokens[name] : null;
    known &&= token !== null;
    return token ? token(date, now) : whole;
  });
  return known ? text : null;
}
