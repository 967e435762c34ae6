import { element, pressable } from './element.js';

/** What the welcome offers. */
export interface Offer {
  /** Command lines to try. */
  readonly examples: readonly string[];
  /** Names of the commands, offered where there are no examples. */
  readonly names: readonly string[];
  /** Sends a line. */
  readonly use: (line: string) => void;
  /** Puts a command into the composer. */
  readonly begin: (name: string) => void;
}

/**
 * The beginning of the channel: what this is, and questions to try.
 * @param offer what there is to press
 */
export function drawWelcome({ examples, names, use, begin }: Offer): HTMLElement {
  const buttons =
    examples.length > 0
      ? examples.map((line) => pressable(line, 'example', () => use(line)))
      : names.map((name) => pressable(`/${name}`, 'example', () => begin(name)));
  return element('section', { class: 'welcome', 'aria-label': 'Welcome' }, [
    element('span', { class: 'welcome-sign', 'aria-hidden': 'true' }, ['#']),
    element('h2', {}, ['Welcome to #verbatim-preview!']),
    element('p', {}, [
      'Verbatim answers here as it does in Discord, on this machine alone. Type / to see the commands, or try one of these:',
    ]),
    element('div', { class: 'examples' }, buttons),
  ]);
}
