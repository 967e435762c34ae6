import type { DeskCommand } from '../src/bot/desk/desk-command.js';
import { complete, optionText } from '../src/bot/options/completion.js';
import { atHome, attachment, choice, define, defineMenu, text } from '../src/bot/options/define.js';

const MAX_CHOICES = 25;

/** `/propose`, and *Propose entry* in the menu of messages: forms for new entries and corrections. */
export const propose: DeskCommand = {
  definition: atHome(
    define(
      'propose',
      [
        text('speaker'),
        text('source'),
        text('event'),
        text('entry'),
        attachment('file'),
        text('from'),
        choice('kind', ['propose.figures', 'propose.people', 'propose.organisations']),
      ],
      { alwaysPrivate: true },
    ),
  ),
  menu: atHome(defineMenu('propose')),
  async complete(option, typing, context) {
    if (option === 'speaker' || option === 'source' || option === 'event') return complete(option, typing, context);
    if (option === 'from') return complete('source', typing, context);
    const wanted = optionText(typing).toLowerCase();
    return context.record.statements
      .filter(({ id, says, status }) => status === 'live' && `${id} ${says}`.toLowerCase().includes(wanted))
      .slice(0, MAX_CHOICES)
      .map(({ id, says }) => ({ name: `${id} · ${says}`, value: id }));
  },
};
