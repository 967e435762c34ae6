import { isProven } from '../../record/proofs.js';
import type { VerbatimRecord } from '../../record/record.js';
import type { Figure, Statement } from '../../record/statement.js';
import type { ViewContext } from '../../view/block.js';
import { changeLines, retractionsOf } from '../../view/changes.js';
import type { Caution } from '../verdict-grades.js';
import type { Judged } from '../verdicts.js';

/** The entries that something was judged by. */
export const entriesOf = (judged: Judged): readonly (Statement | Figure)[] =>
  judged.kind === 'quote' ? judged.statements : judged.kind === 'figure' ? judged.figures : [];

/** What has to be known of the best of the entries that something is on file as; nothing where it is not on file, or withdrawn. */
export function cautionsOf(judged: Judged, context: ViewContext): Caution[] {
  const { record } = context;
  const entries = entriesOf(judged);
  const [best] = entries;
  if (best === undefined || judged.verdict === 'not-on-file' || judged.verdict === 'withdrawn') return [];
  const retractions = retractionsOf(best, { record });
  const found: Readonly<Record<Caution, boolean>> = {
    retracted: retractions.length > 0,
    denied: isDenied(best, record),
    corrected: changeLines(best, context).length > retractions.length,
    noted: best.note !== undefined,
    translated: best.entry === 'statement' && best.translatedBy !== undefined,
    'later-by-others': judged.kind === 'figure' && (judged.laterByOthers ?? []).length > 0,
    unproven: !entries.some(({ id }) => isKnown(id, record)),
  };
  return (Object.keys(found) as Caution[]).filter((caution) => found[caution]);
}

function isDenied(entry: Statement | Figure, { relatedTo }: VerbatimRecord): boolean {
  const ids = [entry.id, ...(entry.entry === 'figure' && entry.statement !== undefined ? [entry.statement] : [])];
  return ids.some((id) =>
    (relatedTo.get(id) ?? []).some(
      ({ status, relations }) =>
        status === 'live' &&
        relations.some((one) => one.kind === 'denies' && one.entry === id && one.certainty !== 'low'),
    ),
  );
}

/** Whether what is on file is proven, or has nothing to prove. */
const isKnown = (id: string, { proofs }: VerbatimRecord): boolean =>
  isProven(proofs.get(id)) || proofs.get(id) === 'nothing-to-prove';
