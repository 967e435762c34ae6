import { goneInWords } from '../knowledge/versions/gone.js';
import { createLog } from '../log.js';
import { type App, createApp } from '../process/app.js';
import { openCluster } from '../process/open-cluster.js';
import { createDrawer } from '../view/pictures/drawing/drawer.js';
import type { CliContext } from './cli-context.js';

/**
 * Loads the record for answering or exporting; progress on a large one goes to standard error.
 * @throws {ConfigError} @throws {RecordRefused}
 */
export async function openApp({ config, output }: CliContext): Promise<App> {
  const { knowledgeDir, archiveDir, cacheDir, houseStyle, search } = config();
  const cluster = await openCluster(search);
  return createApp({
    knowledgeDir,
    archiveDir,
    cacheDir,
    houseStyle,
    ...(cluster === undefined ? {} : { cluster }),
    log: createLog('silent', false),
    pictures: createDrawer(),
    onGone: (gone) => output.error(`Warning: ${goneInWords(gone)}\n`),
    onProgress: ({ file, entries, share }) =>
      output.error(`Reading ${file}: ${entries} entries, ${Math.floor(share * 100)} %\n`),
  });
}
