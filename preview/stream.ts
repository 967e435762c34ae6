import { element } from './element.js';

/** A reader this close to the end follows it. */
const NEAR_END_PX = 120;

/** The list of messages; it follows its end while the reader is there. */
export class Stream {
  constructor(private readonly root: HTMLElement) {
    // A scrollable region must be reachable with the keyboard.
    root.tabIndex = 0;
  }

  /** Adds an element at the end and scrolls to it. */
  add(added: HTMLElement): void {
    this.root.append(added);
    this.toEnd();
  }

  /** Adds an error message. */
  fail(message: string): void {
    this.add(element('p', { class: 'failure', role: 'alert' }, [message]));
  }

  /** Makes a change to the list; a reader at the end stays at the end. */
  keepPlace(change: () => void): void {
    const { isAtEnd } = this;
    change();
    if (isAtEnd) this.toEnd();
  }

  get isAtEnd(): boolean {
    const { scrollHeight, scrollTop, clientHeight } = this.root;
    return scrollHeight - scrollTop - clientHeight < NEAR_END_PX;
  }

  /** Scrolls an answer into view; the beginning of it where it is longer than the window. */
  toStartOf(answer: HTMLElement): void {
    const { paddingTop, paddingBottom } = getComputedStyle(this.root);
    const height = this.root.clientHeight - Number.parseFloat(paddingTop) - Number.parseFloat(paddingBottom);
    if (answer.offsetHeight > height) answer.scrollIntoView({ block: 'start' });
    else answer.scrollIntoView({ block: 'nearest' });
  }

  toEnd(): void {
    this.root.scrollTop = this.root.scrollHeight;
  }
}
