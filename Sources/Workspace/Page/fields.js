// Input blocks: a label, a field, a hint, and room for what is wrong with it.

import { h } from "./dom.js";
import { control } from "./elements.js";
import { line } from "./textobject.js";

const inputTypes = { email_text_input: "email", number_input: "number", url_text_input: "url" };
let count = 0;

export function input(block, workspace, stage) {
  const element = block.element ?? {};
  const name = String(block.label?.text ?? "");
  count += 1;
  const id = `field-${count}`;
  const isText = element.type === "plain_text_input" || element.type in inputTypes;
  const place = { workspace, stage, blockID: block.block_id, name, isField: block.dispatch_action !== true };
  const field = isText ? textField(element, place, id) : control(element, place);
  if (!isText && ["INPUT", "SELECT"].includes(field.tagName)) field.id = id;
  const isLabelled = field.id === id;
  const title = [line(block.label), block.optional === true ? h("span", { class: "optional" }, " (optional)") : null];
  const problem = h("p", { class: "problem", id: `${id}-problem`, hidden: true });
  const hint = block.hint ? h("p", { class: "hint", id: `${id}-hint` }, line(block.hint)) : null;
  field.setAttribute("aria-describedby", [`${id}-problem`, hint ? `${id}-hint` : null].filter(Boolean).join(" "));
  if (block.optional !== true) field.setAttribute("aria-required", "true");
  return h(
    "div", { class: "block input", "data-block": block.block_id },
    isLabelled ? h("label", { class: "field-label", for: id }, ...title) : h("div", { class: "field-label" }, ...title),
    field, problem, hint,
  );
}

function textField(element, { stage, blockID }, id) {
  const kept = stage.kept(blockID, element.action_id);
  const initial = (kept ? kept.value : element.initial_value) ?? "";
  const common = {
    id, class: "text-field", placeholder: element.placeholder?.text, maxlength: element.max_length, "data-key": `field ${element.action_id}`,
  };
  const field = element.multiline === true
    ? h("textarea", { ...common, rows: "4" }, initial)
    : h("input", { ...common, type: inputTypes[element.type] ?? "text", value: initial, autocomplete: "off" });
  stage.field(blockID, element.action_id, () => ({ type: element.type, value: field.value === "" ? null : field.value }));
  return field;
}

const isEmpty = (value) => Object.entries(value ?? {}).every(([name, part]) =>
  name === "type" || part === null || (Array.isArray(part) && part.length === 0));

/** What is missing or too short in a form, by block. */
export function shortcomings(blocks, values) {
  const found = {};
  for (const block of blocks) {
    if (block.type !== "input") continue;
    const value = values[block.block_id]?.[block.element?.action_id];
    if (block.optional !== true && isEmpty(value)) found[block.block_id] = "Please fill in this field.";
    const least = block.element?.min_length ?? 0;
    if (typeof value?.value === "string" && [...value.value].length < least) {
      found[block.block_id] = `At least ${least} characters are needed.`;
    }
  }
  return found;
}

/** Puts what is wrong under the fields, and the focus into the first of them. */
export function showProblems(form, problems) {
  let first = null;
  for (const block of form.querySelectorAll(".block.input")) {
    const text = problems[block.dataset.block] ?? "";
    const problem = block.querySelector(".problem");
    problem.textContent = text;
    problem.hidden = text === "";
    const field = block.querySelector("[aria-describedby]");
    if (text === "") field.removeAttribute("aria-invalid");
    else field.setAttribute("aria-invalid", "true");
    if (text !== "") first ??= field.matches("input, select, textarea") ? field : field.querySelector("input");
  }
  first?.focus();
}
