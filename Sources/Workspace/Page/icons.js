// Line icons of the page's own, drawn in a square of 20.

const paths = {
  archive: "M3 5h14v3H3zM4.5 8v8h11V8M8 11h4",
  back: "M12 4 6 10l6 6",
  close: "M5 5l10 10M15 5 5 15",
  command: "M12.5 3.5 7.5 16.5M3.5 6.5h2M14.5 13.5h2",
  down: "M10 4v12M5 11l5 5 5-5",
  expand: "M6 8l4 4 4-4",
  eye: "M2 10s3-5 8-5 8 5 8 5-3 5-8 5-8-5-8-5zM10 8a2 2 0 1 0 0 4 2 2 0 0 0 0-4z",
  hash: "M8 3 6 17M14 3l-2 14M4 7.5h13M3 12.5h13",
  help: "M10 2.5a7.5 7.5 0 1 0 0 15 7.5 7.5 0 0 0 0-15zM8 8a2 2 0 1 1 2.8 1.8c-.6.3-.8.7-.8 1.4M10 14v.1",
  lock: "M5 9h10v8H5zM7 9V6.5a3 3 0 0 1 6 0V9",
  menu: "M3 5.5h14M3 10h14M3 14.5h14",
  moon: "M16 12.5A7 7 0 0 1 7.5 4a6.5 6.5 0 1 0 8.5 8.5z",
  pencil: "M4 16l.8-3.2L13 4.6l2.4 2.4-8.2 8.2zM11.5 6.1l2.4 2.4",
  people: "M7.5 4a2.6 2.6 0 1 0 0 5.2 2.6 2.6 0 0 0 0-5.2zM2.5 16c0-3 2.2-4.6 5-4.6s5 1.6 5 4.6M13 4.4a2.4 2.4 0 0 1 0 4.5M14.5 11.8c1.9.5 3 2 3 4.2",
  plus: "M10 4v12M4 10h12",
  reply: "M17 4v7H6M9.5 7 5.5 11l4 4",
  screen: "M3 4h14v9H3zM7 16.5h6M10 13v3.5",
  search: "M9 3.5a5.5 5.5 0 1 0 0 11 5.5 5.5 0 0 0 0-11zM13 13l4 4",
  send: "M3 4l14 6-14 6 2.5-6zM5.5 10H17",
  smile: "M10 2.5a7.5 7.5 0 1 0 0 15 7.5 7.5 0 0 0 0-15zM7.5 8v.1M12.5 8v.1M6.5 11.5c1.8 2.8 5.2 2.8 7 0",
  sun: "M10 7a3 3 0 1 0 0 6 3 3 0 0 0 0-6zM10 2v2M10 16v2M2 10h2M16 10h2M4.3 4.3l1.5 1.5M14.2 14.2l1.5 1.5M15.7 4.3l-1.5 1.5M5.8 14.2l-1.5 1.5",
  thread: "M3 4h14v9H9l-3.5 3.5V13H3zM6.5 7.5h7M6.5 10h4",
  trash: "M4 6h12M8 6V4h4v2M5.5 6l.7 10.5h7.6L14.5 6M8.5 9v4.5M11.5 9v4.5",
};

const namespace = "http://www.w3.org/2000/svg";

/** An icon that says nothing by itself: whatever it stands in has a name in words. */
export function icon(name) {
  const svg = document.createElementNS(namespace, "svg");
  svg.setAttribute("viewBox", "0 0 20 20");
  svg.setAttribute("aria-hidden", "true");
  svg.classList.add("icon");
  const path = document.createElementNS(namespace, "path");
  path.setAttribute("d", paths[name]);
  svg.append(path);
  return svg;
}
