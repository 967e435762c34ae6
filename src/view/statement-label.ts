import type { VerbatimRecord } from '../record/record.js';
import type { Statement } from '../record/statement.js';
import { speakerInWords } from './names.js';
import { shorten, visible } from './text.js';

/** Discord takes 80 characters. */
const MAX_LABEL_CHARS = 78;

/** What a button says that leads to a statement: whose it is, and its first words. */
export const statementLabel = ({ speaker, source, says }: Statement, record: VerbatimRecord): string =>
  shorten(visible(`${speakerInWords(record, speaker, source)}: ${says}`), MAX_LABEL_CHARS);
