import { commands } from '../../../commands/index.js';
import type { Config } from '../../config.js';
import { createDrawer } from '../../view/pictures/drawing/drawer.js';
import type { Output } from '../output.js';
import type { Finding } from './finding.js';
import { cacheFinding, nodeFinding, pictureFinding } from './machine.js';
import { recordFindings } from './record.js';

const SIGNS = { well: '✓', note: '!', trouble: '✗' } as const;

/**
 * Looks at everything the bot needs, and says of each how it is and what to do. Changes nothing.
 * @param config the settings
 * @param output where it is said
 * @returns whether nothing is in the way
 */
export async function doctor(config: Config, output: Output): Promise<boolean> {
  const drawer = createDrawer();
  const looks: (() => Promise<Finding[]>)[] = [
    async () => [nodeFinding(process.version)],
    async () => recordFindings(config),
    async () => [await cacheFinding(config), await pictureFinding(drawer)],
    async () => {
      // Loaded only where it is needed: discord.js takes longer to load than the whole record.
      const { discordFindings } = await import('./discord.js');
      const wanted = commands.flatMap(({ definition, menu }) =>
        menu === undefined ? [definition] : [definition, menu],
      );
      return discordFindings(config, wanted);
    },
  ];
  const all: Finding[] = [];
  for (const look of looks)
    for (const finding of await look()) {
      all.push(finding);
      output.write(`${SIGNS[finding.state]} ${finding.what}: ${finding.words}\n`);
    }
  await drawer.close();
  const troubles = all.filter(({ state }) => state === 'trouble').length;
  const notes = all.filter(({ state }) => state === 'note').length;
  output.write(
    troubles > 0
      ? `\n${troubles} ${troubles === 1 ? 'thing is' : 'things are'} in the way.\n`
      : `\nNothing is in the way${notes > 0 ? `; ${notes} ${notes === 1 ? 'thing' : 'things'} to know about` : ''}.\n`,
  );
  return troubles === 0;
}
