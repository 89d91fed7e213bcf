// Small panels over the page that close by Esc, by a click elsewhere and when the focus leaves them.

import { h } from "./dom.js";

let current = null;

/** Opens a panel beside a button. Opening another closes it, and so does the button's second click. */
export function openPopover(anchor, label, role, content, { onClose } = {}) {
  const again = current?.anchor === anchor;
  closePopover();
  if (again) return null;
  const panel = h("div", { class: "popover", role, "aria-label": label }, content);
  document.body.append(panel);
  current = { anchor, panel, onClose };
  anchor.setAttribute("aria-expanded", "true");
  place(panel, anchor);
  panel.addEventListener("keydown", (event) => {
    if (event.key !== "Escape") return;
    event.preventDefault();
    event.stopPropagation();
    closePopover({ refocus: true });
  });
  panel.addEventListener("focusout", (event) => {
    if (event.relatedTarget && !panel.contains(event.relatedTarget) && event.relatedTarget !== anchor) closePopover();
  });
  return panel;
}

export function closePopover({ refocus = false } = {}) {
  if (!current) return;
  const { anchor, panel, onClose } = current;
  current = null;
  panel.remove();
  anchor.setAttribute("aria-expanded", "false");
  if (refocus && anchor.isConnected) anchor.focus();
  onClose?.();
}

/** Below the anchor if there is room, else above it; within the window in any case. */
function place(panel, anchor) {
  const box = anchor.getBoundingClientRect();
  const { offsetWidth: width, offsetHeight: height } = panel;
  const below = box.bottom + height + 8 <= innerHeight;
  panel.style.top = `${Math.max(8, below ? box.bottom + 4 : box.top - height - 4)}px`;
  panel.style.left = `${Math.max(8, Math.min(box.right - width, innerWidth - width - 8))}px`;
}

document.addEventListener("pointerdown", (event) => {
  if (current && !current.panel.contains(event.target) && !current.anchor.contains(event.target)) closePopover();
});
addEventListener("resize", () => closePopover());
