import { inlineYaml } from '../../knowledge/edit/skeleton.js';
import type { Composed } from './compose.js';
import type { EntryToWrite } from './entry-to-write.js';

const LISTS = ['sources', 'people', 'metrics', 'statements', 'figures'] as const;
/** Of a comment on one line, in UTF-16 units. */
const MAX_COMMENT = 400;

/**
 * Drafted entries as a file of the record.
 * @param head first lines of the file, without the mark of a comment
 */
export function draftAsYaml({ entries, onFile }: Composed, head: readonly string[]): string {
  const lists = LISTS.flatMap((list) => {
    const own = entries.filter((one) => one.list === list);
    return own.length === 0 ? [] : [`${list}:\n${own.map(entryAsYaml).join('\n')}`];
  });
  const left =
    onFile.length === 0
      ? []
      : [`${comment('', 'Left out, because it is on file:')}${onFile.map((one) => comment('', `- ${one}`)).join('')}`];
  return [head.map((line) => comment('', line)).join(''), ...lists, ...left].join('\n');
}

function entryAsYaml({ comments, keys }: EntryToWrite): string {
  const lines = keys.map(([key, value], at) => `  ${at === 0 ? '-' : ' '} ${key}: ${inlineYaml(value)}\n`);
  return comments.map((one) => comment('  ', one)).join('') + lines.join('');
}

/** A comment is one line, whatever is in it. */
function comment(indent: string, words: string): string {
  const line = words.replace(/[\p{Cc}\p{Zl}\p{Zp}]+/gu, ' ').trim();
  return `${indent}# ${line.length > MAX_COMMENT ? `${line.slice(0, MAX_COMMENT).toWellFormed()} …` : line}\n`;
}
