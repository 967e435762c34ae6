// Archives of invented people, places and sentences, the same for the same seed. No name here is meant to be anybody's.

/** A small generator of numbers, the same for the same seed. Source: Mulberry32, by Tommy Ettinger (public domain). */
export function numbers(seed) {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

const GIVEN = [
  'Bel',
  'Dor',
  'Fen',
  'Gal',
  'Hes',
  'Jor',
  'Kel',
  'Lom',
  'Mir',
  'Nev',
  'Or',
  'Pav',
  'Rud',
  'Sel',
  'Tam',
  'Ur',
  'Vel',
  'Zor',
];
const GIVEN_ENDS = ['an', 'ek', 'ia', 'in', 'is', 'o', 'ra', 'us', 'ette', 'ina'];
const STEMS = [
  'Bra',
  'Chel',
  'Dro',
  'Esk',
  'Fjor',
  'Gru',
  'Hal',
  'Ived',
  'Jas',
  'Kov',
  'Lund',
  'Mark',
  'Novo',
  'Ost',
  'Prel',
  'Quar',
  'Rask',
  'Stel',
  'Trin',
  'Ulv',
  'Vask',
  'Wend',
  'Yor',
  'Zel',
];
const MIDDLES = ['', 'a', 'e', 'en', 'i', 'ing', 'o', 'or', 'u', 'yv'];
const ENDS = ['sen', 'ski', 'ova', 'yan', 'dze', 'mann', 'ić', 'escu', 'ton', 'veld', 'enko', 'akis'];
const TOWNS = [
  'Alm',
  'Bren',
  'Cor',
  'Dun',
  'Ell',
  'Farn',
  'Grim',
  'Holt',
  'Isk',
  'Karn',
  'Lir',
  'Mont',
  'Nyr',
  'Osk',
  'Pell',
  'Rav',
  'Sten',
  'Tor',
  'Ulm',
  'Vard',
];
const TOWN_ENDS = ['abad', 'berg', 'dorf', 'grad', 'ham', 'ia', 'möre', 'na', 'ska', 'ville'];
const COUNTRIES = ['Lirnia', 'Oskland', 'Varda', 'Belmora', 'Tresk', 'Quelia'];

/** Subjects with their sentences; {n} is a number, {place} a town. */
const TOPICS = [
  [
    'ferry accident',
    [
      'The ferry that sank off {place} carried {n} passengers without life jackets',
      'Divers have searched the wreck off {place} and recovered {n} bodies',
    ],
  ],
  [
    'harbour strike',
    [
      'Dockers in {place} will stay out until their overtime is paid',
      'The harbour of {place} lost {n} containers to the walkout',
    ],
  ],
  [
    'water shortage',
    [
      'Taps in {place} run for two hours a day, and {n} wells are dry',
      'Tankers bring drinking water to {n} families around {place}',
    ],
  ],
  [
    'ballot recount',
    ['The recount in {place} moved {n} votes', 'Observers in {place} were kept from the counting tables'],
  ],
  [
    'wildfire',
    [
      'The wildfire above {place} has burned {n} hectares of pine',
      'Crews near {place} cut firebreaks through the night',
    ],
  ],
  [
    'bridge collapse',
    ['Inspectors had warned about rust on the bridge at {place}', 'The bridge at {place} fell with {n} lorries on it'],
  ],
  [
    'ceasefire',
    [
      'Shots were fired across the ceasefire line near {place}',
      'Both sides of the line at {place} exchanged {n} prisoners',
    ],
  ],
  [
    'measles outbreak',
    ['Clinics in {place} count {n} cases of measles', 'Vaccination teams were turned away in {place}'],
  ],
  [
    'bank run',
    ['Savers queued outside branches in {place}', 'The lender in {place} paid out {n} deposits in one morning'],
  ],
  [
    'border crossing',
    ['The crossing at {place} let {n} lorries through', 'Guards at {place} closed the crossing without notice'],
  ],
];

/** Letters of other scripts, by rule: rough romanisations turned round, as editors would list them. */
const CYRILLIC = [
  ['sh', 'ш'],
  ['ch', 'ч'],
  ['ya', 'я'],
  ['yo', 'ё'],
  ['a', 'а'],
  ['b', 'б'],
  ['c', 'к'],
  ['ć', 'ч'],
  ['d', 'д'],
  ['e', 'е'],
  ['f', 'ф'],
  ['g', 'г'],
  ['h', 'х'],
  ['i', 'и'],
  ['j', 'й'],
  ['k', 'к'],
  ['l', 'л'],
  ['m', 'м'],
  ['n', 'н'],
  ['o', 'о'],
  ['p', 'п'],
  ['q', 'к'],
  ['r', 'р'],
  ['s', 'с'],
  ['t', 'т'],
  ['u', 'у'],
  ['v', 'в'],
  ['w', 'в'],
  ['y', 'ы'],
  ['z', 'з'],
];
export const cyrillic = (name) =>
  CYRILLIC.reduce((text, [latin, letter]) => text.replaceAll(latin, letter), name.toLowerCase());

/**
 * An archive.
 * @param {number} size how many records
 * @param {number} seed
 */
export function archive(size, seed = 7) {
  const { records, ...rest } = archiveInTurn(size, seed);
  return { records: [...records], ...rest };
}

/**
 * The same, its records one after the other, so that they need not all be in memory. From some twelve thousand records on the people and towns of
 * all archives are the same.
 */
export function archiveInTurn(size, seed = 7) {
  const next = numbers(seed);
  const pick = (list) => list[Math.floor(next() * list.length)];
  const distinct = (count, make) => {
    const found = new Set();
    while (found.size < count) found.add(make());
    return [...found];
  };
  const name = () => `${pick(GIVEN)}${pick(GIVEN_ENDS)} ${pick(STEMS)}${pick(MIDDLES)}${pick(ENDS)}`;
  const people = distinct(Math.min(2_000, Math.max(60, Math.round(size / 6))), name).map((full, index) => ({
    name: full,
    role: pick(['Harbour Minister', 'spokeswoman', 'mayor', 'union leader', 'head of the relief agency']),
    aliases: index % 4 === 0 ? [cyrillic(full)] : [],
  }));
  const towns = distinct(
    Math.min(150, Math.max(20, Math.round(size / 50))),
    () => `${pick(TOWNS)}${pick(TOWN_ENDS)}, ${pick(COUNTRIES)}`,
  );
  function* made() {
    for (let index = 0; index < size; index += 1) yield recordAt(index);
  }
  function recordAt(index) {
    const speaker = index < people.length ? people[index] : pick(people);
    const place = pick(towns);
    const [topic, sentences] = pick(TOPICS);
    const number = Math.floor(20 + next() * 9_000);
    const sentence = pick(sentences)
      .replace('{place}', place.split(', ')[0])
      .replace('{n}', number.toLocaleString('en-US'));
    const day = String(1 + Math.floor(next() * 28)).padStart(2, '0');
    const month = String(1 + Math.floor(next() * 12)).padStart(2, '0');
    return {
      id: `made-${index}`,
      kind: 'quote',
      speaker,
      text: `${sentence}, ${speaker.name.split(' ')[1]} said.`,
      topics: [topic],
      event: `${topic} in ${place.split(', ')[0]}`,
      date: `2023-${month}-${day}`,
      place,
    };
  }
  return { records: made(), people, towns, topics: TOPICS.map(([topic]) => topic) };
}
