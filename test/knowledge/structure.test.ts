import { afterAll, describe, expect, it } from 'vitest';
import { BASE, type Folder, folder } from './support.js';

const folders: Folder[] = [];
afterAll(() => Promise.all(folders.map((one) => one.remove())));

async function problemsOf(content: string): Promise<readonly string[]> {
  const made = await folder({ 'knowledge/a.yaml': content });
  folders.push(made);
  return made.problems();
}

describe('a file whose layout is broken', () => {
  it.each([
    [
      'a merge conflict',
      '    speaker: ana-rusu\n',
      '<<<<<<< HEAD\n    speaker: ana-rusu\n=======\n    speaker: ana-russu\n>>>>>>> theirs\n',
      /^knowledge\/a\.yaml:14:1: not valid YAML: a merge conflict was left in the file here; keep one side of it/,
    ],
    [
      'a tab',
      '    speaker: ana-rusu\n',
      '\tspeaker: ana-rusu\n',
      /^knowledge\/a\.yaml:14:1 rusu-act: not valid YAML: this line is indented with a tab; indent it with spaces$/,
    ],
    [
      'a line one space too deep',
      '    speaker: ana-rusu\n',
      '     speaker: ana-rusu\n',
      /^knowledge\/a\.yaml:14:1 rusu-act: not valid YAML: this line is indented by 5 spaces, unlike the lines around it; indent it by (?:2 or )?4/,
    ],
    [
      'a line one space short',
      '    speaker: ana-rusu\n',
      '   speaker: ana-rusu\n',
      /^knowledge\/a\.yaml:14:1 rusu-act: not valid YAML: this line is indented by 3 spaces, unlike the lines around it; indent it by 2 or 4/,
    ],
  ])(
    'with %s has one problem, which names the cause, the line and the remedy',
    async (_what, before, after, message) => {
      const content = BASE.replace(before, after);
      expect(content).not.toBe(BASE);
      expect(await problemsOf(content)).toEqual([expect.stringMatching(message)]);
    },
  );
});
