import type { APIModalSubmitInteraction } from 'discord-api-types/v10';

/** What was typed and chosen in a form, by field; of several choices the first, and `yes` for a box that is ticked. It comes from outside, so nothing is trusted to be there. */
export function submittedFields({ data }: APIModalSubmitInteraction): Readonly<Record<string, string>> {
  const components: unknown = data.components;
  const fields: Record<string, string> = {};
  for (const label of Array.isArray(components) ? components : []) {
    const component: unknown = isObject(label) ? label.component : undefined;
    if (!isObject(component) || typeof component.custom_id !== 'string') continue;
    const value = Array.isArray(component.values) ? (component.values[0] as unknown) : component.value;
    fields[component.custom_id] = typeof value === 'string' ? value : value === true ? 'yes' : '';
  }
  return fields;
}

const isObject = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null;
