import { element } from './element.js';
import type { Group, Suggestion } from './suggestions.js';

/** The list over the composer. The focus stays in the line; `aria-activedescendant` names the highlighted row. */
export class Listbox {
  readonly root = element('div', { class: 'suggestions', hidden: true });
  readonly #list = element('div', { id: 'suggestions', role: 'listbox', 'aria-label': 'Suggestions' });
  /** The number of rows, for screen readers. */
  readonly status = element('p', { class: 'visually-hidden', role: 'status' });
  #rows: readonly Suggestion[] = [];
  #groups: readonly Group[] = [];
  #at = -1;

  constructor(
    private readonly input: HTMLInputElement,
    private readonly pick: (row: Suggestion) => void,
  ) {
    this.root.append(this.#list);
    // Pressing a row must not take the focus from the line.
    this.root.addEventListener('mousedown', (event) => event.preventDefault());
  }

  get isOpen(): boolean {
    return !this.root.hidden;
  }

  get highlighted(): Suggestion | undefined {
    return this.#rows[this.#at];
  }

  /** The first row that completes what is being typed. */
  get bestMatch(): Suggestion | undefined {
    return this.#groups.find(({ kind, isLikely }) => kind !== 'options' || isLikely === true)?.rows[0];
  }

  /** Shows rows; the highlighted one stays highlighted where it is still there. No groups close the list. */
  show(groups: readonly Group[]): void {
    const kept = this.highlighted?.key;
    this.#groups = groups;
    this.#rows = groups.flatMap(({ rows }) => rows);
    this.#at = this.#rows.findIndex(({ key }) => key === kept);
    if (this.#at < 0 && groups[0]?.kind === 'commands') this.#at = 0;
    let index = 0;
    this.#list.replaceChildren(
      ...groups.map(({ kind, heading, rows }) =>
        element('div', { role: 'group', 'aria-label': heading, class: `group ${kind}` }, [
          element('div', { class: 'group-heading', 'aria-hidden': 'true' }, [heading]),
          ...rows.map((row) => this.#renderRow(row, index++)),
        ]),
      ),
    );
    this.root.hidden = this.#rows.length === 0;
    this.input.setAttribute('aria-expanded', String(this.isOpen));
    this.status.textContent = this.isOpen
      ? `${this.#rows.length} ${this.#rows.length === 1 ? 'suggestion' : 'suggestions'}`
      : '';
    this.#highlight();
  }

  close(): void {
    this.#at = -1;
    this.show([]);
  }

  /** Called when the line changes, so that Enter does not pick a row of the line before. */
  clearHighlight(): void {
    this.#at = -1;
  }

  /** Moves the highlight to the next row (1) or the one before (-1), around the ends. */
  move(step: 1 | -1): void {
    const count = this.#rows.length;
    if (count === 0) return;
    this.#at = this.#at < 0 ? (step === 1 ? 0 : count - 1) : (this.#at + step + count) % count;
    this.#highlight();
  }

  #renderRow(row: Suggestion, index: number): HTMLElement {
    const made = element('div', { id: `suggestion-${index}`, role: 'option', class: 'row', 'aria-selected': 'false' }, [
      element('span', { class: 'row-label' }, [row.label]),
      row.description === '' ? undefined : element('span', { class: 'row-description' }, [row.description]),
    ]);
    made.addEventListener('click', () => this.pick(row));
    return made;
  }

  #highlight(): void {
    for (const [index, row] of this.#list.querySelectorAll('[role=option]').entries()) {
      row.setAttribute('aria-selected', String(index === this.#at));
      if (index === this.#at) row.scrollIntoView({ block: 'nearest' });
    }
    if (this.#at < 0) this.input.removeAttribute('aria-activedescendant');
    else this.input.setAttribute('aria-activedescendant', `suggestion-${this.#at}`);
  }
}
