import { isObject, type JsonObject, length, number, objects, text } from './json.js';
import type { Problem } from './problem.js';

const LABEL = 18;
const TEXT_DISPLAY = 10;
const CHECKBOX = 23;
/** What a label may hold: text input, selects, file upload, radio group, checkbox group, checkbox. */
const IN_LABEL = new Set([3, 4, 5, 6, 7, 8, 19, 21, 22, 23]);
/** The fewest and most choices. */
const CHOICES: Readonly<Record<number, readonly [number, number]>> = { 3: [1, 25], 21: [2, 10], 22: [1, 10] };

/**
 * What Discord refuses in a form although its specification does not say so. Source: Discord documentation, "Component Reference" and
 * "Receiving and Responding", "Modal".
 * @param modal the callback's data
 */
export function modalProblems(modal: JsonObject): Problem[] {
  const problems: Problem[] = [];
  const refuse = (path: readonly string[], code: string, message: string) =>
    problems.push({ path: ['data', ...path], code, message });
  const { components } = modal;
  const parts = objects(components);
  if (parts.length < 1 || parts.length > 5) refuse(['components'], 'BASE_TYPE_BAD_LENGTH', 'Must be between 1 and 5');
  const between = (value: unknown, most: number, path: readonly string[]) => {
    if (length(value) < 1 || length(value) > most)
      refuse(path, 'BASE_TYPE_BAD_LENGTH', `Must be between 1 and ${most}`);
  };
  between(modal.title, 45, ['title']);
  between(modal.custom_id, 100, ['custom_id']);
  const seen = new Set<string>();
  for (const [index, part] of parts.entries()) {
    const at = ['components', String(index)];
    if (part.type === TEXT_DISPLAY) continue;
    if (part.type !== LABEL || !isObject(part.component)) {
      refuse(at, 'COMPONENT_TYPE_INVALID', 'A form is made of labels and text; action rows are deprecated in it');
      continue;
    }
    between(part.label, 45, [...at, 'label']);
    if (length(part.description) > 100) refuse([...at, 'description'], 'BASE_TYPE_MAX_LENGTH', 'At most 100');
    const field = part.component;
    const id = text(field.custom_id);
    between(id, 100, [...at, 'component', 'custom_id']);
    if (seen.has(id)) refuse(at, 'COMPONENT_CUSTOM_ID_DUPLICATED', 'Component custom id cannot be duplicated');
    seen.add(id);
    fieldRules(field, [...at, 'component'], refuse);
  }
  return problems;
}

function fieldRules(
  field: JsonObject,
  at: readonly string[],
  refuse: (path: readonly string[], code: string, message: string) => void,
): void {
  const type = number(field.type);
  if (!IN_LABEL.has(type)) refuse(at, 'COMPONENT_TYPE_INVALID', `A label cannot hold a component of type ${type}`);
  if (field.label !== undefined) refuse([...at, 'label'], 'COMPONENT_LABEL_FORBIDDEN', 'The label is around it');
  if (field.disabled === true) refuse([...at, 'disabled'], 'COMPONENT_DISABLED', 'Cannot be disabled in a form');
  if (type === CHECKBOX && field.required !== undefined)
    refuse([...at, 'required'], 'UNKNOWN_FIELD', 'A checkbox cannot be required');
  const options = objects(field.options);
  const [fewest, most] = CHOICES[type] ?? [0, 0];
  if (options.length < fewest || options.length > most)
    refuse([...at, 'options'], 'BASE_TYPE_BAD_LENGTH', `Must be between ${fewest} and ${most}`);
  const values = options.map((option) => option.value);
  if (new Set(values).size !== values.length)
    refuse([...at, 'options'], 'SELECT_COMPONENT_OPTION_VALUE_DUPLICATED', 'The option value is already used');
  if (options.filter((option) => option.default === true).length > 1 && type !== 22)
    refuse([...at, 'options'], 'SELECT_COMPONENT_OPTION_DEFAULT_INVALID', 'Only one may be chosen beforehand');
  const longest = typeof field.max_length === 'number' ? field.max_length : 4_000;
  if (length(field.value) > Math.min(longest, 4_000))
    refuse([...at, 'value'], 'BASE_TYPE_MAX_LENGTH', `At most ${longest}`);
  if (length(field.placeholder) > 100) refuse([...at, 'placeholder'], 'BASE_TYPE_MAX_LENGTH', 'At most 100');
}
