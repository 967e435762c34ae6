import { recordInLanguage } from '../record/in-language.js';
import type { VerbatimRecord } from '../record/record.js';
import type { CommandContext } from './command.js';

/** A context in whose record everything is called what it is called in the reader's language. */
export function inReadersLanguage(context: CommandContext): CommandContext {
  const { record, archive, language } = context;
  const local = (one: VerbatimRecord): VerbatimRecord => recordInLanguage(one, language.locale);
  return {
    ...context,
    record: local(record),
    archive: {
      slice: async (request) => local(await archive.slice(request)),
      idsBeginning: (typed, wanted) => archive.idsBeginning(typed, wanted),
      idsAfter: (id, most) => archive.idsAfter(id, most),
      corrected: async () => local(await archive.corrected()),
    },
  };
}
