import { element } from './element.js';

/** So near the end counts as at the end, in pixels. */
const NEAR = 120;

/** The list of messages, which follows its own end as long as the reader is there. */
export class Stream {
  constructor(private readonly root: HTMLElement) {
    // A region that scrolls must be reachable without a mouse.
    root.tabIndex = 0;
  }

  /**
   * Adds something at the end and scrolls to it.
   * @param added what to add
   */
  add(added: HTMLElement): void {
    this.root.append(added);
    this.toEnd();
  }

  /**
   * Adds a red line about something that went wrong.
   * @param words what went wrong
   */
  fail(words: string): void {
    this.add(element('p', { class: 'failure', role: 'alert' }, [words]));
  }

  /**
   * Changes something in the list; a reader at the end stays at the end.
   * @param change the change
   */
  keepPlace(change: () => void): void {
    const { scrollHeight, scrollTop, clientHeight } = this.root;
    const atEnd = scrollHeight - scrollTop - clientHeight < NEAR;
    change();
    if (atEnd) this.toEnd();
  }

  /**
   * Brings the beginning of an answer into view where it is longer than the window.
   * @param shown the answer
   */
  toStartOf(shown: HTMLElement): void {
    if (shown.offsetHeight > this.root.clientHeight) shown.scrollIntoView({ block: 'start' });
    else shown.scrollIntoView({ block: 'nearest' });
  }

  toEnd(): void {
    this.root.scrollTop = this.root.scrollHeight;
  }
}
