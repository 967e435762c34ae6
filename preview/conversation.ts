import type { PageAnswer, PageQuestion } from '../src/transport/preview/protocol.js';
import { element } from './element.js';
import { Message, type MessageEvents } from './message.js';
import type { ControlUse } from './render-controls.js';
import { ask } from './server.js';
import type { Stream } from './stream.js';

const errorMessage = (error: unknown): string => (error instanceof Error ? error.message : String(error));

const pressed = (label: string): HTMLElement =>
  element('span', { class: 'used' }, ['You pressed ', element('span', { class: 'used-command' }, [label])]);

/** Sends questions to the bot and shows its answers in the stream. */
export class Conversation {
  readonly #events: MessageEvents;

  constructor(
    private readonly stream: Stream,
    useCommand: (name: string) => void,
    private readonly focusComposer: () => void,
  ) {
    this.#events = {
      useCommand,
      use: (message, used) => void this.#use(message, used),
      dismiss: (message) => {
        message.remove();
        this.focusComposer();
      },
    };
  }

  /**
   * Sends a command line.
   * @param sent the line with the values of picked choices in place of their names
   */
  async command(shown: string, sent: string): Promise<void> {
    const [, name = '', rest = ''] = /^\s*(\/?\S*)\s*([\s\S]*)$/u.exec(shown) ?? [];
    const command = name.startsWith('/') ? name : `/${name}`;
    const above = element('span', { class: 'used', title: shown }, [
      'You used ',
      element('span', { class: 'used-command' }, [command]),
      element('span', { class: 'used-options' }, [rest === '' ? '' : ` ${rest}`]),
    ]);
    await this.#answer(above, { kind: 'command', line: sent });
  }

  async #answer(above: HTMLElement, question: PageQuestion): Promise<void> {
    const message = new Message(above, this.#events);
    this.stream.add(message.root);
    try {
      this.#show(message, await ask(question));
    } catch (error) {
      message.showNote(errorMessage(error), 'failure');
    }
    this.stream.toStartOf(message.root);
  }

  async #use(message: Message, { customId, type, values, label, control }: ControlUse): Promise<void> {
    const focused = document.activeElement === control;
    const unlock = message.lock(control);
    try {
      const answer = await ask({
        kind: 'component',
        custom_id: customId,
        component_type: type,
        ...(values === undefined ? {} : { values }),
        message: { id: message.id, flags: message.flags, components: message.components },
      });
      unlock();
      if (answer.deleted) message.root.remove();
      else if (answer.reply.type === 7) this.#replace(message, answer, label, focused);
      else if (answer.reply.type !== 6) this.#reply(answer, pressed(label));
    } catch (error) {
      unlock();
      this.stream.fail(errorMessage(error));
    }
    if (focused && control.isConnected) control.focus({ preventScroll: true });
  }

  #replace(message: Message, answer: PageAnswer, label: string, focused: boolean): void {
    this.stream.keepPlace(() => this.#show(message, answer));
    this.stream.toStartOf(message.root);
    if (!focused) return;
    // Keep the keyboard focus on the same button of the next page, or at least on the message.
    const same = [...message.root.querySelectorAll<HTMLElement>('.button')].find((one) => one.textContent === label);
    (same ?? message.root).focus({ preventScroll: true });
  }

  #reply(answer: PageAnswer, above: HTMLElement): void {
    const message = new Message(above, this.#events);
    this.#show(message, answer);
    this.stream.add(message.root);
    this.stream.toStartOf(message.root);
  }

  /** The message stays as it is where another page has replaced it meanwhile, or there is no picture. */
  async #addPicture(message: Message, id: string): Promise<void> {
    const shown = message.components;
    const answer = await ask({ kind: 'edit', id }).catch(() => undefined);
    if (answer?.reply.type === 4) this.#reply(answer, element('span', { class: 'used' }, ['About the answer above']));
    if (answer?.reply.type !== 7 || message.components !== shown || !message.root.isConnected) return;
    const follows = this.stream.isAtEnd;
    this.#show(message, answer);
    if (follows) this.stream.toStartOf(message.root);
  }

  #show(message: Message, answer: PageAnswer): void {
    const { reply, violations } = answer;
    if ((reply.type === 4 || reply.type === 7) && reply.data) {
      message.show(reply.data, answer);
      if (answer.edit !== undefined) void this.#addPicture(message, answer.edit);
    } else if (reply.type === 9) message.showNote('Forms are not shown here yet.', 'note', violations);
    else if (reply.type === 5) message.showNote('Verbatim would answer this later.', 'note', violations);
    else message.showNote(`This reply has type ${reply.type} and is not shown here.`, 'note', violations);
  }
}
