// Where one is, as the address tells it: `/?user=U…&channel=C…&thread=TS&message=TS&tab=home`, so that a reload or a link keeps the
// place. Permalinks of the platform's form, `/archives/C…/p1234567890123456`, lead to the same.

const timestamp = /^\d{10}\.\d{6}$/;
const identifier = /^[A-Z0-9]{2,40}$/;

const tab = /^home$/;

/** What the address says; what it does not say, or says in a wrong form, is undefined. */
export function readRoute(location) {
  const query = new URLSearchParams(location.search);
  const given = (name, form) => (form.test(query.get(name) ?? "") ? query.get(name) : undefined);
  const user = given("user", identifier);
  const link = location.pathname.match(/^\/archives\/([A-Z0-9]{2,40})(?:\/p(\d{10})(\d{6}))?\/?$/);
  if (link) {
    const message = link[2] ? `${link[2]}.${link[3]}` : undefined;
    return { user, channel: link[1], message, thread: given("thread_ts", timestamp) };
  }
  return {
    user, channel: given("channel", identifier), thread: given("thread", timestamp), message: given("message", timestamp),
    tab: given("tab", tab),
  };
}
