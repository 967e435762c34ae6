import type { APIButtonComponent, APIStringSelectComponent } from 'discord-api-types/v10';
import { element } from './element.js';

/** A press of a button or a selection. */
export interface ControlUse {
  readonly customId: string;
  readonly type: number;
  readonly values?: readonly string[];
  readonly label: string;
  readonly control: HTMLElement;
}

export type UseControl = (used: ControlUse) => void;

const STYLES: Readonly<Record<number, string>> = { 1: 'primary', 2: 'secondary', 3: 'success', 4: 'danger' };

/** Renders a button; one with an address is a link that opens in a new tab. */
export function renderButton(button: APIButtonComponent, use: UseControl): HTMLElement {
  if ('url' in button) return renderLinkButton(button.url, button.label ?? button.url, button.disabled);
  if (!('custom_id' in button)) return element('p', { class: 'unknown' }, ['This button is not shown here']);
  const emoji = button.emoji?.id === undefined || button.emoji.id === null ? button.emoji?.name : undefined;
  const label = [emoji, button.label].filter(Boolean).join(' ');
  const made = element(
    'button',
    {
      type: 'button',
      class: `button ${STYLES[button.style] ?? 'secondary'}`,
      'data-custom-id': button.custom_id,
      disabled: button.disabled,
    },
    [element('span', { class: 'button-label' }, [label || 'Button'])],
  );
  made.addEventListener('click', () =>
    use({ customId: button.custom_id, type: button.type, label: label || 'a button', control: made }),
  );
  return made;
}

function renderLinkButton(address: string, label: string, disabled: boolean | undefined): HTMLElement {
  if (disabled || !/^https?:\/\//i.test(address))
    return element('button', { type: 'button', class: 'button secondary', disabled: true }, [label]);
  const mark = element('span', { 'aria-hidden': 'true', class: 'button-out' }, ['↗']);
  return element('a', { class: 'button secondary', href: address, target: '_blank', rel: 'noopener noreferrer' }, [
    label,
    mark,
  ]);
}

/** Renders a select. One value is sent as soon as it is picked, several when they are confirmed. */
export function renderSelect(select: APIStringSelectComponent, use: UseControl): HTMLElement {
  const several = (select.max_values ?? 1) > 1;
  const prompt = select.placeholder ?? 'Make a selection';
  const chosen = select.options.some((option) => option.default);
  const box = element(
    'select',
    { class: 'select', 'aria-label': prompt, multiple: several, disabled: select.disabled },
    [
      several ? undefined : element('option', { value: '', selected: !chosen, disabled: true }, [prompt]),
      ...select.options.map(({ label, value, description, default: selected }) =>
        element('option', { value, selected }, [description ? `${label} — ${description}` : label]),
      ),
    ],
  );
  const send = (): void => {
    const picked = [...box.selectedOptions].filter(({ value }) => value !== '');
    const values = picked.map(({ value }) => value);
    if (values.length < (select.min_values ?? 1) || values.length > (select.max_values ?? 1)) return;
    const label = picked.map(({ text }) => text).join(', ');
    use({ customId: select.custom_id, type: select.type, values, label: label || 'nothing', control: box });
  };
  if (!several) {
    box.addEventListener('change', send);
    return box;
  }
  const confirm = element('button', { type: 'button', class: 'button secondary' }, ['Confirm']);
  confirm.addEventListener('click', send);
  return element('div', { class: 'select-several' }, [box, confirm]);
}
