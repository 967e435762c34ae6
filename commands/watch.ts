import type { DeskCommand } from '../src/bot/desk/desk-command.js';
import { complete } from '../src/bot/options/completion.js';
import { choice, define, text } from '../src/bot/options/define.js';

const MAX_CHOICES = 25;

/** `/watch`: tells a reader by direct message, or a channel, what has changed on file about somebody or something. */
export const watch: DeskCommand = {
  definition: define('watch', [text('what'), choice('where', ['watch.me', 'watch.here'])], { alwaysPrivate: true }),
  async complete(option, typing, context) {
    if (option !== 'what') return [];
    const found = [...(await complete('claims', typing, context)), ...(await complete('figures', typing, context))];
    return [...new Map(found.map((one) => [one.value, one])).values()].slice(0, MAX_CHOICES);
  },
};
