/** What an element is made of; text always goes in as text, so nothing a bot wrote can become markup. */
export type Child = Node | string | undefined;

/**
 * Makes an element with attributes and children.
 * @param tag its name
 * @param attributes its attributes; `undefined` and `false` are left out, `true` stands for an empty value
 * @param children elements and text
 */
export function element<Tag extends keyof HTMLElementTagNameMap>(
  tag: Tag,
  attributes: Readonly<Record<string, string | boolean | undefined>> = {},
  children: readonly Child[] = [],
): HTMLElementTagNameMap[Tag] {
  const made = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) {
    if (value === undefined || value === false) continue;
    made.setAttribute(name, value === true ? '' : value);
  }
  made.append(...children.filter((child) => child !== undefined));
  return made;
}

/**
 * A button that does not send a form.
 * @param label its text
 * @param className its class
 * @param press what it does
 */
export function pressable(label: string, className: string, press: () => void): HTMLButtonElement {
  const made = element('button', { type: 'button', class: className }, [label]);
  made.addEventListener('click', press);
  return made;
}
