import { goneInWords } from '../knowledge/versions/gone.js';
import { createLog } from '../log.js';
import { type App, createApp } from '../process/app.js';
import { createDrawer } from '../view/pictures/drawing/drawer.js';
import type { CliContext } from './cli-context.js';

/**
 * Loads the record for answering or exporting; progress on a large one goes to standard error.
 * @throws {ConfigError} @throws {RecordRefused}
 */
export function openApp({ config, output }: CliContext): Promise<App> {
  const { knowledgeDir, archiveDir, cacheDir, houseStyle } = config();
  return createApp({
    knowledgeDir,
    archiveDir,
    cacheDir,
    houseStyle,
    log: createLog('silent', false),
    pictures: createDrawer(),
    onGone: (gone) => output.error(`Warning: ${goneInWords(gone)}\n`),
    onProgress: ({ file, entries, share }) =>
      output.error(`Reading ${file}: ${entries} entries, ${Math.floor(share * 100)} %\n`),
  });
}
