import { snowflakeAt } from '../src/bot/snowflake.js';
import type { PageAnswer } from '../src/transport/preview/protocol.js';
import { type Attachments, readAttachments } from './attachments.js';
import { element, textButton } from './element.js';
import { readerLocale } from './locale.js';
import type { ControlUse } from './render-controls.js';
import type { UseCommand } from './render-markdown.js';
import { type MessageData, renderBody, renderViolations } from './render-message.js';

const EPHEMERAL = 64;

/** What can happen to a message. */
export interface MessageEvents {
  use(message: Message, used: ControlUse): void;
  useCommand: UseCommand;
  dismiss(message: Message): void;
}

/** A message of the bot in the stream. */
export class Message {
  readonly id = snowflakeAt(Date.now());
  readonly root = element('article', {
    class: 'message',
    'aria-label': 'Message from Verbatim',
    lang: readerLocale(),
    tabindex: '-1',
  });
  #flags = 0;
  #components: readonly unknown[] = [];
  #attachments: Attachments = readAttachments([]);

  /** A message that is changed keeps its time, as in Discord. */
  readonly #shownAt = new Date();

  constructor(
    private readonly above: string | HTMLElement,
    private readonly events: MessageEvents,
  ) {
    this.#render([element('p', { class: 'thinking' }, ['Verbatim is thinking…'])]);
  }

  get flags(): number {
    return this.#flags;
  }

  /** The components shown: Discord sends them along when a button is pressed. */
  get components(): readonly unknown[] {
    return this.#components;
  }

  /** Replaces the content. */
  show(data: MessageData, answer: PageAnswer): void {
    // The first response decides who can see the message.
    const first = !this.root.classList.contains('answered');
    this.#flags = first ? Number(data.flags ?? 0) : (Number(data.flags ?? 0) & ~EPHEMERAL) | (this.#flags & EPHEMERAL);
    this.#components = data.components ?? [];
    this.#attachments.release();
    this.#attachments = readAttachments(answer.files);
    const body = renderBody(data, {
      attachments: this.#attachments,
      use: (used) => this.events.use(this, used),
      useCommand: this.events.useCommand,
    });
    const ephemeral = (this.#flags & EPHEMERAL) !== 0;
    this.root.classList.add('answered');
    this.root.classList.toggle('ephemeral', ephemeral);
    this.#render(
      [body, renderViolations(answer.violations), ephemeral ? this.#ephemeralNotice() : undefined],
      answer.ms,
    );
  }

  /** Replaces the content with a line of the page's own. */
  showNote(words: string, className: 'note' | 'failure', violations: readonly string[] = []): void {
    const role = className === 'failure' ? 'alert' : undefined;
    this.#render([element('p', { class: className, role }, [words]), renderViolations(violations)]);
  }

  /**
   * Disables the controls until the answer is here.
   * @returns a function that enables them again
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

  remove(): void {
    this.#attachments.release();
    this.root.remove();
  }

  #render(parts: readonly (HTMLElement | undefined)[], ms?: number): void {
    const shownAt = this.#shownAt;
    const time = element(
      'time',
      { datetime: shownAt.toISOString(), title: ms === undefined ? undefined : `${ms} ms` },
      [shownAt.toLocaleTimeString(undefined, { hour: '2-digit', minute: '2-digit' })],
    );
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

  #ephemeralNotice(): HTMLElement {
    const dismiss = textButton('Dismiss message', 'link-button', () => this.events.dismiss(this));
    return element('p', { class: 'only-you' }, ['Only you can see this · ', dismiss]);
  }
}
