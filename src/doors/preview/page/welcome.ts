import { element, pressable } from './element.js';

/**
 * The beginning of the channel: what this is, and questions to try.
 * @param examples command lines
 * @param use sends one of them
 */
export function drawWelcome(examples: readonly string[], use: (line: string) => void): HTMLElement {
  return element('section', { class: 'welcome', 'aria-label': 'Welcome' }, [
    element('span', { class: 'welcome-sign', 'aria-hidden': 'true' }, ['#']),
    element('h2', {}, ['Welcome to #verbatim-preview!']),
    element('p', {}, [
      'Verbatim answers here as it does in Discord, on this machine alone. Type / to see the commands',
      examples.length > 0 ? ', or try one of these:' : '.',
    ]),
    element(
      'div',
      { class: 'examples' },
      examples.map((line) => pressable(line, 'example', () => use(line))),
    ),
  ]);
}
