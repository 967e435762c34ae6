/** Strings become text nodes, so that nothing from a record or a reader can become markup. */
export type Child = Node | string | undefined;

/**
 * Creates an element.
 * @param attributes `undefined` and `false` are left out, `true` is an empty value
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

/** Creates a button that does not submit a form. */
export function textButton(label: string, className: string, onClick: () => void): HTMLButtonElement {
  const made = element('button', { type: 'button', class: className }, [label]);
  made.addEventListener('click', onClick);
  return made;
}
