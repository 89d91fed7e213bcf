// Runs before the first paint, so that a page in the dark never flashes white. Not a module: those run later.
(() => {
  let choice = "system";
  try {
    choice = JSON.parse(localStorage.getItem("viva.theme") ?? '"system"');
  } catch {
    // Storage is switched off: the system decides.
  }
  if (choice === "light" || choice === "dark") document.documentElement.dataset.theme = choice;
})();
