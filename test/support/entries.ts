import { parseDate, UNKNOWN_DATE } from '../../src/record/dates.js';
import type {
  CountedGroup,
  Entry,
  Metric,
  Organisation,
  Person,
  Place,
  RecordEvent,
  Source,
  Topic,
} from '../../src/record/entries.js';
import type { Alias, EntryBase } from '../../src/record/entry-base.js';
import { buildRecord, type VerbatimRecord } from '../../src/record/record.js';
import type { Figure, Speaker, Statement } from '../../src/record/statement.js';

const base = (id: string): EntryBase => ({
  id,
  status: 'live',
  revisions: [],
  position: { file: 'test', line: 1, column: 1 },
});
const strong = (...names: string[]): Alias[] => names.map((name) => ({ name, strength: 'strong' }));
const day = (iso: string) => parseDate(iso) ?? UNKNOWN_DATE;

export const person = (id: string, name: string, more: Partial<Person> = {}): Person => ({
  ...base(id),
  entry: 'person',
  name,
  aliases: [],
  roles: [],
  ...more,
});
export const organisation = (id: string, name: string, more: Partial<Organisation> = {}): Organisation => ({
  ...base(id),
  entry: 'organisation',
  name,
  aliases: [],
  members: [],
  ...more,
});
export const place = (id: string, name: string, more: Partial<Place> = {}): Place => ({
  ...base(id),
  entry: 'place',
  name,
  aliases: [],
  namesUsedBy: [],
  demonyms: [],
  ...more,
});
export const event = (id: string, name: string, start: string, more: Partial<RecordEvent> = {}): RecordEvent => ({
  ...base(id),
  entry: 'event',
  name,
  aliases: [],
  start: day(start),
  follows: [],
  namesUsedBy: [],
  summary: [],
  ...more,
});
export const metric = (id: string, more: Partial<Metric> = {}): Metric => ({
  ...base(id),
  entry: 'metric',
  name: id,
  aliases: [],
  ...more,
});
export const topic = (id: string, name: string, more: Partial<Topic> = {}): Topic => ({
  ...base(id),
  entry: 'topic',
  name,
  aliases: [],
  ...more,
});
export const group = (id: string, name: string, more: Partial<CountedGroup> = {}): CountedGroup => ({
  ...base(id),
  entry: 'group',
  name,
  aliases: [],
  partOf: [],
  ...more,
});
export const source = (id: string, publisher: string, published: string, more: Partial<Source> = {}): Source => ({
  ...base(id),
  entry: 'source',
  publisher,
  published: day(published),
  wordsOf: [],
  archived: false,
  ...more,
});
export const statement = (
  id: string,
  speaker: Speaker,
  said: string,
  says: string,
  more: Partial<Statement> = {},
): Statement => ({
  ...base(id),
  entry: 'statement',
  speaker,
  says,
  source: 'daily-2023',
  said: day(said),
  saidBasis: 'source',
  reportedBy: [],
  translations: [],
  topics: [],
  relations: [],
  renderings: [],
  ...more,
});
export const figure = (
  id: string,
  claimant: Speaker,
  metricId: string,
  value: string,
  population?: string,
  more: Partial<Figure> = {},
): Figure => ({
  ...base(id),
  entry: 'figure',
  claimant,
  metric: metricId,
  value,
  ...(population === undefined ? {} : { population }),
  source: 'daily-2023',
  asOf: day('2023-09-21'),
  ...more,
});

/** A record of entries, none of them proven. */
export const recordOf = (...entries: readonly Entry[]): VerbatimRecord =>
  buildRecord({ version: '00000000', loadedAt: '2024-12-01T00:00:00.000Z', proofs: new Map(), entries });

/** A small story with the names that are hard to find; what the people say in it is made up. */
export function story(extra: readonly Parameters<typeof buildRecord>[0]['entries'][number][] = []): VerbatimRecord {
  const council = { event: 'security-council-sept-2023' };
  return buildRecord({
    version: '00000000',
    loadedAt: '2023-12-01T00:00:00.000Z',
    proofs: new Map(),
    entries: [
      source('daily-2023', 'The Example Daily', '2023-09-22', {
        title: 'Council meets over corridor',
        url: 'https://www.daily.example.org/a',
      }),
      source('wire-2020', 'Example Wire', '2020-11-10', { title: 'Truce signed' }),
      person('ararat-mirzoyan', 'Ararat Mirzoyan', {
        roles: [{ title: 'foreign minister', organisation: 'armenia-mfa' }],
      }),
      person('jeyhun-bayramov', 'Jeyhun Bayramov', {
        aliases: strong('Ceyhun Bayramov'),
        roles: [{ title: 'foreign minister', organisation: 'azerbaijan-mfa' }],
      }),
      person('nikol-pashinyan', 'Nikol Pashinyan', { roles: [{ title: 'prime minister', organisation: 'Armenia' }] }),
      person('ilham-aliyev', 'Ilham Aliyev', { roles: [{ title: 'president', organisation: 'Azerbaijan' }] }),
      person('artur-harutyunyan', 'Artur Harutyunyan'),
      person('arayik-harutyunyan', 'Arayik Harutyunyan'),
      person('bashir-hajiyev', 'Bashir Hajiyev'),
      person('hikmet-hajiyev', 'Hikmet Hajiyev', {
        roles: [{ title: 'foreign policy adviser', organisation: 'Azerbaijan' }],
      }),
      person('ramin-mammadov', 'Ramin Mammadov'),
      person('secret-person', 'Draft Draftsson', { status: 'draft' }),
      organisation('kremlin', 'Kremlin'),
      organisation('armenia-mfa', 'Armenian foreign ministry', { country: 'Armenia' }),
      organisation('azerbaijan-mfa', 'Azerbaijani foreign ministry', { country: 'Azerbaijan' }),
      organisation('azerbaijan-mod', "Azerbaijan's Ministry of Defence", {
        country: 'Azerbaijan',
        aliases: strong('Azerbaijan defence ministry'),
      }),
      organisation('un-mission', 'UN mission'),
      place('nagorno-karabakh', 'Nagorno-Karabakh', {
        aliases: strong('Karabakh'),
        namesUsedBy: [
          { owner: 'Armenia', name: 'Artsakh' },
          { owner: 'Azerbaijan', name: 'Qarabağ' },
        ],
      }),
      place('stepanakert', 'Stepanakert', {
        partOf: 'nagorno-karabakh',
        namesUsedBy: [{ owner: 'Azerbaijan', name: 'Xankəndi' }],
      }),
      place('yevlakh', 'Yevlakh', { aliases: strong('Yevlax') }),
      event('offensive-sept-2023', 'September 2023 offensive', '2023-09-19', { place: 'nagorno-karabakh' }),
      event('war-2020', '2020 war', '2020-09-27', { place: 'nagorno-karabakh' }),
      event('security-council-sept-2023', 'UN Security Council meeting, 21 September 2023', '2023-09-21', {
        aliases: strong('Security Council'),
      }),
      event('yevlakh-talks', 'Yevlakh talks', '2023-09-21', { place: 'yevlakh' }),
      metric('killed', {
        family: 'casualties',
        aliases: strong('dead', 'deaths', 'died', 'death toll', 'kill', 'погибших', 'погибли', 'tote', 'morts'),
      }),
      metric('wounded', { family: 'casualties', aliases: strong('injured', 'hurt', 'раненых') }),
      metric('displaced', { aliases: strong('refugees', 'fled', 'беженцев') }),
      statement('mirzoyan-1', 'ararat-mirzoyan', '2023-09-21', 'said that “ethnic cleansing” had begun', {
        ...council,
        topics: ['ethnic-cleansing'],
      }),
      statement('mirzoyan-2', 'ararat-mirzoyan', '2023-09-23', 'asked for a mission to Nagorno-Karabakh', {
        ...council,
        status: 'withdrawn',
      }),
      statement('mirzoyan-3', 'ararat-mirzoyan', '2023-09-25', 'is not on show', { status: 'draft' }),
      statement('bayramov-1', 'jeyhun-bayramov', '2023-09-21', 'denied any plan of ethnic cleansing', {
        ...council,
        kind: 'denial',
        topics: ['ethnic-cleansing'],
        relations: [{ kind: 'denies', entry: 'mirzoyan-1' }],
      }),
      statement('bayramov-2', 'jeyhun-bayramov', '2023-09-22', 'said the corridor was open for humanitarian aid', {
        topics: ['corridor'],
      }),
      statement('aliyev-1', 'ilham-aliyev', '2023-09-20', 'said the offensive had restored sovereignty', {
        event: 'offensive-sept-2023',
      }),
      statement('aliyev-2', 'ilham-aliyev', '2023-10-01', 'welcomed the UN mission to Xankəndi'),
      statement('kremlin-1', 'kremlin', '2023-09-20', 'said that peacekeepers were helping', {
        event: 'offensive-sept-2023',
      }),
      statement('un-1', 'un-mission', '2023-10-02', 'saw no damage to houses', { event: 'offensive-sept-2023' }),
      statement('hikmet-1', 'hikmet-hajiyev', '2023-09-20', 'said that arms would be handed over'),
      statement('bashir-1', 'bashir-hajiyev', '2023-09-24', 'said that registration had started'),
      statement('artur-1', 'artur-harutyunyan', '2023-09-28', 'said people were leaving'),
      statement('arayik-1', 'arayik-harutyunyan', '2023-01-10', 'spoke of the blockade'),
      statement('mod-1', 'azerbaijan-mod', '2023-09-19', 'announced local measures', { event: 'offensive-sept-2023' }),
      statement('pashinyan-1', 'nikol-pashinyan', '2023-09-19', 'said that there were no Armenian troops', {
        event: 'offensive-sept-2023',
      }),
      figure('killed-1', 'kremlin', 'killed', '5', 'peacekeepers', { of: 'offensive-sept-2023' }),
      figure('killed-2', 'azerbaijan-mod', 'killed', '192', 'servicemen', { of: 'offensive-sept-2023' }),
      figure('killed-3', 'outlet', 'killed', 'about 6,700', 'people', {
        of: 'war-2020',
        source: 'wire-2020',
        asOf: day('2020-11-10'),
      }),
      figure('wounded-1', 'azerbaijan-mod', 'wounded', '511', 'servicemen', { of: 'offensive-sept-2023' }),
      figure('displaced-1', 'nikol-pashinyan', 'displaced', 'more than 100,000', 'forcibly displaced persons', {
        of: 'offensive-sept-2023',
      }),
      ...extra,
    ],
  });
}
