import type { APIInteraction } from 'discord-api-types/v10';
import { type Circumstances, finished } from './interactions.js';
import { isObject, type JsonObject, length, objects, text } from './json.js';
import type { World } from './world.js';

const TEXT_INPUT = 4;
const TEXT_DISPLAY = 10;
const RADIO_GROUP = 21;
const CHECKBOX = 23;

/**
 * Somebody fills in a form that was opened, and sends it off: with what its fields take only, as a client does.
 * @param values what is typed or chosen, by field; what is left out keeps what the form had in it
 */
export function filledInteraction(
  world: World,
  opened: APIInteraction,
  modal: JsonObject,
  values: Readonly<Record<string, string>>,
  at: Circumstances,
): APIInteraction {
  const components = objects(modal.components).map((label, index) => {
    // Text to read comes back without its words.
    if (label.type === TEXT_DISPLAY) return { type: TEXT_DISPLAY, id: index * 2 + 1 };
    const field = isObject(label.component) ? label.component : {};
    const value = values[text(field.custom_id)];
    return { type: 18, id: index * 2 + 1, component: { id: index * 2 + 2, ...filledField(field, value) } };
  });
  const unknown = Object.keys(values).filter((name) => !JSON.stringify(modal).includes(`"custom_id":"${name}"`));
  if (unknown.length > 0) throw new Error(`the form has no field ${unknown.join(', ')}`);
  const message = 'message' in opened && opened.message !== undefined ? { message: opened.message } : {};
  return finished(world, 5, { custom_id: modal.custom_id, components }, at, message);
}

/** A field as a client sends it. @throws {Error} where the client would not let it be sent */
function filledField(field: JsonObject, value: string | undefined): JsonObject {
  const { type, custom_id } = field;
  const options = objects(field.options);
  const preset =
    options.find((option) => option.default === true)?.value ?? objects(field.default_values)[0]?.id ?? field.value;
  const given = value ?? (typeof preset === 'string' ? preset : '');
  if (type !== CHECKBOX && field.required !== false && given === '')
    throw new Error(`the field ${text(custom_id)} must be filled in`);
  if (options.length > 0 && given !== '' && !options.some((option) => option.value === given))
    throw new Error(`the field ${text(custom_id)} has no choice "${given}"`);
  if (length(given) > (typeof field.max_length === 'number' ? field.max_length : 4_000))
    throw new Error(`the field ${text(custom_id)} takes less`);
  if (type === TEXT_INPUT) return { type, custom_id, value: given };
  if (type === CHECKBOX) return { type, custom_id, value: given === 'yes' };
  if (type === RADIO_GROUP) return { type, custom_id, value: given === '' ? null : given };
  return { type, custom_id, values: given === '' ? [] : [given] };
}
