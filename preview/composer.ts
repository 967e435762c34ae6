import { type CommandDefinition, type LinePart, readLine } from '../src/bot/read-line.js';
import { ChoiceSource } from './choices.js';
import { element } from './element.js';
import { History } from './history.js';
import { lineToSend, readTypedLine, type TypedLine } from './line.js';
import { Listbox } from './listbox.js';
import type { Choice } from './server.js';
import {
  choiceGroup,
  commandGroup,
  fixedChoices,
  type Group,
  lineToComplete,
  optionGroup,
  type Suggestion,
} from './suggestions.js';

/** Sends a line: as the reader sees it, and with the values of picked choices. */
export type SendLine = (shown: string, sent: string) => void;

const CURSOR_KEYS: readonly string[] = ['ArrowLeft', 'ArrowRight', 'Home', 'End'];

/** The line under the messages: a combobox over the commands, their options and the options' choices. */
export class Composer {
  readonly #input = element('input', {
    type: 'text',
    id: 'line',
    class: 'line',
    role: 'combobox',
    'aria-label': 'Command line',
    'aria-autocomplete': 'list',
    'aria-expanded': 'false',
    'aria-controls': 'suggestions',
    'aria-haspopup': 'listbox',
    autocomplete: 'off',
    autocapitalize: 'off',
    spellcheck: 'false',
    enterkeyhint: 'send',
    maxlength: '8000',
    placeholder: 'Type / for commands',
  });
  readonly #list = new Listbox(this.#input, (row) => this.#pick(row));
  readonly #choices = new ChoiceSource();
  readonly #history = new History();
  #picks = new Map<string, Choice>();
  /** The choices shown, and the option they are for. */
  #shown: { readonly option: string; readonly choices: readonly Choice[] } | undefined;

  constructor(
    form: HTMLFormElement,
    private readonly commands: readonly CommandDefinition[],
    private readonly send: SendLine,
  ) {
    const button = element('button', { type: 'submit', class: 'send', 'aria-label': 'Send' }, ['➤']);
    form.append(this.#list.root, element('div', { class: 'line-box' }, [this.#input, button]), this.#list.status);
    form.addEventListener('submit', (event) => {
      event.preventDefault();
      this.#submit();
    });
    this.#input.addEventListener('input', () => {
      this.#list.clearHighlight();
      this.#refresh();
    });
    this.#input.addEventListener('keydown', (event) => this.#onKeydown(event));
    this.#input.addEventListener('click', () => this.#refresh());
    this.#input.addEventListener('blur', () => this.#close());
  }

  focus(): void {
    this.#input.focus();
  }

  /** Puts a command into the line and shows its options. */
  startCommand(name: string): void {
    this.#set(`/${name} `);
    this.focus();
    this.#refresh();
  }

  #submit(): void {
    const shown = this.#input.value.trim();
    if (shown === '') return;
    const picks = new Map(this.#picks);
    this.#history.add({ line: shown, picks });
    this.#set('');
    this.#picks.clear();
    this.#close();
    this.send(shown, lineToSend(shown, this.commands, picks));
  }

  #onKeydown(event: KeyboardEvent): void {
    if (event.isComposing || event.ctrlKey || event.metaKey || event.altKey) return;
    const { key } = event;
    if (this.#handleKey(key, event.shiftKey)) event.preventDefault();
    else if (CURSOR_KEYS.includes(key)) setTimeout(() => this.#refresh());
  }

  /** @returns whether the key has done its work here, so that the browser must ignore it */
  #handleKey(key: string, shift: boolean): boolean {
    if (key === 'ArrowDown') return this.#step(1);
    if (key === 'ArrowUp') return this.#step(-1);
    if (!this.#list.isOpen || shift) return false;
    if (key === 'Escape') {
      this.#close();
      return true;
    }
    const row = this.#rowFor(key);
    if (row !== undefined) this.#pick(row);
    return row !== undefined;
  }

  /** Goes to the next or the previous row, or through the history where no list is open. */
  #step(step: 1 | -1): true {
    if (this.#list.isOpen) this.#list.move(step);
    else if (this.#history.canRecall(this.#input.value)) this.#recall(step);
    else this.#refresh();
    return true;
  }

  /** The row that Tab or Enter picks. */
  #rowFor(key: string): Suggestion | undefined {
    const { highlighted, bestMatch } = this.#list;
    if (key === 'Tab') return highlighted ?? bestMatch;
    return key === 'Enter' && !this.#isComplete() ? highlighted : undefined;
  }

  /** Whether the highlighted command needs no options: Enter sends it at once. */
  #isComplete(): boolean {
    const command = this.commands.find(({ name }) => `/${name}` === this.#input.value.trim().toLowerCase());
    const needs = command?.options?.some((option) => 'required' in option && option.required === true);
    return command !== undefined && needs !== true && this.#list.highlighted?.label === `/${command.name}`;
  }

  #recall(step: 1 | -1): void {
    const sent = this.#history.recall(step);
    this.#picks = new Map(sent?.picks);
    this.#set(sent?.line ?? '');
    this.#close();
  }

  #pick({ line, pick }: Suggestion): void {
    if (pick !== undefined) this.#picks.set(...pick);
    this.#set(line);
    this.#list.clearHighlight();
    this.#refresh();
    this.focus();
  }

  #set(line: string): void {
    this.#input.value = line;
    this.#input.setSelectionRange(line.length, line.length);
    this.#input.scrollLeft = this.#input.scrollWidth;
  }

  #close(): void {
    this.#choices.cancel();
    this.#shown = undefined;
    this.#list.close();
  }

  #refresh(): void {
    const whole = this.#input.value;
    const head = whole.slice(0, this.#input.selectionStart ?? whole.length);
    const line = readTypedLine(head, this.commands);
    if (line === undefined) {
      this.#choices.cancel();
      this.#shown = undefined;
      const group = commandGroup(head, this.commands);
      this.#list.show(group === undefined ? [] : [group]);
      return;
    }
    this.#updateChoices(line, whole);
    const choices = choiceGroup(line, this.#partsOf(whole), this.#shown?.choices ?? []);
    const options = this.#optionsOf(whole);
    const groups = options?.isLikely === true ? [options, choices] : [choices, options];
    this.#list.show(groups.filter((group): group is Group => group !== undefined));
  }

  /** Updates the choices for the option being typed; those that have to be fetched arrive later. */
  #updateChoices(line: TypedLine, whole: string): void {
    const { active } = line;
    const text = line.parts.find(({ option }) => option === active?.name)?.text ?? '';
    const isPicked = active !== undefined && text !== '' && this.#picks.get(active.name)?.name === text;
    const fixed = active === undefined || isPicked ? [] : fixedChoices(active, text);
    if (active === undefined || fixed !== undefined) {
      this.#choices.cancel();
      this.#shown = active && fixed ? { option: active.name, choices: fixed } : undefined;
      return;
    }
    if (this.#shown?.option !== active.name) this.#shown = undefined;
    const question = lineToComplete(line, whole, this.commands, this.#picks);
    if (question === undefined) return;
    this.#choices.request(question, (choices) => {
      this.#shown = { option: active.name, choices };
      this.#refresh();
    });
  }

  #partsOf(whole: string): readonly LinePart[] {
    return readLine(whole, this.commands)?.parts ?? [];
  }

  #optionsOf(whole: string): Group | undefined {
    const line = readTypedLine(whole, this.commands);
    return line && optionGroup(line, whole);
  }
}
