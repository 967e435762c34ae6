import {
  type APIComponentInLabel,
  type APILabelComponent,
  type APIModalInteractionResponseCallbackComponent,
  ComponentType,
  InteractionResponseType,
  TextInputStyle,
} from 'discord-api-types/v10';
import { textDisplay } from '../../view/discord/components.js';
import { shorten, visible } from '../../view/text.js';
import type { Reply } from '../reply.js';

/** Discord's limits. Source: Discord documentation, "Component Reference" and "Interaction Callback Data Structure". */
const MAX_TITLE = 45;
const MAX_LABEL = 45;
const MAX_ABOUT = 100;
const MAX_FIELDS = 5;
const MAX_OPTIONS = 25;
const MAX_OPTION = 100;

/** A choice in a select or radio group. */
export interface Option {
  readonly label: string;
  readonly value: string;
}

/** A field of a form. */
export interface Field {
  readonly label: string;
  readonly about?: string;
  readonly component: APIComponentInLabel;
}

interface TextOptions {
  readonly value?: string | undefined;
  readonly required?: boolean;
  readonly long?: boolean;
  readonly max?: number;
}

/** A field to type in. */
export const textField = (
  name: string,
  { value = '', required = false, long = false, max = 1_000 }: TextOptions = {},
) =>
  ({
    type: ComponentType.TextInput,
    custom_id: name,
    style: long ? TextInputStyle.Paragraph : TextInputStyle.Short,
    required,
    max_length: max,
    // What was typed before is never longer than the field: the same field took it.
    ...(value === '' ? {} : { value }),
  }) as const satisfies APIComponentInLabel;

/** A field to choose in; the choice of before is marked. */
export const selectField = (name: string, options: readonly Option[], chosen = '', required = true) =>
  ({
    type: ComponentType.StringSelect,
    custom_id: name,
    required,
    options: options.slice(0, MAX_OPTIONS).map(({ label, value }) => ({
      label: shorten(visible(label) || value, MAX_OPTION),
      value,
      ...(value === chosen ? { default: true } : {}),
    })),
  }) as const satisfies APIComponentInLabel;

/** One of a few choices, all of them in sight. */
export const radioField = (name: string, options: readonly Option[], chosen = '') =>
  ({
    type: ComponentType.RadioGroup,
    custom_id: name,
    required: true,
    options: options.map(({ label, value }) => ({
      label: shorten(label, MAX_OPTION),
      value,
      ...(value === chosen ? { default: true } : {}),
    })),
  }) as const satisfies APIComponentInLabel;

/** A box that must be ticked. */
export const tickField = (name: string, label: string) =>
  ({
    type: ComponentType.CheckboxGroup,
    custom_id: name,
    required: true,
    min_values: 1,
    options: [{ label: shorten(label, MAX_OPTION), value: 'yes' }],
  }) as const satisfies APIComponentInLabel;

/** A box that may be ticked; its label says what for. */
export const checkboxField = (name: string) =>
  ({ type: ComponentType.Checkbox, custom_id: name }) as const satisfies APIComponentInLabel;

/**
 * Opens a form.
 * @param fields at most five, and one less where there is something to read before them
 * @param shown what is to be read before the fields, as markdown
 */
export function modalReply(customId: string, title: string, fields: readonly Field[], shown = ''): Reply {
  const before = shown === '' ? [] : [textDisplay(shown)];
  return {
    callback: {
      type: InteractionResponseType.Modal,
      data: {
        custom_id: customId,
        title: shorten(title, MAX_TITLE),
        components: [...before, ...fields.map(labelled)].slice(
          0,
          MAX_FIELDS,
        ) as APIModalInteractionResponseCallbackComponent[],
      },
    },
    files: [],
    entries: [],
    outcome: 'form',
  };
}

const labelled = ({ label, about, component }: Field): APILabelComponent => ({
  type: ComponentType.Label,
  label: shorten(label, MAX_LABEL),
  ...(about === undefined ? {} : { description: shorten(about, MAX_ABOUT) }),
  component,
});
