import { describe, expect, it } from 'vitest';
import { FORMATS } from '../../src/export/formats.js';
import { selectEntries, UnknownEntryError } from '../../src/export/selection.js';
import { event, figure, metric, organisation, person, place, source, statement, story } from '../support/entries.js';
import { exported } from '../support/exported.js';

const chosen = (record: Parameters<typeof selectEntries>[0], ...ids: string[]): string[] =>
  selectEntries(record, ids).entries.map(({ id }) => id);

describe('a part of the record', () => {
  it('brings along who speaks, the source, the event and its place', () => {
    const ids = chosen(story(), 'kremlin-1');
    expect(ids.sort()).toEqual(['daily-2023', 'kremlin', 'kremlin-1', 'nagorno-karabakh', 'offensive-sept-2023']);
  });

  it('brings a denial along with what it denies, from either end', () => {
    for (const id of ['mirzoyan-1', 'bayramov-1'])
      expect(chosen(story(), id)).toEqual(expect.arrayContaining(['mirzoyan-1', 'bayramov-1', 'jeyhun-bayramov']));
  });

  it('never brings a figure without those that compete with it', () => {
    expect(chosen(story(), 'killed-1')).toEqual(
      expect.arrayContaining(['killed-1', 'killed-2', 'azerbaijan-mod', 'killed']),
    );
    expect(chosen(story(), 'killed-1')).not.toContain('killed-3');
  });

  it('brings what an event’s summary rests on for the event that was asked for, not for one that is merely named', () => {
    const record = story([
      event('asked', 'Asked', '2023-09-20', { follows: ['named'], summary: [{ text: 'So.', entries: ['kremlin-1'] }] }),
      event('named', 'Named', '2023-09-19', { summary: [{ text: 'So.', entries: ['un-1'] }] }),
    ]);
    expect(chosen(record, 'asked')).toEqual(expect.arrayContaining(['asked', 'named', 'kremlin-1']));
    expect(chosen(record, 'asked')).not.toContain('un-1');
    expect(chosen(record, 'named', 'asked')).toContain('un-1');
    expect(chosen(record, 'asked', 'named')).toContain('un-1');
  });

  it('is refused for an id that is not on file, and for a draft as if it were not', () => {
    for (const id of ['nobody', 'mirzoyan-3', 'secret-person'])
      expect(() => selectEntries(story(), ['kremlin-1', id])).toThrow(new UnknownEntryError(id));
  });
});

describe('a draft', () => {
  const draft = { status: 'draft' as const };
  const record = story([
    person('hidden-person', 'Hidden Person', draft),
    organisation('hidden-body', 'Hidden Body', draft),
    place('hidden-place', 'Hidden Place', draft),
    event('hidden-event', 'Hidden Event', '2023-09-20', draft),
    source('hidden-source', 'Hidden Paper', '2023-09-20', draft),
    metric('hidden-metric', draft),
    statement('hidden-statement', 'kremlin', '2023-09-20', 'said “hidden words”', draft),
    statement('hidden-by-speaker', 'hidden-person', '2023-09-20', 'spoke'),
    statement('hidden-by-source', 'kremlin', '2023-09-20', 'spoke', { source: 'hidden-source' }),
    statement('hidden-by-chain', 'kremlin', '2023-09-20', 'spoke', { reportedBy: ['hidden-person'] }),
    figure('hidden-by-metric', 'kremlin', 'hidden-metric', 'seven', 'things'),
    figure('hidden-by-event', 'kremlin', 'killed', 'seven', 'people', { of: 'hidden-event' }),
    statement('shown', 'kremlin', '2023-09-20', 'spoke', {
      event: 'hidden-event',
      addressee: 'hidden-person',
      translatedBy: 'hidden-body',
      relations: [{ kind: 'denies', entry: 'hidden-statement' }],
      renderings: [{ source: 'hidden-source', says: 'talked' }],
      revisions: [{ date: { iso: '2024', precision: 'year' }, why: 'a slip', by: 'hidden-person' }],
    }),
    figure('shown-figure', 'kremlin', 'killed', 'eight', 'people', {
      statement: 'hidden-statement',
      place: 'hidden-place',
    }),
    person('shown-person', 'Shown', { roles: [{ title: 'head', organisation: 'hidden-body' }] }),
    place('shown-place', 'Shown', { partOf: 'hidden-place', namesUsedBy: [{ owner: 'hidden-body', name: 'Ours' }] }),
    event('shown-event', 'Shown', '2023-09-20', {
      follows: ['hidden-event'],
      summary: [{ text: 'Told by hidden-statement.', entries: ['kremlin-1', 'hidden-statement'] }],
    }),
    source('shown-source', 'Shown', '2023-09-20', { republishedFrom: 'hidden-source', wire: 'hidden-body' }),
  ]);

  it.each(FORMATS)('is neither exported nor named by anything that is, as %s', (format) => {
    const text = exported(format, record);
    expect(text).toContain('kremlin-1');
    if (format !== 'csv')
      for (const id of ['shown', 'shown-person', 'shown-event', 'shown-source']) expect(text).toContain(id);
    expect(text).not.toMatch(/hidden|secret-person|Draftsson|mirzoyan-3|not on show/i);
  });

  it('takes with it what could not be attributed without it', () => {
    const ids = selectEntries(record).entries.map(({ id }) => id);
    expect(ids).toEqual(expect.arrayContaining(['shown', 'shown-figure']));
    expect(ids.filter((id) => id.startsWith('hidden'))).toEqual([]);
  });
});
