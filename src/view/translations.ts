import type { Language } from '../language/language.js';
import { translationKey } from '../record/proofs.js';
import type { Statement, Translation } from '../record/statement.js';
import type { ViewContext } from './block.js';
import { nameOf, sourceOf } from './names.js';
import { sourceInWords } from './source-link.js';

/**
 * The translations of a statement's quotation, the one in the reader's language first, each with its translator: never as the speaker's
 * own words. Not escaped.
 * @param briefly only the one in the reader's language
 */
export function translationLines(statement: Statement, context: ViewContext, briefly = false): string[] {
  const { language, record } = context;
  const printed = statement.language ?? sourceOf(record, statement.source).language;
  // Who reads the words themselves needs no translation.
  if (printed !== undefined && isSameLanguage(printed, language)) return [];
  const own = statement.translations.filter((one) => isIn(one, language));
  const others = briefly ? [] : statement.translations.filter((one) => !isIn(one, language));
  return [...own, ...others].map((one) => lineOf(one, statement, context));
}

function lineOf(translation: Translation, { id }: Statement, context: ViewContext): string {
  const { record, language } = context;
  const line = language.say('said.translation', {
    language: language.nameOf(translation.language),
    name: nameOf(record, translation.by),
    words: translation.says,
  });
  if (translation.source === undefined) return line;
  const source = sourceInWords(sourceOf(record, translation.source), context);
  const isProven = record.proofs.get(translationKey(id, translation)) === 'proven';
  return `${line} (${language.say(isProven ? 'proof.translation' : 'said.source', { source })})`;
}

const isIn = ({ language }: Translation, reader: Language): boolean => isSameLanguage(language, reader);

const isSameLanguage = (language: string, reader: Language): boolean =>
  language.split('-')[0]?.toLowerCase() === reader.locale.split('-')[0]?.toLowerCase();
