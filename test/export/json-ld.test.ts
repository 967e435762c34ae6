import { beforeAll, describe, expect, it } from 'vitest';
import { buildRecord, type VerbatimRecord } from '../../src/record/record.js';
import * as entries from '../support/entries.js';
import { exported, nodesById, remarks } from '../support/exported.js';
import { firstStory } from '../support/first-story.js';
import { schemaOrg, schemaOrgViolations } from '../support/schema-org.js';

const vocabulary = schemaOrg();
const { statement, figure, story } = entries;
const revisions = [{ date: { iso: '2023-10', precision: 'month' as const }, was: 'old', now: 'new', why: 'a slip' }];
const week = { iso: '2023-09-18', precision: 'week' as const };

/** Every property that an entry can have, on entries whose shapes the first story does not hold. */
const full = (): VerbatimRecord =>
  story([
    entries.source('ministry-2023', 'Ministry', '2023-09', {
      standing: 'primary',
      byline: 'A. Writer',
      url: 'javascript:alert(1)',
      language: 'en',
      retrieved: { iso: '2023-10-01', precision: 'day' },
      republishedFrom: 'wire-2020',
      wire: 'Some Wire',
      perspective: 'Armenian',
      revision: { kind: 'withdrawn', date: { iso: '2023-10-02', precision: 'day' }, note: 'in error' },
      note: 'A note.',
      revisions,
    }),
    entries.person('with-roles', 'Ann Roles', {
      aliases: [{ name: 'A. Roles', strength: 'weak' }],
      roles: [
        { title: 'minister', organisation: 'armenia-mfa', from: { iso: '2020', precision: 'year' }, to: week },
        { title: 'member of parliament' },
      ],
    }),
    entries.organisation('outlet-body', 'Outlet', { kind: 'outlet', country: 'Armenia' }),
    entries.organisation('gone-body', 'Gone', { status: 'withdrawn', kind: 'government', revisions }),
    entries.metric('houses', { unit: 'houses', aliases: [{ name: 'homes', strength: 'strong' }] }),
    entries.event('week-event', 'Week of talks', '2023', {
      start: week,
      end: { iso: '2023-09', precision: 'month', about: true },
      place: 'yevlakh',
      partOf: 'war-2020',
      namesUsedBy: [{ owner: 'kremlin', name: 'Other name' }],
      summary: [{ text: 'They met.', entries: ['kremlin-1'] }],
      revisions,
    }),
    statement('all-properties', 'with-roles', '2023-09-21', 'said “one” and then “two & <three>”', {
      event: 'week-event',
      addressee: 'kremlin',
      occasion: 'interview',
      kind: 'warning',
      topics: ['corridor'],
      language: 'fr',
      translatedBy: 'kremlin',
      saidBasis: 'inferred',
      saidNote: 'from the text',
      relations: [
        { kind: 'answers', entry: 'kremlin-1', certainty: 'low', note: 'perhaps' },
        { kind: 'denies', described: 'what was said' },
      ],
      renderings: [{ source: 'ministry-2023' }, { source: 'wire-2020', says: 'said “uno”' }],
      reviewBy: { iso: '2024', precision: 'year' },
      note: 'A note.',
      revisions,
    }),
    statement('handed-on', 'kremlin', '', 'asked for “calm”', { said: week, reportedBy: ['with-roles', 'somebody'] }),
    statement('outlet-says', 'outlet', '2023-09-22', 'writes that “rain” fell', { kind: 'narration' }),
    statement('two-papers', 'kremlin', '2020-11-01', 'spoke', {
      renderings: [{ source: 'wire-2020', says: 'talked' }],
    }),
    statement('gone', 'kremlin', '2023-09-20', 'said “never mind”', { status: 'withdrawn', revisions }),
    figure('gone-figure', 'kremlin', 'killed', 'seven', 'sheep', { status: 'withdrawn', revisions }),
    figure('all-figure', 'with-roles', 'houses', 'up to 7', 'houses', {
      statement: 'all-properties',
      asOf: week,
      asOfBasis: 'inferred',
      of: 'week-event',
      place: 'yevlakh',
      unit: 'houses',
      note: 'A note.',
      reviewBy: { iso: '2024', precision: 'year' },
      revisions,
    }),
  ]);

describe('linked data', () => {
  let shipped: VerbatimRecord;
  beforeAll(async () => {
    shipped = await firstStory();
  });

  it('uses only types and properties of schema.org, with values in their range, in the first story', () => {
    const document = JSON.parse(exported('jsonld', shipped));
    expect(schemaOrgViolations(document, vocabulary)).toEqual([]);
    expect(document['@graph']).toHaveLength(shipped.byId.size + 1);
  });

  it('does so for every property that an entry can have, and for a part of the record', () => {
    expect(schemaOrgViolations(JSON.parse(exported('jsonld', full())), vocabulary)).toEqual([]);
    for (const id of ['all-properties', 'all-figure', 'week-event', 'bayramov-1', 'gone', 'ministry-2023'])
      expect(schemaOrgViolations(JSON.parse(exported('jsonld', full(), [id])), vocabulary)).toEqual([]);
  });

  it('is checked by a test that finds a wrong type, a wrong property, a wrong value and a reference to nowhere', () => {
    const graph = (node: object) => ({ '@context': 'https://schema.org', '@graph': [{ '@id': 'x', ...node }] });
    for (const wrong of [
      { '@type': 'Quote' },
      { '@type': 'Quotation', says: 'x' },
      { '@type': 'Quotation', appearance: { '@type': 'NewsArticle' } },
      { '@type': 'Quotation', dateCreated: '21 Sept 2023' },
      { '@type': 'Quotation', spokenByCharacter: 'Ararat Mirzoyan' },
      { '@type': 'Quotation', spokenByCharacter: { '@type': 'Place' } },
      { '@type': 'Quotation', spokenByCharacter: { '@id': 'nowhere' } },
      { '@type': 'Person', hasOccupation: { '@type': 'Role', hasOccupation: { '@type': 'Place' } } },
      { '@type': 'Event', additionalProperty: { '@type': 'PropertyValue' } },
    ])
      expect(schemaOrgViolations(graph(wrong), vocabulary)).not.toEqual([]);
  });

  it('gives every quoted run by itself, beside its whole sentence, under a name that stays', () => {
    const node = nodesById(full()).get('all-properties');
    expect(node).toMatchObject({
      '@type': 'Quotation',
      '@id': 'urn:verbatim:all-properties',
      text: ['one', 'two & <three>'],
      description:
        'Ann Roles, minister, Armenian foreign ministry; member of parliament, said “one” and then “two & <three>”',
      spokenByCharacter: { '@id': 'urn:verbatim:with-roles' },
      creator: { '@id': 'urn:verbatim:with-roles' },
      isPartOf: [{ '@id': 'urn:verbatim:daily-2023' }, { '@id': 'urn:verbatim:ministry-2023' }],
      citation: [{ '@id': 'urn:verbatim:wire-2020' }],
      dateCreated: '2023-09-21',
      genre: ['separate quotes', 'warning'],
    });
    expect(remarks(node, 'date said')).toEqual(['21 Sept 2023; date inferred; from the text']);
  });

  it('quotes every statement of the first story with exactly the words inside its quotation marks', () => {
    const nodes = [...nodesById(shipped)].filter(([, node]) => node['@type'] === 'Quotation');
    expect(nodes.length).toBeGreaterThan(100);
    for (const [id, { text }] of nodes) {
      const entry = shipped.byId.get(id);
      for (const run of [text].flat())
        expect(
          entry?.entry === 'statement' && /[“"«„]/.test(entry.says[entry.says.indexOf(String(run)) - 1] ?? ''),
        ).toBe(true);
    }
  });

  it('makes a paraphrase a claim, and leaves it open where it first appeared when the dates do not tell', () => {
    const nodes = nodesById(full());
    expect(nodes.get('bayramov-1')).toMatchObject({
      '@type': 'Claim',
      text: 'Jeyhun Bayramov, foreign minister, Azerbaijani foreign ministry, denied any plan of ethnic cleansing',
      author: { '@id': 'urn:verbatim:jeyhun-bayramov' },
      firstAppearance: { '@id': 'urn:verbatim:daily-2023' },
    });
    expect(nodes.get('two-papers')).toMatchObject({ firstAppearance: { '@id': 'urn:verbatim:wire-2020' } });
    const undated = story([
      entries.source('undated', 'Undated', 'unknown'),
      statement('one-undated', 'kremlin', '2023-09-20', 'spoke', { renderings: [{ source: 'undated' }] }),
    ]);
    expect(nodesById(undated).get('one-undated')).not.toHaveProperty('firstAppearance');
  });

  it('attributes an outlet’s own account to the outlet, never as a quotation', () => {
    expect(nodesById(full()).get('outlet-says')).toMatchObject({
      '@type': 'Claim',
      text: 'The Example Daily (the outlet’s own account): writes that “rain” fell',
      author: { '@type': 'Organization', name: 'The Example Daily' },
      genre: ['narration'],
    });
  });

  it('keeps everybody who passed words on, and does not say that the speaker made them', () => {
    const node = nodesById(full()).get('handed-on');
    expect(node?.description).toBe('Kremlin, according to somebody, according to Ann Roles asked for “calm”');
    expect(node).not.toHaveProperty('creator');
    expect(node).toHaveProperty('spokenByCharacter');
  });

  it('never makes a day of a week, nor a date of an unknown or uncertain one', () => {
    const nodes = nodesById(full());
    expect(nodes.get('handed-on')).not.toHaveProperty('dateCreated');
    expect(remarks(nodes.get('handed-on'), 'date said')).toEqual(['week of 18 Sept 2023']);
    expect(nodes.get('week-event')).not.toHaveProperty('startDate');
    expect(nodes.get('week-event')).not.toHaveProperty('endDate');
    expect(nodes.get('week-event')?.description).toContain('Date: week of 18 Sept 2023 to about Sept 2023');
    expect(nodes.get('all-figure')?.temporalCoverage).toBe('2023-09-18/2023-09-24');
    expect(nodes.get('ministry-2023')?.datePublished).toBe('2023-09');
    const unknown = story([statement('when', 'kremlin', '', 'said “so”')]);
    expect(nodesById(unknown).get('when')).not.toHaveProperty('dateCreated');
    expect(remarks(nodesById(unknown).get('when'), 'date said')).toEqual(['date unknown']);
  });

  it('keeps a figure one piece of text, never a number', () => {
    const node = nodesById(shipped).get('offensive-killed-200-mirzoyan');
    expect(node).toMatchObject({ '@type': 'Claim', author: { '@id': 'urn:verbatim:ararat-mirzoyan' } });
    expect(node?.text).toContain('more than 200 people');
    expect(JSON.stringify(node)).not.toMatch(/:\s*200|"200"/);
  });

  it('tells what is proven and what is not checked', () => {
    const record = story([
      statement('sure', 'kremlin', '2023-09-20', 'said “so”'),
      statement('unsure', 'kremlin', '2023-09-20', 'said “no”'),
    ]);
    const nodes = nodesById(
      buildRecord({
        ...record,
        entries: [...record.byId.values()],
        proofs: new Map([
          ['sure', 'proven'],
          ['unsure', 'unproven'],
        ]),
      }),
    );
    expect(remarks(nodes.get('sure'), 'proof')).toEqual(['proven word for word against the text of the source']);
    expect(remarks(nodes.get('unsure'), 'proof')).toEqual([
      'not checked word for word: the text of the source is not archived',
    ]);
  });

  it('points from a denial to what it denies, and back', () => {
    const nodes = nodesById(full());
    expect(remarks(nodes.get('bayramov-1'), 'denies')).toEqual(['urn:verbatim:mirzoyan-1']);
    expect(remarks(nodes.get('mirzoyan-1'), 'denied by')).toEqual(['urn:verbatim:bayramov-1']);
    expect(remarks(nodes.get('all-properties'), 'denies')).toEqual(['as the source describes it: what was said']);
  });

  it('shows a correction, and of a withdrawn entry nothing but that and why it was withdrawn', () => {
    const nodes = nodesById(full());
    expect(nodes.get('all-properties')?.correction).toEqual([
      { '@type': 'CorrectionComment', text: 'Oct 2023: was: old; now: new; why: a slip', datePublished: '2023-10' },
    ]);
    for (const id of ['gone', 'gone-figure']) {
      expect(Object.keys(nodes.get(id) ?? {}).sort()).toEqual([
        '@id',
        '@type',
        'correction',
        'creativeWorkStatus',
        'identifier',
      ]);
      expect(nodes.get(id)).toMatchObject({ creativeWorkStatus: 'Withdrawn' });
      expect(JSON.stringify(nodes.get(id))).not.toMatch(/never mind|seven|sheep|was:/);
    }
    expect(nodes.get('gone-body')?.description).toContain('Withdrawn from the record on Oct 2023: a slip');
  });

  it('names whose name for a place a name is, and gives posts with their time', () => {
    const nodes = nodesById(full());
    expect(nodes.get('stepanakert')?.additionalProperty).toEqual([
      { '@type': 'PropertyValue', name: 'name used by Azerbaijan', value: 'Xankəndi' },
    ]);
    expect(nodes.get('with-roles')?.hasOccupation).toEqual([
      {
        '@type': 'Role',
        hasOccupation: { '@type': 'Occupation', name: 'minister, Armenian foreign ministry' },
        startDate: '2020',
      },
      { '@type': 'Role', hasOccupation: { '@type': 'Occupation', name: 'member of parliament' } },
    ]);
  });

  it('invents no headline, follows no unsafe address, and calls a ministry’s own page no news', () => {
    const node = nodesById(full()).get('ministry-2023');
    expect(node?.['@type']).toBe('Article');
    expect(node).not.toHaveProperty('headline');
    expect(node).not.toHaveProperty('url');
    expect(nodesById(full()).get('daily-2023')).toMatchObject({
      '@type': 'NewsArticle',
      headline: 'Council meets over corridor',
      publisher: { '@type': 'Organization', name: 'The Example Daily' },
      datePublished: '2023-09-22',
    });
  });

  it('refers to nothing that is not in the document', () => {
    const lost = story([statement('lost', 'kremlin', '2023-09-20', 'spoke', { event: 'nowhere' })]);
    expect(schemaOrgViolations(JSON.parse(exported('jsonld', lost)), vocabulary)).toEqual([]);
    expect(exported('jsonld', lost)).not.toContain('urn:verbatim:nowhere');
  });

  it('never writes a review of a claim: the record holds none', () => {
    expect(exported('jsonld', shipped) + exported('jsonld', full())).not.toMatch(/ClaimReview|reviewRating/);
  });

  it('can stand inside a web page without closing its script element', () => {
    expect(exported('jsonld', full())).not.toContain('<');
  });
});
