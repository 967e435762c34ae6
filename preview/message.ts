import { type Attachments, receive } from './attachments.js';
import type { Used } from './render-controls.js';
import type { UseCommand } from './render-markdown.js';
import { drawBody, drawViolations, type MessageData } from './render-message.js';
import { element, pressable } from './element.js';
import type { Answer } from './server.js';

const EPHEMERAL = 64;
/** Discord counts time from the first second of 2015. Source: Discord documentation, "Snowflakes". */
const EPOCH = 1_420_070_400_000n;

/** What a message tells those who show it. */
export interface MessageEvents {
  /** A control of the message was used. */
  use(message: Message, used: Used): void;
  useCommand: UseCommand;
  /** The message is to be taken away. */
  dismiss(message: Message): void;
}

/** A message of the bot in the stream; it stays the same message when its content is replaced. */
export class Message {
  readonly id = ((BigInt(Date.now()) - EPOCH) << 22n).toString();
  readonly root = element('article', { class: 'message', 'aria-label': 'Message from Verbatim', tabindex: '-1' });
  #flags = 0;
  #components: readonly unknown[] = [];
  #attachments: Attachments = receive([]);

  constructor(
    private readonly above: string | HTMLElement,
    private readonly events: MessageEvents,
  ) {
    this.#draw([element('p', { class: 'thinking' }, ['Verbatim is thinking…'])]);
  }

  get flags(): number {
    return this.#flags;
  }

  /** What it shows, as Discord would send it along when one of its buttons is pressed. */
  get components(): readonly unknown[] {
    return this.#components;
  }

  /**
   * Shows a message, in place of what was shown.
   * @param data what it says
   * @param answer what came with it
   */
  show(data: MessageData, answer: Answer): void {
    // Who may see a message is settled when it is first sent.
    const first = !this.root.classList.contains('answered');
    this.#flags = first ? Number(data.flags ?? 0) : (Number(data.flags ?? 0) & ~EPHEMERAL) | (this.#flags & EPHEMERAL);
    this.#components = data.components ?? [];
    this.#attachments.release();
    this.#attachments = receive(answer.files);
    const body = drawBody(data, {
      attachments: this.#attachments,
      use: (used) => this.events.use(this, used),
      useCommand: this.events.useCommand,
    });
    const ephemeral = (this.#flags & EPHEMERAL) !== 0;
    this.root.classList.add('answered');
    this.root.classList.toggle('ephemeral', ephemeral);
    this.#draw([body, drawViolations(answer.violations), ephemeral ? this.#notice() : undefined], answer.ms);
  }

  /**
   * Shows a line of the page's own, in place of the message.
   * @param words what to say
   * @param className how it looks
   * @param violations what Discord would refuse
   */
  say(words: string, className: 'note' | 'failure', violations: readonly string[] = []): void {
    const role = className === 'failure' ? 'alert' : undefined;
    this.#draw([element('p', { class: className, role }, [words]), drawViolations(violations)]);
  }

  /**
   * Keeps a message from being used twice while its answer is on the way.
   * @param control the control that was used
   * @returns lifts it again
   */
  lock(control: HTMLElement): () => void {
    const controls = [...this.root.querySelectorAll<HTMLButtonElement | HTMLSelectElement>('.button, .select')].filter(
      (one) => 'disabled' in one && !one.disabled,
    );
    for (const one of controls) one.disabled = true;
    control.classList.add('busy');
    control.setAttribute('aria-busy', 'true');
    return () => {
      for (const one of controls) one.disabled = false;
      control.classList.remove('busy');
      control.removeAttribute('aria-busy');
    };
  }

  /** Takes the message away. */
  remove(): void {
    this.#attachments.release();
    this.root.remove();
  }

  #draw(parts: readonly (HTMLElement | undefined)[], ms?: number): void {
    const now = new Date();
    const time = element('time', { datetime: now.toISOString(), title: ms === undefined ? undefined : `${ms} ms` }, [
      now.toLocaleTimeString(undefined, { hour: '2-digit', minute: '2-digit' }),
    ]);
    this.root.replaceChildren(
      element('p', { class: 'above' }, [this.above]),
      element('span', { class: 'avatar', 'aria-hidden': 'true' }, ['V']),
      element('div', { class: 'message-main' }, [
        element('p', { class: 'author' }, [
          element('span', { class: 'author-name' }, ['Verbatim']),
          element('span', { class: 'app-tag' }, ['APP']),
          time,
        ]),
        ...parts,
      ]),
    );
  }

  #notice(): HTMLElement {
    const dismiss = pressable('Dismiss message', 'link-button', () => this.events.dismiss(this));
    return element('p', { class: 'only-you' }, ['Only you can see this · ', dismiss]);
  }
}
