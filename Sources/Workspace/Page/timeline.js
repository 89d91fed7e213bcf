// The scrolling list of messages. It holds only part of them in the page, however many there are: what is far outside the
// view is taken out, and comes back when it is scrolled to.

import { reconcile, rove } from "./dom.js";

/** The most messages in the page at once, and by how many the part moves on. */
const most = 240;
const step = 80;
/** How near, in pixels, the edge of the part may come to the view. */
const margin = 900;
/** How near the end, in pixels, counts as being there. */
const nearEnd = 48;

export class Timeline {
  #list = null;
  /** The ts of the first and last message in the page; nil goes on to the newest. */
  #first = null;
  #last = null;
  /** Whether the view stays at the newest message. */
  #pinned = true;
  #anchor = null;
  /** How tall view and content were when the view was last put in its place. */
  #heights = "";
  #rows = new Map();
  #busy = false;

  /**
   * @param scroller the element that scrolls.
   * @param log the element in it that takes the rows.
   * @param rows gives what to show for a part of the messages: objects with `key`, `signature` and `fill(row)`; what has
   *   the same key and signature stays as it is. It is told what comes before the part.
   * @param onEnd called when the view comes to the newest message or leaves it.
   */
  constructor({ scroller, log, rows, onEnd }) {
    Object.assign(this, { scroller, log, rows, onEnd });
    scroller.addEventListener("scroll", () => this.#scrolled(), { passive: true });
    log.addEventListener("keydown", (event) => {
      if (!event.target.classList.contains("message")) return;
      rove(event, [...log.querySelectorAll(":scope > .message")]);
    });
    log.addEventListener("focusin", (event) => {
      const row = event.target.closest(".message");
      if (row) this.#enter(row);
    });
    // Images that arrive and boxes that grow must not move what is being read.
    const observer = new ResizeObserver(() => this.#hold());
    observer.observe(scroller);
    observer.observe(log);
  }

  get isAtEnd() { return this.#pinned; }

  /** Shows another list, from its end or around one message. */
  show(list, around) {
    this.clear();
    this.#list = list;
    this.#first = this.#last = null;
    this.#pinned = true;
    if (around !== undefined) this.#window(list.indexOf(around) - step);
    this.update();
    if (around !== undefined) this.reveal(around);
  }

  clear() {
    this.#list = null;
    this.#anchor = null;
    this.#rows.clear();
    this.log.replaceChildren();
  }

  /** Shows the list as it is now. */
  update() {
    const { messages } = this.#list;
    let [start, end] = this.#part();
    if (end - start > most) {
      if (this.#pinned) start = end - most;
      else end = start + most;
      this.#bound(start, end);
    }
    const wanted = this.rows(messages.slice(start, end), {
      previous: messages[start - 1], isBeginning: start === 0 && !this.#list.hasMore,
    });
    const focused = this.log.contains(document.activeElement) ? document.activeElement : null;
    const focusedRow = focused?.closest(".row");
    const elements = wanted.map((row) => this.#element(row));
    reconcile(this.log, elements);
    const shown = new Set(wanted.map((row) => row.key));
    for (const key of this.#rows.keys()) if (!shown.has(key)) this.#rows.delete(key);
    this.#keepFocus(focused, focusedRow);
    if (!this.log.contains(document.activeElement)) this.#enter(this.#lastRow);
    this.#hold();
    this.#refillLater();
  }

  /** Draws a message's row anew, whatever its state. */
  redraw(ts) {
    const row = this.#rows.get(ts);
    if (!row) return;
    row.signature = null;
    this.update();
  }

  /** The row of a message, where it is in the page. */
  row(ts) { return this.#rows.get(ts)?.element; }

  get #lastRow() { return [...this.log.querySelectorAll(":scope > .message")].at(-1) ?? null; }

  /** Goes to the newest message. */
  toEnd() {
    this.#first = this.#last = null;
    this.#pinned = true;
    this.update();
    this.onEnd(true);
  }

  /** Brings a message that the list holds into view, and marks it for a moment. */
  reveal(ts) {
    if (!this.row(ts)) {
      this.#window(this.#list.indexOf(ts) - step);
      this.update();
    }
    const row = this.row(ts);
    if (!row) return;
    this.#setPinned(false);
    row.scrollIntoView({ block: "center" });
    this.#remember();
    row.classList.add("sought");
    row.addEventListener("animationend", () => row.classList.remove("sought"), { once: true });
    this.#enter(row);
    row.focus({ preventScroll: true });
  }

  /** Moves the focus to the newest message in view. */
  focus() {
    const edge = this.scroller.getBoundingClientRect().bottom;
    const rows = [...this.log.querySelectorAll(":scope > .message")];
    const row = rows.findLast((row) => row.getBoundingClientRect().top < edge - 8) ?? rows.at(-1);
    row?.focus({ preventScroll: true });
    return row !== undefined;
  }

  // Which part of the messages is in the page.

  #part() {
    const { messages } = this.#list;
    const end = this.#last === null ? messages.length : this.#after(this.#last);
    const start = this.#first === null ? Math.max(0, end - step) : this.#list.indexOf(this.#first);
    return [Math.min(start, end), end];
  }

  /** The index behind that message. */
  #after(ts) {
    const index = this.#list.indexOf(ts);
    return this.#list.messages[index]?.ts === ts ? index + 1 : index;
  }

  #bound(start, end) {
    const { messages } = this.#list;
    this.#first = messages[start]?.ts ?? null;
    this.#last = end >= messages.length ? null : messages[end - 1].ts;
  }

  #window(start) {
    const from = Math.max(0, start);
    this.#bound(from, from + most);
  }

  async #extendUp() {
    let [start, end] = this.#part();
    if (start === 0) {
      const list = this.#list;
      this.#first = list.messages[0]?.ts ?? null;
      if (!await list.loadOlder() || list !== this.#list) return;
      [start, end] = this.#part();
    }
    const from = Math.max(0, start - step);
    this.#bound(from, Math.min(end, from + most));
    this.update();
  }

  #extendDown() {
    const [start, end] = this.#part();
    const to = Math.min(this.#list.messages.length, end + step);
    this.#bound(Math.max(start, to - most), to);
    this.update();
  }

  // Where the view is.

  async #scrolled() {
    const { scrollTop, scrollHeight, clientHeight } = this.scroller;
    // Not the person but the layout has moved the view away from the end.
    if (this.#pinned && this.#heights !== `${scrollHeight} ${clientHeight}`) this.#hold();
    const below = scrollHeight - this.scroller.scrollTop - clientHeight;
    this.#setPinned(this.#last === null && below < nearEnd);
    this.#remember();
    if (this.#busy || !this.#list) return;
    this.#busy = true;
    try {
      if (below < margin && this.#last !== null) this.#extendDown();
      else if (scrollTop < margin && (this.#part()[0] > 0 || this.#list.hasMore)) await this.#extendUp();
    } catch {
      // The server is gone for now; the next scroll tries again, and the page says so elsewhere.
    } finally {
      this.#busy = false;
    }
  }

  #setPinned(pinned) {
    if (pinned === this.#pinned) return;
    this.#pinned = pinned;
    this.onEnd(pinned);
  }

  /** Notes which row is at the top of the view, and where. */
  #remember() {
    const top = this.scroller.getBoundingClientRect().top;
    for (const { element } of this.#rows.values()) {
      const box = element.getBoundingClientRect();
      if (box.bottom <= top || !element.classList.contains("message")) continue;
      this.#anchor = { element, offset: box.top - top };
      return;
    }
  }

  /** Puts the view back to where it was after something has changed. */
  #hold() {
    if (this.#pinned) {
      this.scroller.scrollTop = this.scroller.scrollHeight;
    } else if (this.#anchor?.element.isConnected) {
      const offset = this.#anchor.element.getBoundingClientRect().top - this.scroller.getBoundingClientRect().top;
      if (Math.abs(offset - this.#anchor.offset) >= 1) this.scroller.scrollTop += offset - this.#anchor.offset;
    }
    this.#heights = `${this.scroller.scrollHeight} ${this.scroller.clientHeight}`;
  }

  /** Where the page holds less than the view takes, there is no scrolling to ask for more. */
  #refillLater() {
    requestAnimationFrame(() => {
      if (this.#list && this.scroller.clientHeight > 0 && this.scroller.scrollTop < margin) this.#scrolled();
    });
  }

  // Rows.

  #element({ key, signature, fill }) {
    let row = this.#rows.get(key);
    if (!row) {
      row = { element: document.createElement("div"), signature: null };
      row.element.dataset.row = key;
      this.#rows.set(key, row);
    } else {
      // In the order of the page, which is how rows are looked through.
      this.#rows.delete(key);
      this.#rows.set(key, row);
    }
    if (row.signature !== signature && row.element.dataset.editing === undefined) {
      const tabIndex = row.element.getAttribute("tabindex");
      fill(row.element);
      if (row.element.classList.contains("message")) row.element.setAttribute("tabindex", tabIndex ?? "-1");
      row.signature = signature;
    }
    return row.element;
  }

  /** One row is in the tab order, the one that had the focus last. */
  #enter(row) {
    for (const other of this.log.querySelectorAll(":scope > .message[tabindex='0']")) {
      if (other !== row) other.tabIndex = -1;
    }
    if (row) row.tabIndex = 0;
  }

  /** What had the focus may have been drawn anew. */
  #keepFocus(focused, row) {
    if (!focused || focused.isConnected) return;
    const key = focused.dataset.key;
    const again = key && row?.isConnected ? row.querySelector(`[data-key="${CSS.escape(key)}"]`) : null;
    (again ?? (row?.isConnected ? row : this.#lastRow))?.focus({ preventScroll: true });
  }
}
