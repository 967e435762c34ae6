import { createHash } from 'node:crypto';
import { XMLParser, XMLValidator } from 'fast-xml-parser';
import { describe, expect, it } from 'vitest';
import { REPORT_FORMATS, writeReport } from '../../../src/check/report/formats.js';
import { gateResult, type StoryReport } from '../../../src/check/report/story-report.js';
import { FAULTS, LABELS } from '../../../src/check/verdict-grades.js';
import { figure, statement, story } from '../../support/entries.js';
import fc, { runs } from '../../support/properties.js';
import { sarifSchema } from '../../support/sarif-schema.js';
import { deskOver } from '../../support/story.js';

const ROAD = 'the road through the valley must be open by the first of May';
const DAM = 'nobody will ever close the old harbour to the fishing boats';
const HARBOUR = 'the harbour will be closed to every ship until the spring';
const entries = [
  statement('road', 'ararat-mirzoyan', '2023-09-22', `said: “${ROAD}”`),
  statement('dam', 'jeyhun-bayramov', '2023-09-22', `said: “${DAM}”`, { language: 'az' }),
  statement('denial', 'ararat-mirzoyan', '2023-09-23', 'said it was not so', {
    relations: [{ kind: 'denies', entry: 'dam' }],
  }),
  statement('gone', 'ararat-mirzoyan', '2023-09-22', `said: “${HARBOUR}”`, { status: 'withdrawn' }),
  figure('f', 'ararat-mirzoyan', 'killed', 'more than 200', 'people'),
];
const record = { ...story(entries), proofs: new Map(entries.map(({ id }) => [id, 'proven'] as const)) };
const check = deskOver(record);
const sarifViolations = sarifSchema();

const STORY = `# Council

Mirzoyan said: “${ROAD}.”

> Bayramov said: “${DAM}.” Mirzoyan said: “the road through the **forest** must be open by the first of May”.

Mirzoyan said: “${HARBOUR}.” Mirzoyan said more than 200 people were killed. “Never said by anybody at all.”
`;
const report = (await check('drafts/my story.md', STORY)).report;
const json = (one: StoryReport = report, failOn = FAULTS) => JSON.parse(writeReport('json', one, failOn));

describe('a report', () => {
  it('goes down the story, each with its place, its verdict and what the desk must know', () => {
    expect(report.items.map(({ from, verdict, cautions }) => [from.line, from.column, verdict, ...cautions])).toEqual([
      [3, 16, 'exact'],
      [5, 18, 'exact', 'denied'],
      [5, expect.any(Number), 'altered'],
      [7, 16, 'withdrawn'],
      [7, expect.any(Number), 'matches'],
      [7, expect.any(Number), 'not-on-file'],
    ]);
    expect(report.items[1]?.entries[0]?.know.join()).toMatch(/^Denied by Ararat Mirzoyan/);
    expect(report.items[2]?.words).toBe('the road through the forest must be open by the first of May');
  });

  it('shows of withdrawn words only the notice, in every format', () => {
    const own = { ...report, items: report.items.filter(({ verdict }) => verdict === 'withdrawn') };
    for (const format of REPORT_FORMATS) {
      const written = writeReport(format, own, FAULTS);
      expect(written).toContain('Withdrawn from the record');
      // Once, as the story has them.
      expect(written.split(HARBOUR)).toHaveLength(2);
    }
  });

  it('is the same for the same file, record and day, in every format', async () => {
    const again = (await check('drafts/my story.md', STORY)).report;
    for (const format of REPORT_FORMATS)
      expect(writeReport(format, again, FAULTS)).toBe(writeReport(format, report, FAULTS));
  });

  it('has a digest that anybody can compute from the version and the file', async () => {
    const digest = createHash('sha256').update(`verbatim story 1\n${record.version}\n${STORY}`).digest('hex');
    expect(report.digest).toBe(digest);
    expect((await check('drafts/my story.md', `${STORY} `)).report.digest).not.toBe(digest);
  });

  it('is stopped at what it is told to, and at what must not be printed when it is told nothing', () => {
    expect(gateResult(report, FAULTS)).toBe('found');
    expect(gateResult(report, [])).toBe('clean');
    expect(gateResult(report, ['denied'])).toBe('found');
    expect(gateResult(report, ['superseded'])).toBe('clean');
    const stops = json(report, ['denied', 'not-on-file']).items.map(({ stops: own }: { stops: string[] }) => own);
    expect(stops).toEqual([[], ['denied'], [], [], [], ['not-on-file']]);
  });

  it('never passes a story that was not checked wholly', async () => {
    const { report: long } = await check('a.txt', `“${'word '.repeat(1_200)}”`);
    expect(gateResult(long, [])).toBe('incomplete');
    expect(writeReport('text', long, [])).toContain('Not all was checked');
    expect(writeReport('junit', long, [])).toMatch(/errors="1"/);
    expect(JSON.parse(writeReport('sarif', long, [])).runs[0].invocations[0].executionSuccessful).toBe(false);
    expect(writeReport('html', long, [])).toContain('Not all was checked');
  });

  it('says of a story without quotations and figures that there are none', async () => {
    for (const text of ['', ' \n', 'The council met.']) {
      const { report: empty } = await check('a.txt', text);
      expect(gateResult(empty, LABELS)).toBe('clean');
      expect(writeReport('text', empty, LABELS)).toContain('no quotation and no figure');
      for (const format of REPORT_FORMATS) expect(writeReport(format, empty, LABELS)).not.toBe('');
    }
  });
});

describe('a SARIF report', () => {
  const log = JSON.parse(writeReport('sarif', report, FAULTS));

  it('is valid by the schema of SARIF 2.1.0', () => {
    expect(sarifViolations(log)).toEqual([]);
    expect(sarifViolations({ ...log, version: '1' })).not.toEqual([]);
  });

  it('points at the words in the file, and leaves out what is clean', () => {
    const [run] = log.runs;
    expect(run.results.map(({ ruleId, level }: { ruleId: string; level: string }) => [ruleId, level])).toEqual([
      ['denied', 'warning'],
      ['altered', 'error'],
      ['withdrawn', 'error'],
      ['not-on-file', 'warning'],
    ]);
    const { artifactLocation, region } = run.results[1].locations[0].physicalLocation;
    expect(artifactLocation.uri).toBe('drafts/my%20story.md');
    const line = STORY.split('\n')[region.startLine - 1] ?? '';
    expect(line.slice(region.startColumn - 1, region.endColumn - 1)).toBe(
      '“the road through the **forest** must be open by the first of May”',
    );
    for (const { ruleId, ruleIndex } of run.results) expect(run.tool.driver.rules[ruleIndex].id).toBe(ruleId);
  });
});

describe('a JUnit report', () => {
  it('is well-formed, with a test for each quotation and figure, failed where the gate stops', () => {
    const xml = writeReport('junit', report, FAULTS);
    expect(XMLValidator.validate(xml)).toBe(true);
    const { testsuites } = new XMLParser({ ignoreAttributes: false, attributeNamePrefix: '' }).parse(xml);
    const { testsuite } = testsuites;
    expect(testsuite).toMatchObject({ name: 'drafts/my story.md', tests: '6', failures: '2', errors: '0' });
    const failed = testsuite.testcase.filter((one: { failure?: unknown }) => one.failure !== undefined);
    expect(failed.map(({ failure }: { failure: { type: string } }) => failure.type)).toEqual(['altered', 'withdrawn']);
  });
});

describe('a page', () => {
  const page = writeReport('html', report, FAULTS);

  it('is one light page without script, that fetches nothing and says its languages', () => {
    expect(page).toMatch(/^<!doctype html>\n<html lang="en-US">/);
    expect(page).toContain("default-src 'none'");
    expect(page).toContain('color-scheme: light');
    expect(page).toContain('@media print');
    expect(page).toContain(`<span lang="az">“${DAM}”</span>`);
    expect(page).not.toMatch(/<(?:script|img|link|iframe|object|form)|\son\w+=|url\(|@import/i);
  });

  it('shows both wordings of what is altered', () => {
    expect(page).toMatch(/<del>valley<\/del> <ins>forest<\/ins>/);
  });
});

/** What a person or a file could write to get out of a report. */
const HOSTILE = [
  '<script>alert(1)</script>',
  '"><img src=x onerror=alert(1)>',
  ']]></failure>',
  '&amp;#60;',
  '\u202eevil\u202c',
  '\u0007\u001b]0;title\u0007',
  '\ufffe\uffff',
  '\ud83d',
  '@everyone',
  '[x](javascript:alert(1))',
];

describe('whatever somebody wrote', () => {
  it('stays text in every format', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.constantFrom(...HOSTILE, ' ', 'said '), { minLength: 1, maxLength: 12 }),
        async (all) => {
          const words = all.join('');
          const { report: own } = await check(`${words.slice(0, 50)}.txt`, `Mirzoyan said: “${words} was here again”.`);
          const [text = '', , sarif = '', junit = '', html = ''] = REPORT_FORMATS.map((one) =>
            writeReport(one, own, LABELS),
          );
          expect(json(own).items).toHaveLength(own.items.length);
          expect(sarifViolations(JSON.parse(sarif))).toEqual([]);
          expect(XMLValidator.validate(junit)).toBe(true);
          expect(html).not.toMatch(/<(?:script|img)/i);
          for (const one of [text, junit, html, sarif]) {
            expect(one).not.toMatch(/[^\P{Cc}\t\n]|[\u202a-\u202e]/u);
            expect(one.isWellFormed()).toBe(true);
          }
          expect(junit).not.toMatch(/[\ufffe\uffff]/);
        },
      ),
      runs(0.05),
    );
  });
});
