import { access, constants, mkdir } from 'node:fs/promises';
import type { Config } from '../../config.js';
import type { Drawer } from '../../view/pictures/drawing/drawer.js';
import { type Finding, note, trouble, well } from './finding.js';

/** The oldest Node that is supported. */
const OLDEST = [20, 19] as const;
const SMALL_PICTURE =
  '<svg xmlns="http://www.w3.org/2000/svg" width="20" height="20"><rect width="20" height="20"/></svg>';

/**
 * Whether this Node can run the bot.
 * @param version such as `v20.19.0`
 */
export function nodeFinding(version: string): Finding {
  const [major = 0, minor = 0] = version.replace(/^v/, '').split('.').map(Number);
  const [oldest, oldestMinor] = OLDEST;
  return major > oldest || (major === oldest && minor >= oldestMinor)
    ? well('Node', version)
    : trouble(
        'Node',
        `${version} is too old: install ${OLDEST.join('.')} or newer, best the newest with long support.`,
      );
}

/** Whether a large record could be kept for the next start. */
export async function cacheFinding({ cacheDir }: Config): Promise<Finding> {
  try {
    await mkdir(cacheDir, { recursive: true });
    await access(cacheDir, constants.W_OK);
    return well('Cache', `${cacheDir} can be written.`);
  } catch (error) {
    const { code = 'unknown error' } = error as NodeJS.ErrnoException;
    return note(
      'Cache',
      `${cacheDir} cannot be written (${code}): a large record is then read anew at every start. Set CACHE_DIR to a folder that can.`,
    );
  }
}

/** Whether pictures can be drawn: the thread, its WebAssembly and its fonts. */
export async function pictureFinding(drawer: Drawer): Promise<Finding> {
  try {
    await drawer.fontMetrics();
    await drawer.draw(SMALL_PICTURE);
    return well('Pictures', 'The fonts are there, and a picture was drawn.');
  } catch (error) {
    return trouble(
      'Pictures',
      `None can be drawn (${String(error)}): answers come without them. Install the packages again with "npm ci".`,
    );
  }
}
