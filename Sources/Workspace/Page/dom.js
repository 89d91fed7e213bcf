// Builds and updates elements. Data becomes text nodes and attributes, never markup: nothing here, or anywhere in the page,
// parses HTML, and the content security policy demands Trusted Types of whatever would.

/** An element. Attributes that are null, undefined or false are left out; functions (`onclick`, …) become listeners. */
export function h(tag, attributes, ...children) {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes ?? {})) {
    if (value === null || value === undefined || value === false) continue;
    if (typeof value === "function") element.addEventListener(name.slice(2), value);
    else element.setAttribute(name, value === true ? "" : String(value));
  }
  element.append(...children.flat().filter((child) => child !== null && child !== undefined && child !== false));
  return element;
}

/** Makes `wanted` the children of `container`, moving and removing as little as possible. */
export function reconcile(container, wanted) {
  const keep = new Set(wanted);
  let cursor = container.firstChild;
  for (const element of wanted) {
    while (cursor && cursor !== element && !keep.has(cursor)) {
      const next = cursor.nextSibling;
      cursor.remove();
      cursor = next;
    }
    if (cursor === element) cursor = cursor.nextSibling;
    else container.insertBefore(element, cursor);
  }
  while (cursor) {
    const next = cursor.nextSibling;
    cursor.remove();
    cursor = next;
  }
}

/** Replaces what is in `container`; the focus stays on the child with the same `data-key`, where there still is one. */
export function refill(container, ...children) {
  const focused = container.contains(document.activeElement) ? document.activeElement.dataset?.key : undefined;
  container.replaceChildren(...children.flat().filter(Boolean));
  if (focused !== undefined) container.querySelector(`[data-key="${CSS.escape(focused)}"]`)?.focus();
}

/** A function that has `act` run once, before the next frame or soon where nobody looks, however often it is called. */
export function soon(act) {
  let frame = 0;
  let timer = 0;
  const run = () => {
    cancelAnimationFrame(frame);
    clearTimeout(timer);
    timer = 0;
    act();
  };
  return () => {
    if (timer !== 0) return;
    frame = requestAnimationFrame(run);
    // Hidden pages have no frames.
    timer = setTimeout(run, 250);
  };
}

/** The address if it is one that a link may have, else null: relative addresses and other schemes are refused. */
export function safeURL(text) {
  try {
    const url = new URL(text);
    return ["http:", "https:", "mailto:"].includes(url.protocol) ? url.href : null;
  } catch {
    return null;
  }
}

/** A link to somewhere else, or its plain children where the address may not be followed. */
export function externalLink(url, ...children) {
  const href = safeURL(url);
  if (!href) return h("span", { title: "This address is not a link that can be opened here." }, ...children);
  return h("a", { href, target: "_blank", rel: "noopener noreferrer" }, ...children);
}

/** Text for screen readers alone. */
export function spoken(text) {
  return h("span", { class: "spoken" }, text);
}

let announcer;

/** Has screen readers say something once they are done with what they are saying. */
export function announce(text) {
  announcer ??= document.getElementById("announcer");
  announcer.textContent = "";
  // The same sentence twice is only read twice if the region was empty in between.
  requestAnimationFrame(() => { announcer.textContent = text; });
}

/** Moves the focus among elements by arrow keys, Home and End, and keeps exactly one of them in the tab order. */
export function rove(event, elements, { wrap = false } = {}) {
  const step = { ArrowDown: 1, ArrowUp: -1, Home: -Infinity, End: Infinity }[event.key];
  if (step === undefined || event.altKey || event.ctrlKey || event.metaKey || elements.length === 0) return false;
  const current = elements.indexOf(document.activeElement);
  let index = Number.isFinite(step) ? current + step : step > 0 ? elements.length - 1 : 0;
  if (wrap) index = (index + elements.length) % elements.length;
  const target = elements[Math.max(0, Math.min(elements.length - 1, index))];
  for (const element of elements) element.tabIndex = element === target ? 0 : -1;
  target.focus();
  event.preventDefault();
  return true;
}
