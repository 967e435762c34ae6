import type { Language } from '../../language/language.js';
import type { VerbatimRecord } from '../../record/record.js';
import type { Found, Suggestion, WiderQuery } from '../../search/search.js';
import { askedDaysInWords } from '../../view/asked-days.js';
import { roleInWords } from '../../view/names.js';
import { escapeMarkdown, shorten, visible } from '../../view/text.js';
import type { Choice, Choices, CommandContext, Values } from '../command.js';
import { linkOf } from '../links.js';
import { ICONS } from '../options/completion.js';

const MAX_LABEL_CHARS = 80;
const MAX_ECHO_CHARS = 200;

/** What was asked, for repeating it to the reader: escaped and short. */
export const echo = (question: string): string => escapeMarkdown(shorten(visible(question), MAX_ECHO_CHARS)) || '…';

/**
 * The answer where search is not sure enough: a choice between names, or "not on file".
 * @param question as typed
 * @param valuesFor everything that was asked, with the picked entry in place of the name
 */
export function noConfidentAnswer(
  found: Exclude<Found<unknown>, { band: 'answered' }>,
  question: string,
  { record, language }: Pick<CommandContext, 'record' | 'language'>,
  valuesFor: (picked: string) => Values,
): Choices {
  const choices = found.suggestions.map((one): Choice => ({ label: labelOf(one, record), values: valuesFor(one.id) }));
  if (found.band === 'none' && found.wider !== undefined) return onlyWider(question, found.wider, language, valuesFor);
  if (found.band === 'none')
    return {
      kind: 'choices',
      text: notOnFileText(question, choices.length > 0, language),
      choices,
      ...(visible(question) === '' ? {} : { asked: valuesFor(question) }),
    };
  if (found.reason === 'named') return onlyNamed(found.suggestions, question, record, language);
  const phrase = found.reason === 'ambiguous' ? 'none.ambiguous' : 'none.near';
  return {
    kind: 'choices',
    text: language.say(phrase, { question: echo(question) }),
    choices,
    noneOf: question,
    ...(found.reason === 'ambiguous' ? { why: 'several' as const } : {}),
  };
}

/** Something is on file by the very name that was asked for, and nothing of it here: a button for where it is shown, never back to this question. */
function onlyNamed(
  suggestions: readonly Suggestion[],
  question: string,
  record: VerbatimRecord,
  language: Language,
): Choices {
  const choices = suggestions.flatMap((one): Choice[] => {
    const link = linkOf(one);
    return link === undefined ? [] : [{ label: labelOf(one, record), ...link }];
  });
  return {
    kind: 'choices',
    text: unansweredText(question, choices.length > 0, language),
    choices,
  };
}

/**
 * Nothing on file answers a question.
 * @param isOffered whether what it names follows
 */
export const unansweredText = (question: string, isOffered: boolean, language: Language): string =>
  isOffered ? language.say('none.unanswered', { question: echo(question) }) : notOnFileText(question, false, language);

/** Nothing matches the whole question, but something a part of it: one button away. */
function onlyWider(
  question: string,
  wider: WiderQuery,
  language: Language,
  valuesFor: (question: string) => Values,
): Choices {
  const [text, label] =
    wider.limit === 'days'
      ? [
          language.say('none.other-days', {
            question: echo(wider.query),
            days: escapeMarkdown(askedDaysInWords(wider.days, language)),
          }),
          language.say('button.other-days'),
        ]
      : [
          language.say('none.not-all', { question: echo(question) }),
          language.say('button.without', { limit: wider.without }),
        ];
  return {
    kind: 'choices',
    text,
    ...(wider.limit === 'days' ? { why: 'other-days' as const } : {}),
    choices: [{ label: shorten(visible(label), MAX_LABEL_CHARS), values: valuesFor(wider.query) }],
  };
}

/**
 * "Not on file", which never means "false".
 * @param question as typed
 * @param nearest whether the nearest names follow
 */
export function notOnFileText(question: string, nearest: boolean, language: Language): string {
  const what =
    visible(question) === ''
      ? language.say('none.nothing-asked')
      : language.say('none.not-on-file', { question: echo(question) });
  return `${what}\n${nearest ? language.say('none.nearest') : `-# ${language.say('none.caution')}`}`;
}

function labelOf({ id, kind, label }: Suggestion, record: VerbatimRecord): string {
  const entry = record.byId.get(id);
  const role = entry?.entry === 'person' ? entry.roles.at(-1) : undefined;
  const more = role === undefined ? '' : ` · ${roleInWords(record, role)}`;
  return shorten(visible(`${ICONS[kind]} ${label}${more}`), MAX_LABEL_CHARS);
}
