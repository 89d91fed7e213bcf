// Pictures in messages: of blocks, and of files that were uploaded. A click shows them larger.

import { openDialog } from "./dialogs.js";
import { h, safeURL } from "./dom.js";
import { icon } from "./icons.js";

/** The address of an uploaded file, as this person may see it. */
const fileURL = (id, workspace) => `/_page/file?${new URLSearchParams({ user: workspace.me, id })}`;

/** An image element or block, or its description where it cannot be loaded. */
export function picture(element, size, workspace) {
  const description = String(element.alt_text ?? "");
  const own = element.slack_file?.id ?? element.slack_file?.url?.split("/").at(-1);
  const url = own ? fileURL(own, workspace) : safeURL(String(element.image_url ?? ""));
  return shown(url, description, size);
}

function shown(url, description, size) {
  const missing = () => h("span", { class: `no-image ${size}` }, description || "An image that cannot be shown");
  if (!url) return missing();
  const image = h("img", {
    class: size, src: url, alt: description, title: description, loading: "lazy", decoding: "async",
    referrerpolicy: "no-referrer",
  });
  if (size === "small") {
    image.addEventListener("error", () => image.replaceWith(missing()));
    return image;
  }
  const button = h(
    "button",
    {
      type: "button", class: "enlarge", "aria-label": `Enlarge: ${description || "image"}`, "data-key": `picture ${url}`,
      onclick: () => enlarge(url, description),
    },
    image,
  );
  image.addEventListener("error", () => button.replaceWith(missing()));
  return button;
}

function enlarge(url, description) {
  return openDialog(description || "Image", (close) => [
    h(
      "button", { type: "button", class: "icon-button", "aria-label": "Close", autofocus: true, onclick: () => close() },
      icon("close"),
    ),
    h("figure", null, h("img", { src: url, alt: description }), description ? h("figcaption", null, description) : null),
  ], "lightbox");
}

/** The files of a message. */
export function files(all, workspace) {
  if (!Array.isArray(all)) return [];
  return all.map((file) => {
    const url = fileURL(String(file?.id ?? ""), workspace);
    const title = String(file?.title ?? file?.name ?? "A file");
    if (!file?.mimetype?.startsWith("image/")) {
      return h("p", { class: "block file" }, h("a", { href: url, download: file?.name ?? "" }, title));
    }
    return h(
      "figure", { class: "block" }, h("figcaption", null, title), shown(url, String(file.alt_txt ?? title), "large"),
    );
  });
}
