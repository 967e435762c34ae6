import type { Dirent } from 'node:fs';
import { opendir, realpath, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { explainFileError, isNotThere } from './file-errors.js';
import { explainTrouble, type FileTrouble, inTime, isWithin } from './guarded-file.js';

/** What is in a folder and below it. */
export interface FoundFiles {
  /** Real path of the folder; undefined when it does not exist. */
  readonly root: string | undefined;
  /** Sorted. */
  readonly paths: readonly string[];
  readonly refused: readonly RefusedPath[];
}

/** A path that is not followed. `wrong` is a whole clause. */
export interface RefusedPath extends FileTrouble {
  readonly path: string;
}

/** Which files to find. */
export interface Wanted {
  readonly name: RegExp;
  readonly subfolders: boolean;
}

/** Max files and folders that are looked at below one folder, those of other names included. */
const MAX_ITEMS = 100_000;
/** Max levels of folders, links to folders included. */
const MAX_LEVELS = 16;

const INSIDE = 'keep the files of the record in one folder: put a copy in the place of the link';

/**
 * Finds the files below a folder whose names fit. Links are followed as long as they stay inside the folder; the folder itself may be a
 * link. Names that begin with a dot are left out: editors, git and mounted volumes keep their scratch there.
 */
export async function findFiles(folder: string, wanted: Wanted): Promise<FoundFiles> {
  try {
    const root = await inTime(realpath(folder));
    const search = new FileSearch(folder, root, wanted);
    await inTime(search.look(folder, new Set()));
    return { root, paths: search.paths.sort(), refused: search.refused };
  } catch (error) {
    if (isNotThere(error)) return { root: undefined, paths: [], refused: [] };
    const { wrong } = explainTrouble(error);
    return { root: folder, paths: [], refused: [{ path: folder, wrong: `the folder ${wrong}`, right: READABLE }] };
  }
}

const READABLE = 'name a folder that can be read';

class FileSearch {
  readonly paths: string[] = [];
  readonly refused: RefusedPath[] = [];
  #items = 0;

  constructor(
    private readonly folder: string,
    private readonly root: string,
    private readonly wanted: Wanted,
  ) {}

  /** @param above real paths of the folders it lies in */
  async look(folder: string, above: ReadonlySet<string>): Promise<void> {
    try {
      const real = await realpath(folder);
      if (above.has(real))
        return this.#refuse(folder, 'this link leads back into a folder it lies in', 'remove the link');
      if (!isWithin(real, this.root))
        return this.#refuse(folder, 'this link leads out of the folder of the record', INSIDE);
      if (above.size >= MAX_LEVELS)
        return this.#refuse(folder, `this folder is more than ${MAX_LEVELS} folders deep`, 'move it up');
      const inside = new Set([...above, real]);
      for (const item of await this.#list(folder)) await this.#take(item, join(folder, item.name), inside);
    } catch (error) {
      this.#refuse(folder, `the folder ${explainFileError(error)}`, READABLE);
    }
  }

  async #list(folder: string): Promise<Dirent[]> {
    const items: Dirent[] = [];
    if (this.#items > MAX_ITEMS) return items;
    for await (const item of await opendir(folder, { bufferSize: 256 })) {
      this.#items += 1;
      if (this.#items > MAX_ITEMS) {
        const wrong = `the folder holds more than ${MAX_ITEMS} files and folders`;
        this.#refuse(this.folder, wrong, 'keep only the record in it; many entries fit into one .jsonl file');
        return [];
      }
      if (!item.name.startsWith('.')) items.push(item);
    }
    return items;
  }

  async #take(item: Dirent, path: string, inside: ReadonlySet<string>): Promise<void> {
    const { name, subfolders } = this.wanted;
    const fits = name.test(item.name);
    let isFolder = item.isDirectory();
    // A link of any name may lead to a folder of files.
    if (item.isSymbolicLink() && (fits || subfolders)) {
      try {
        isFolder = (await stat(path)).isDirectory();
      } catch (error) {
        const wrong = isNotThere(error) ? 'this link leads nowhere' : `this link ${explainFileError(error)}`;
        return this.#refuse(path, wrong, 'remove the link or point it at a file');
      }
    }
    if (isFolder && subfolders) await this.look(path, inside);
    else if (fits) this.paths.push(path);
  }

  #refuse(path: string, wrong: string, right: string): void {
    this.refused.push({ path, wrong, right });
  }
}
