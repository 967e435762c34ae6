import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** A file of the page. */
export interface Asset {
  readonly type: string;
  readonly bytes: Buffer;
}

const FILES: Readonly<Record<string, readonly [file: string, type: string]>> = {
  '/': ['index.html', 'text/html; charset=utf-8'],
  '/main.js': ['main.js', 'text/javascript; charset=utf-8'],
  '/page.css': ['page.css', 'text/css; charset=utf-8'],
};

/** Where the build puts the page: beside this file. */
export const PAGE_DIR = fileURLToPath(new URL('./page', import.meta.url));

/**
 * Reads the page's files, once.
 * @param folder where they are
 * @returns the files by path
 * @throws {Error} when the page was not built
 */
export async function readAssets(folder: string): Promise<ReadonlyMap<string, Asset>> {
  const read = Object.entries(FILES).map(async ([path, [file, type]]): Promise<[string, Asset]> => {
    const bytes = await readFile(join(folder, file)).catch(() => {
      throw new Error(`The page's file ${file} is missing: run "npm run build".`);
    });
    return [path, { type, bytes }];
  });
  return new Map(await Promise.all(read));
}
