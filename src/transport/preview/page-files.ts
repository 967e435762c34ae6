import { access } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const NEEDED = ['index.html', 'main.js', 'page.css'];

/** Where the build puts the page. */
export const PAGE_DIR = fileURLToPath(new URL('../../../preview', import.meta.url));

/** @throws {Error} when the page was not built */
export async function requirePage(folder: string): Promise<void> {
  for (const file of NEEDED)
    await access(join(folder, file)).catch(() => {
      throw new Error(`The page's file ${file} is missing: run "npm run build".`);
    });
}
