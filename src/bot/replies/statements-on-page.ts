import type { Statement } from '../../record/statement.js';
import type { ViewContext } from '../../view/block.js';
import type { Page } from '../../view/page.js';
import type { CommandContext } from '../command.js';

/** The live statements that a page shows, and what shows them. */
interface StatementsOnPage<Context> {
  readonly statements: readonly Statement[];
  readonly context: Context;
}

/** The live statements that a page shows, each the first entry of its block, with all that is shown beside them. */
export async function statementsOn<Context extends Pick<CommandContext, 'archive'> & Pick<ViewContext, 'record'>>(
  page: Page,
  context: Context,
): Promise<StatementsOnPage<Context>> {
  const ids = new Set(page.blocks.flatMap(({ entries: [first] }) => first ?? []));
  // A page of help shows none, and is there even where nothing can be fetched.
  if (ids.size === 0) return { statements: [], context };
  const record = await context.archive.slice({ entries: [...ids] });
  const statements = [...ids].flatMap((id) => {
    const entry = record.byId.get(id);
    return entry?.entry === 'statement' && entry.status === 'live' ? [entry] : [];
  });
  return { statements, context: { ...context, record } };
}
