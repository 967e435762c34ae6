import { type LinePart, readLine } from '../src/bot/read-line.js';
import { ChoiceSource } from './choices.js';
import { element } from './element.js';
import { History } from './history.js';
import { lineToSend, readTypedLine, type TypedLine } from './line.js';
import { Listbox } from './listbox.js';
import type { Choice, Definition } from './server.js';
import {
  choiceGroup,
  commandGroup,
  fixedChoices,
  type Group,
  lineToComplete,
  optionGroup,
  type Suggestion,
} from './suggestions.js';

/** Told a line as the reader sees it, and as it is to be sent. */
export type Send = (shown: string, sent: string) => void;

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
  #offered: { readonly option: string; readonly choices: readonly Choice[] } | undefined;

  constructor(
    form: HTMLFormElement,
    private readonly commands: readonly Definition[],
    private readonly send: Send,
  ) {
    const button = element('button', { type: 'submit', class: 'send', 'aria-label': 'Send' }, ['➤']);
    form.append(this.#list.root, element('div', { class: 'line-box' }, [this.#input, button]), this.#list.status);
    form.addEventListener('submit', (event) => {
      event.preventDefault();
      this.#submit();
    });
    this.#input.addEventListener('input', () => {
      this.#list.forget();
      this.#refresh();
    });
    this.#input.addEventListener('keydown', (event) => this.#key(event));
    this.#input.addEventListener('click', () => this.#refresh());
    this.#input.addEventListener('blur', () => this.#close());
  }

  focus(): void {
    this.#input.focus();
  }

  /**
   * Puts a command into the line, ready for its options.
   * @param name the command's name
   */
  begin(name: string): void {
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

  #key(event: KeyboardEvent): void {
    if (event.isComposing || event.ctrlKey || event.metaKey || event.altKey) return;
    const { key } = event;
    if (this.#handled(key, event.shiftKey)) event.preventDefault();
    else if (['ArrowLeft', 'ArrowRight', 'Home', 'End'].includes(key)) setTimeout(() => this.#refresh());
  }

  #handled(key: string, shift: boolean): boolean {
    const { isOpen, highlighted, likeliest } = this.#list;
    if (key === 'ArrowDown' || key === 'ArrowUp') {
      const step = key === 'ArrowDown' ? 1 : -1;
      if (!isOpen && this.#history.walks(this.#input.value)) return this.#recall(step);
      if (isOpen) this.#list.move(step);
      else this.#refresh();
      return true;
    }
    if (!isOpen || shift) return false;
    if (key === 'Escape') {
      this.#close();
      return true;
    }
    const row = key === 'Enter' ? highlighted : key === 'Tab' ? (highlighted ?? likeliest) : undefined;
    if (row === undefined || (key === 'Enter' && this.#isComplete())) return false;
    this.#pick(row);
    return true;
  }

  /** A command that needs nothing more is sent at once. */
  #isComplete(): boolean {
    const command = this.commands.find(({ name }) => `/${name}` === this.#input.value.trim().toLowerCase());
    const needs = command?.options?.some((option) => 'required' in option && option.required === true);
    return command !== undefined && needs !== true && this.#list.highlighted?.label === `/${command.name}`;
  }

  #recall(step: 1 | -1): boolean {
    const sent = this.#history.recall(step);
    this.#picks = new Map(sent?.picks);
    this.#set(sent?.line ?? '');
    this.#close();
    return true;
  }

  #pick({ line, pick }: Suggestion): void {
    if (pick !== undefined) this.#picks.set(...pick);
    this.#set(line);
    this.#list.forget();
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
    this.#offered = undefined;
    this.#list.close();
  }

  #refresh(): void {
    const whole = this.#input.value;
    const head = whole.slice(0, this.#input.selectionStart ?? whole.length);
    const line = readTypedLine(head, this.commands);
    if (line === undefined) {
      this.#choices.cancel();
      this.#offered = undefined;
      const group = commandGroup(head, this.commands);
      this.#list.show(group === undefined ? [] : [group]);
      return;
    }
    this.#offer(line, whole);
    const choices = choiceGroup(line, this.#parts(whole), this.#offered?.choices ?? []);
    const options = this.#options(whole);
    const groups = options?.isMeant === true ? [options, choices] : [choices, options];
    this.#list.show(groups.filter((group): group is Group => group !== undefined));
  }

  /** Finds the choices for the option being typed; those that have to be asked for arrive later. */
  #offer(line: TypedLine, whole: string): void {
    const { active } = line;
    const text = line.parts.find(({ option }) => option === active?.name)?.text ?? '';
    const isPicked = active !== undefined && text !== '' && this.#picks.get(active.name)?.name === text;
    const fixed = active === undefined || isPicked ? [] : fixedChoices(active, text);
    if (active === undefined || fixed !== undefined) {
      this.#choices.cancel();
      this.#offered = active && fixed ? { option: active.name, choices: fixed } : undefined;
      return;
    }
    if (this.#offered?.option !== active.name) this.#offered = undefined;
    const asked = lineToComplete(line, whole, this.commands, this.#picks);
    if (asked === undefined) return;
    this.#choices.request(asked, (choices) => {
      this.#offered = { option: active.name, choices };
      this.#refresh();
    });
  }

  #parts(whole: string): readonly LinePart[] {
    return readLine(whole, this.commands)?.parts ?? [];
  }

  #options(whole: string): Group | undefined {
    const line = readTypedLine(whole, this.commands);
    return line && optionGroup(line, whole);
  }
}
