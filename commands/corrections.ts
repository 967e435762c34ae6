import type { Command } from '../src/bot/command.js';
import { define } from '../src/bot/options/define.js';
import { correctionsOf } from '../src/record/corrections.js';
import { correctionBlock } from '../src/view/corrections.js';

const PER_PAGE = 8;

/** `/corrections`: what was corrected or withdrawn on file, newest first. */
export const corrections: Command = {
  definition: define('corrections'),
  async answer(_values, context) {
    const record = await context.archive.corrected();
    const found = correctionsOf(record);
    if (found.length === 0) return { kind: 'choices', text: context.language.say('corrections.none'), choices: [] };
    return {
      kind: 'pages',
      heading: `### ${context.language.say('heading.corrections')}`,
      list: {
        count: found.length,
        block(index) {
          const one = found[index];
          if (one === undefined) throw new RangeError(`no correction ${index} of ${found.length}`);
          return correctionBlock(one, { ...context, record });
        },
      },
      perPage: PER_PAGE,
      divided: true,
      values: {},
    };
  },
};
