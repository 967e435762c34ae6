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

describe('a value that YAML cannot read', () => {
  it.each([
    [
      'a colon in its text',
      'says: called it: an act',
      /11 rusu-act: not valid YAML: the text of `says` holds a colon followed by a space; put the text in single quotes/,
    ],
    [
      'a colon and an apostrophe in its text',
      "says: didn't say: an act",
      /11 rusu-act: .* a colon followed by a space; put the text in double quotes/,
    ],
    [
      'words after its quotation',
      'says: "sudden" it was',
      /11 rusu-act: not valid YAML: `says` goes on after the closing "; .*“ ”/,
    ],
    [
      'an apostrophe in single quotes',
      "says: 'didn't say'",
      /11 rusu-act: .*`says` goes on after the closing '; put the whole text in double/,
    ],
    [
      'a quotation that is never closed',
      'says: "sudden',
      /11 rusu-act: .*beginning of `says` is never closed; close it with "/,
    ],
    ['a sign of YAML at its beginning', 'says: *sudden* it was', /11 rusu-act: .*`says` begins with \*/],
    ['words after its bracket', 'says: [sic] it was', /11 rusu-act: .*`says` begins with \[/],
    [
      'a bracket that is never closed',
      'topics: [bridge, act',
      /13 rusu-act: .*the bracket at the beginning of `topics` is never closed/,
    ],
    ['no space after its colon', 'says:it was', /5 rusu-act: .*no space after `says:`/],
    ['no colon at all', 'says it was', /5 rusu-act: .*this line has no key/],
    [
      'a key twice',
      'says: it was\n    speaker: ana-rusu',
      /5 rusu-act: not valid YAML: this key is used twice in one entry/,
    ],
  ])('has one problem for %s, which names line, entry and remedy', async (_what, written, message) => {
    const content = BASE.replace('says: called it a “sudden and well-planned act”', written);
    const problems = await problemsOf(content);
    expect(problems).toEqual([expect.stringMatching(message)]);
    expect(problems[0]).toMatch(/^knowledge\/a\.yaml:1[89]:/);
  });

  it('is named in each of several entries', async () => {
    const content = BASE.replace('name: Ana Rusu', 'name: Ana: Rusu').replace('says: called', 'says: said: called');
    expect(await problemsOf(content)).toEqual([
      expect.stringMatching(/:7:11 ana-rusu: .*`name` holds a colon/),
      expect.stringMatching(/:18:11 rusu-act: .*`says` holds a colon/),
    ]);
  });
});
