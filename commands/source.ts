import { markedPassage } from '../src/bot/answers/marked-passage.js';
import { echo, noConfidentAnswer } from '../src/bot/answers/not-on-file.js';
import type { Answer, Command, CommandContext, Completion } from '../src/bot/command.js';
import { complete, optionText } from '../src/bot/options/completion.js';
import { define, text } from '../src/bot/options/define.js';
import type { Source } from '../src/record/entries.js';
import { currentId } from '../src/record/former-ids.js';
import type { Figure, Statement } from '../src/record/statement.js';
import { blockList } from '../src/view/block.js';
import { valueInWords } from '../src/view/figure-words.js';
import { claimantOf, speakerOf } from '../src/view/names.js';
import { aboutBlock, passageBlocks, sourceBlocks, withdrawnBlocks } from '../src/view/source.js';
import { sourceInWords } from '../src/view/source-link.js';
import { escapeMarkdown } from '../src/view/text.js';

const QUESTION = 'entry';
const PER_PAGE = 8;
/** Discord shows no more completions. */
const MAX_CHOICES = 25;
/** Places among them for ids of statements and figures. */
const MAX_IDS = 10;
/** A completion has 100. */
const MAX_ID_CHARS = 90;

/** `/source`: a source, its link straight to the passage, and the passage with the words marked where the archive is at hand. */
export const source: Command = {
  definition: define('source', [text(QUESTION, true)]),
  question: QUESTION,
  async complete(_option, typing, context) {
    const found = await complete('source', typing, context);
    const sources = MAX_CHOICES - MAX_IDS;
    return [...found.slice(0, sources), ...(await idsLike(optionText(typing), context)), ...found.slice(sources)].slice(
      0,
      MAX_CHOICES,
    );
  },
  async answer(values, context) {
    const question = optionText(values[QUESTION]);
    const named = await context.archive.slice({ entries: [question] });
    const entry = named.byId.get(currentId(named, question));
    const shown = { ...context, record: named };
    if ((entry?.entry === 'statement' || entry?.entry === 'figure') && entry.status === 'live') {
      const marked = await markedPassage(entry, context);
      return page(headingOf(entry, shown), passageBlocks(entry, marked, shown), {
        [QUESTION]: entry.id,
      });
    }
    if ((entry?.entry === 'statement' || entry?.entry === 'figure') && entry.status === 'withdrawn')
      return page(headingOf(entry, shown), withdrawnBlocks(entry, shown), {
        [QUESTION]: entry.id,
      });
    const found = await context.search.sources(question);
    if (found.band !== 'answered')
      return noConfidentAnswer(found, question, context, (picked) => ({ [QUESTION]: picked }));
    const sources = found.hits.map(({ item }) => item);
    const [first] = sources;
    if (first !== undefined && sources.length === 1) {
      const record = await context.archive.slice({ sources: [first.id] });
      return page(sourceInWords(first, context), sourceBlocks(first, { ...context, record }), {
        [QUESTION]: first.id,
      });
    }
    return severalSources(sources, question, context);
  },
};

/** Whose words or number it is the source of; of what is withdrawn, only its id. */
function headingOf(entry: Statement | Figure, { record, language }: CommandContext): string {
  const words =
    entry.status === 'withdrawn'
      ? entry.id
      : entry.entry === 'figure'
        ? `${claimantOf(record, entry).name}: ${valueInWords(entry, record)}`
        : speakerOf(record, entry).name;
  return language.say('heading.source-of', { what: words });
}

const page = (title: string, blocks: Parameters<typeof blockList>[0], values: Record<string, string>): Answer => ({
  kind: 'pages',
  heading: `### ${escapeMarkdown(title)}`,
  list: blockList(blocks),
  perPage: PER_PAGE,
  divided: false,
  exported: true,
  values,
});

function severalSources(sources: readonly Source[], question: string, context: CommandContext): Answer {
  return {
    kind: 'pages',
    heading: `### ${context.language.say('heading.sources', { question: echo(question) })}`,
    list: {
      count: sources.length,
      block(index) {
        const about = sources[index] === undefined ? undefined : aboutBlock(sources[index], context);
        if (about === undefined) throw new RangeError(`no source ${index} of ${sources.length}`);
        return about;
      },
    },
    perPage: 5,
    divided: true,
    counted: 'sources',
    exported: true,
    values: { [QUESTION]: question },
  };
}

/** Statements and figures whose id begins as typed. */
async function idsLike(typing: string, { archive }: CommandContext): Promise<Completion[]> {
  if (typing.length < 3) return [];
  const ids = await archive.idsBeginning(typing, { most: MAX_IDS, ofWords: true });
  return ids.filter((id) => id.length <= MAX_ID_CHARS).map((id) => ({ name: `💬 ${id}`, value: id }));
}
