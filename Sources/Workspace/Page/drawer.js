// On narrow screens the list of conversations slides over the page.

const narrow = matchMedia("(max-width: 640px)");

export class Drawer {
  constructor(sidebar, behind) {
    Object.assign(this, { sidebar, behind });
    narrow.addEventListener("change", () => this.close());
    document.getElementById("shade").addEventListener("click", () => this.close());
  }

  get isOpen() { return document.body.classList.contains("has-drawer"); }

  toggle() {
    if (this.isOpen) return this.close();
    this.#set(true);
    (this.sidebar.querySelector("[aria-current]") ?? this.sidebar.querySelector("a"))?.focus();
  }

  /** True where it was open. */
  close() {
    if (!this.isOpen) return false;
    this.#set(false);
    document.getElementById("drawer").focus();
    return true;
  }

  /** Shows on the button that there is something to see. */
  mark(isUnread) {
    document.getElementById("drawer").classList.toggle("marked", isUnread);
  }

  #set(isOpen) {
    document.body.classList.toggle("has-drawer", isOpen);
    document.getElementById("drawer").setAttribute("aria-expanded", String(isOpen));
    // What lies behind the drawer takes neither focus nor clicks.
    this.behind.inert = isOpen;
    document.getElementById("thread").inert = isOpen;
  }
}
