import type { YAMLError } from 'yaml';
import { excerpt, type Problem } from '../problems.js';
import { entryAt, indentationFault, mergeMark } from './structure-faults.js';
import { openBracket, openQuotation, valueFault } from './value-faults.js';

const MAX_PROBLEMS = 10;

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

/**
 * Says in plain words why a text is no valid YAML: one problem for each cause, and none for what only follows from it.
 * @param placeAt the place of an offset in UTF-16 units
 */
export function explainFaults(
  faults: readonly YAMLError[],
  text: string,
  placeAt: (offset: number) => Pick<Problem, 'line' | 'column'>,
): Omit<Problem, 'file'>[] {
  const layout = mergeMark(text) ?? indentationFault(text);
  if (layout !== undefined) return [notValid({ column: 1, ...layout })];
  const lines = text.split('\n');
  const problems = new Map<number, Omit<Problem, 'file'>>();
  for (const fault of faults) {
    const place = placeAt(fault.pos[0]);
    const inValue =
      valueFault(lines, place.line) ??
      openBracket(lines, place.line) ??
      (fault.code === 'MISSING_CHAR' ? openQuotation(lines) : undefined);
    const problem = inValue ?? { ...place, ...explainFault(fault) };
    const entry = entryAt(lines, problem.line);
    if (!problems.has(problem.line))
      problems.set(problem.line, notValid(entry === undefined ? problem : { ...problem, entry }));
    // Where the value of this line is not to blame, everything after it is read wrongly.
    if (inValue?.line !== place.line || problems.size >= MAX_PROBLEMS) break;
  }
  return [...problems.values()];
}

const notValid = <P extends { readonly wrong: string }>(problem: P): P => ({
  ...problem,
  wrong: `not valid YAML: ${problem.wrong}`,
});

function explainFault(fault: YAMLError): { wrong: string; right: string } {
  return (
    EXPLAINED[fault.code] ?? {
      wrong: excerpt(fault.message, 140),
      right: 'check indentation, quotation marks and colons on this line',
    }
  );
}
