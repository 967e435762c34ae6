import { access, constants, mkdir } from 'node:fs/promises';
import type { Config } from '../../config.js';
import type { Drawer } from '../../view/pictures/drawing/drawer.js';
import { advice, type Finding, failed, passed } from './finding.js';

/** As `engines` in package.json says. */
const MIN_NODE_VERSION = [20, 19] as const;
const SMALL_PICTURE =
  '<svg xmlns="http://www.w3.org/2000/svg" width="20" height="20"><rect width="20" height="20"/></svg>';

/**
 * Whether this Node can run the bot.
 * @param version such as `v20.19.0`
 */
export function nodeFinding(version: string): Finding {
  const [major = 0, minor = 0] = version.replace(/^v/, '').split('.').map(Number);
  const [minMajor, minMinor] = MIN_NODE_VERSION;
  return major > minMajor || (major === minMajor && minor >= minMinor)
    ? passed('Node', version)
    : failed(
        'Node',
        `${version} is too old: install ${MIN_NODE_VERSION.join('.')} or newer, preferably the current LTS release.`,
      );
}

/** Whether a large record could be kept for the next start. */
export async function cacheFinding({ cacheDir }: Config): Promise<Finding> {
  try {
    await mkdir(cacheDir, { recursive: true });
    await access(cacheDir, constants.W_OK);
    return passed('Cache', `${cacheDir} can be written.`);
  } catch (error) {
    const { code = 'unknown error' } = error as NodeJS.ErrnoException;
    return advice(
      'Cache',
      `${cacheDir} cannot be written (${code}): a large record is then read again at every start. Set CACHE_DIR to a folder that can.`,
    );
  }
}

/** Whether pictures can be drawn: the thread, its WebAssembly and its fonts. */
export async function pictureFinding(drawer: Drawer): Promise<Finding> {
  try {
    await drawer.fontMetrics();
    await drawer.draw(SMALL_PICTURE);
    return passed('Pictures', 'The fonts are there, and a picture was drawn.');
  } catch (error) {
    return failed(
      'Pictures',
      `None can be drawn (${String(error)}): answers come without them. Install the packages again with "npm ci".`,
    );
  }
}
