import { describe, expect, it } from 'vitest';
import { drafted, figures, reported } from './support.js';

describe('what is reported without marks', () => {
  it.each([
    ['behind the verb', 'en', 'Nia Brook said the ferry would float.', ['the ferry would float | Nia Brook']],
    ['before it', 'en', 'The ferry would float, Nia Brook said.', ['The ferry would float | Nia Brook']],
    [
      'behind whom it is told',
      'en',
      'Brook told the council the ferry would float.',
      ['the ferry would float | Brook'],
    ],
    ['a denial', 'en', 'Al Rowe, the builder, denied the charges.', ['the charges | Al Rowe']],
    ['according to somebody', 'en', 'The ferry floats, according to Al Rowe.', ['The ferry floats | Al Rowe']],
    [
      'up to the next verb',
      'en',
      'Brook said the ferry would float and urged the council to wait.',
      ['the ferry would float | Brook', 'the council to wait | Brook'],
    ],
    ['in German', 'de', 'Die Fähre werde schwimmen, sagte Nia Bruck.', ['Die Fähre werde schwimmen | Nia Bruck']],
    [
      'in the German mood of reports',
      'de',
      'Bruck sagte, die Fähre schwimme. Der Kiel sei neu.',
      ['die Fähre schwimme | Bruck', 'Der Kiel sei neu | Bruck'],
    ],
    ['in French', 'fr', 'Nia Brook a nié que le bac ait coulé.', ['que le bac ait coulé | Nia Brook']],
    ['in Spanish', 'es', 'Nia Brook negó que el ferri se hundiera.', ['que el ferri se hundiera | Nia Brook']],
    ['in Russian', 'ru', 'Ния Брук сообщила, что паром выдержал.', ['что паром выдержал | Ния Брук']],
    ['in Turkish', 'tr', 'Nia Bruk, feribotun yüzeceğini söyledi.', ['feribotun yüzeceğini | Nia Bruk']],
  ] as const)('%s', (_where, language, text, expected) => expect(reported(text, language)).toEqual(expected));

  it('takes its kind from the verb', () => {
    const kinds = (text: string) => drafted(text).reports.map(({ kind }) => kind);
    expect(kinds('Rowe denied the charges.')).toEqual(['denial']);
    expect(kinds('Rowe accused the yard of saving on the keel.')).toEqual(['accusation']);
    expect(kinds('Rowe promised to mend the keel.')).toEqual(['promise']);
  });

  it.each([
    ['what was not said', 'en', 'Nia Brook did not say who had sold the keel.'],
    ['what was not said, in German', 'de', 'Nia Bruck sagte nicht, wer den Kiel verkauft habe.'],
    ['what was not said, in French', 'fr', 'Nia Brook n’a pas dit que le bac coulait.'],
    ['what was not said, in Spanish', 'es', 'Nia Brook no dijo que el ferri se hundiera.'],
    ['what was not said, in Russian', 'ru', 'Ния Брук не сказала, что паром выдержал.'],
    ['what was not said, in Ukrainian', 'uk', 'Нія Брук не сказала, що пором витримав.'],
    ['what was not said, in Turkish', 'tr', 'Nia Bruk, feribotun yüzeceğini söylemedi.'],
    ['what has yet to be said', 'en', 'Nia Brook will tell the council that the ferry floats.'],
    ['a fear', 'en', 'Nia Brook fears that the ferry will sink.'],
    ['a hope, in French', 'fr', 'Nia Brook espère que le bac flottera.'],
    ['a thing that is told of', 'en', 'Nia Brook confirmed one injury.'],
    ['a thing that is told of, in German', 'de', 'Nia Bruck berichtete zuerst über den Verkauf.'],
    ['a thing that is told of, in Russian', 'ru', 'Ния Брук рассказала о второй кассе.'],
    ['a thing that is expected', 'en', 'Economists expected a cut of 25 basis points.'],
    ['what the writers of the text say', 'en', 'We mourn the dead.'],
  ] as const)('is not %s', (_what, language, text) => expect(reported(text, language)).toEqual([]));

  it('is each one’s own where a sentence names two, in either order', () => {
    const sentence = (first: string, second: string) =>
      `За даними ${first}, не вийшли 82 відсотки, за даними ${second} — 61 відсоток.`;
    for (const [first, second] of [
      ['профспілки', 'компанії'],
      ['компанії', 'профспілки'],
    ] as const) {
      expect(reported(sentence(first, second), 'uk')).toEqual([
        `не вийшли 82 відсотки | ${first}`,
        `61 відсоток | ${second}`,
      ]);
      expect(figures(sentence(first, second), 'uk').map((figure) => figure.split(' | ').at(-1))).toEqual([
        first,
        second,
      ]);
    }
  });

  it('leaves a number to whoever tells of it', () => {
    expect(figures('Nia Brook confirmed 40 injuries.')).toEqual(['40 | injuries | Nia Brook']);
  });

  it('is nobody’s where a thing is only named, or something is done to the subject', () => {
    expect(reported('The claim was made in May.')).toEqual([]);
    expect(reported('The keel was said to be new.')).toEqual([]);
  });
});

describe('figures', () => {
  it.each([
    [
      'with qualifier and what is counted',
      'en',
      'Brook said more than 1,200 passengers were stranded.',
      ['more than 1,200 | passengers | Brook'],
    ],
    ['with currency and sign', 'en', 'Profit fell to minus €12 million.', ['minus €12 million | – | outlet']],
    ['of the report itself', 'en', 'The ferry carries at least 40 cars.', ['at least 40 | cars | outlet']],
    [
      'that somebody speaks of',
      'en',
      'The council spoke of between 20 and 25 boats.',
      ['between 20 and 25 | boats | The council'],
    ],
    [
      'in marks',
      'en',
      'Rowe said there were more than 300 “armed rowers” there.',
      ['more than 300 | “armed rowers” | Rowe'],
    ],
    ['in French', 'fr', 'Le bac a coûté près de 9 millions d’euros.', ['près de 9 millions d’euros | – | outlet']],
    ['in Russian', 'ru', 'Мост стоит не менее чем в 64 млн крон.', ['не менее чем в 64 млн | крон | outlet']],
    ['in Turkish', 'tr', 'Katılım yüzde 82 oldu.', ['yüzde 82 | – | outlet']],
  ] as const)('%s', (_what, language, text, expected) => expect(figures(text, language)).toEqual(expected));

  it.each([
    ['a year', 'The ferry was built in 1931.'],
    ['an age', 'Al Rowe, 58, built it.'],
    ['a time', 'The ferry left at 4.10 and at about seven in the morning.'],
    ['a score', 'They won 2-1.'],
    ['a date', 'It left on 14 March 2031.'],
  ])('are not %s', (_what, text) => expect(figures(text)).toEqual([]));
});

describe('days', () => {
  const days = (text: string, published?: string) =>
    drafted(text, 'en', published === undefined ? {} : { published }).days.map(
      ({ start, end, iso, isInferred }) => `${text.slice(start, end)} ${iso}${isInferred ? '?' : ''}`,
    );

  it('are worked out from the day of publication: the last such weekday, or the next where it is still to come', () => {
    expect(days('The ferry sank on Monday.', '2031-03-14')).toEqual(['Monday 2031-03-10?']);
    expect(days('The council will meet on Monday.', '2031-03-14')).toEqual(['Monday 2031-03-17?']);
    expect(days('She is to meet the council on Monday.', '2031-03-14')).toEqual(['Monday 2031-03-17?']);
    expect(days('The hearing was adjourned until Monday.', '2031-03-14')).toEqual(['Monday 2031-03-17?']);
    expect(days('The ferry sank on Monday.')).toEqual([]);
  });

  it('are as written where the year is there', () => {
    expect(days('It sank on 14 March 2031.')).toEqual(['on 14 March 2031 2031-03-14']);
  });
});
