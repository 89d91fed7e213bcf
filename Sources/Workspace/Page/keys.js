// Keys that work anywhere in the page.

/** @param app what the keys ask for. */
export function listenForKeys(app) {
  document.addEventListener("keydown", (event) => {
    if (event.isComposing || event.defaultPrevented) return;
    const command = event.ctrlKey || event.metaKey;
    if (command && !event.altKey && event.key.toLowerCase() === "k") app.quickSwitch();
    else if (command && event.key === "/") app.showShortcuts();
    else if (event.altKey && !command && event.key === "ArrowUp") app.step(-1);
    else if (event.altKey && !command && event.key === "ArrowDown") app.step(1);
    else if (event.key === "F6") nextPart(app, event.shiftKey ? -1 : 1);
    else if (event.key === "Escape") return escape(app, event);
    else return;
    event.preventDefault();
  });
}

/** Closes what lies on top; else goes back to the box for writing. */
function escape(app, event) {
  if (app.drawer.close()) return event.preventDefault();
  if (!document.getElementById("thread").hidden) {
    event.preventDefault();
    app.closeThread();
  } else {
    app.main.composer.focus();
  }
}

/** The parts of the page in turn: conversations, messages, the box, and the same of the thread. */
function nextPart(app, by) {
  const parts = [
    [document.getElementById("sidebar"), () => app.sidebar.focus()],
    [app.main.root.querySelector(".log"), () => app.main.timeline.focus()],
    [app.main.root.querySelector(".writing"), () => app.main.composer.focus()],
    [app.side.root.querySelector(".log"), () => app.side.timeline.focus()],
    [app.side.root.querySelector(".writing"), () => app.side.composer.focus()],
  ].filter(([part]) => part.checkVisibility());
  const current = parts.findIndex(([part]) => part.contains(document.activeElement));
  for (let turn = 1; turn <= parts.length; turn += 1) {
    const [, focus] = parts[(Math.max(current, by > 0 ? -1 : 0) + by * turn + parts.length * 2) % parts.length];
    if (focus()) return;
  }
}
