import { element, textButton } from './element.js';
import { renderExample } from './example-answer.js';

/** What the welcome shows, and what its buttons do. */
export interface WelcomeOptions {
  /** Command lines to try. */
  readonly examples: readonly string[];
  /** Names of the commands, offered where there are no examples. */
  readonly names: readonly string[];
  /** Sends a line. */
  readonly send: (line: string) => void;
  /** Puts a command into the composer. */
  readonly startCommand: (name: string) => void;
}

/** The beginning of the channel: what this is, and questions to try, each with the beginning of its answer. */
export function renderWelcome({ examples, names, send, startCommand }: WelcomeOptions): HTMLElement {
  const buttons =
    examples.length > 0
      ? examples.map((line) => renderExample(line, send))
      : names.map((name) => textButton(`/${name}`, 'example-question', () => startCommand(name)));
  return element('section', { class: 'welcome', 'aria-label': 'Welcome' }, [
    element('span', { class: 'welcome-sign', 'aria-hidden': 'true' }, ['#']),
    element('h2', {}, ['Welcome to #verbatim-preview!']),
    element('p', {}, [
      'Verbatim answers here as it does in Discord, on this machine alone. Type / to see the commands, or try one of these:',
    ]),
    element('div', { class: 'examples' }, buttons),
  ]);
}
