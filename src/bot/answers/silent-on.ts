import type { SilentOn } from '../../search/search.js';
import { localNameOf } from '../../view/names.js';
import { shortStatementText } from '../../view/statement.js';
import { codePointCount, escapeMarkdown, shorten, visible } from '../../view/text.js';
import type { Choices, CommandContext } from '../command.js';
import { statementsLink } from '../links.js';
import { echo } from './not-on-file.js';

/** Statements shown of somebody who said nothing of what was asked, and how many characters they may take. */
const MAX_SHOWN = 3;
const MAX_SHOWN_CHARS = 2_400;
const MAX_LABEL_CHARS = 80;

/** Nothing that somebody said matches the rest of a question: that is the answer, and below it what they did say. */
export async function silentOnAnswer({ speaker, rest, isOnFile }: SilentOn, asked: CommandContext): Promise<Choices> {
  const record = await asked.archive.slice({ voices: [speaker] });
  const context = { ...asked, record };
  const { language } = context;
  const name = localNameOf(record, speaker, language.locale);
  const { latest, live } = record.lookup.ofVoice(speaker);
  const shown: string[] = [];
  let length = 0;
  for (const statement of latest.filter(({ status }) => status === 'live').slice(0, MAX_SHOWN)) {
    const text = shortStatementText(statement, context);
    length += codePointCount(text);
    if (length > MAX_SHOWN_CHARS) break;
    shown.push(text);
  }
  const label = language.say('button.all-statements', { name, number: language.number(live) });
  return {
    kind: 'choices',
    why: isOnFile ? 'silent-on-file' : 'silent',
    text: [
      language.say('none.silent-on', { name: escapeMarkdown(name), words: echo(rest) }),
      ...(shown.length === 0 ? [] : [`### ${language.say('heading.did-say')}`, ...shown]),
    ].join('\n'),
    choices:
      live === shown.length ? [] : [{ label: shorten(visible(label), MAX_LABEL_CHARS), ...statementsLink(speaker) }],
  };
}
