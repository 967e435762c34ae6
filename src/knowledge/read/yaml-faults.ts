import type { YAMLError } from 'yaml';
import { excerpt } from '../problems.js';

const EXPLAINED: Readonly<Record<string, { wrong: string; right: string }>> = {
  TAB_AS_INDENT: { wrong: 'this line is indented with a tab', right: 'indent with spaces' },
  BAD_INDENT: { wrong: 'this line does not line up with the lines around it', right: 'indent it like its neighbours' },
  MISSING_CHAR: {
    wrong: 'a mark is missing here',
    right: 'close the quotation mark or bracket, or put a space after the colon',
  },
  BLOCK_IN_FLOW: { wrong: 'a bracket is not closed before this line', right: 'close the bracket' },
  MULTIPLE_DOCS: { wrong: 'the file holds more than one document (---)', right: 'keep one document a file' },
  MULTILINE_IMPLICIT_KEY: { wrong: 'a key runs over several lines', right: 'write `key: value` on one line' },
  BLOCK_AS_IMPLICIT_KEY: { wrong: 'a text holds a colon followed by a space', right: 'put the text in single quotes' },
  TAG_RESOLVE_FAILED: { wrong: 'a tag (!name) means nothing here', right: 'take the tag out' },
};

/** What is wrong with the syntax, and what would be right, in plain words. */
export function explainFault(fault: YAMLError): { wrong: string; right: string } {
  const known = EXPLAINED[fault.code];
  if (known) return { wrong: `not valid YAML: ${known.wrong}`, right: known.right };
  return {
    wrong: `not valid YAML: ${excerpt(fault.message, 140)}`,
    right: 'check indentation, quotation marks and colons on this line',
  };
}
