import { describe, expect, it } from 'vitest';
import type { SpeechLanguage } from '../../src/language/words/speech/speech-lexicon.js';
import { body, drafted, person, place, said } from './support.js';

describe('the speaker of a quotation', () => {
  it.each([
    ['behind the verb', 'en', '“It floats,” said Nia Brook.', ['It floats, | Nia Brook']],
    ['before the verb', 'en', 'Nia Brook said “it floats”.', ['it floats | Nia Brook']],
    ['with what she is', 'en', '“It floats,” said the skipper, Nia Brook.', ['It floats, | Nia Brook']],
    [
      'with a clause about her',
      'en',
      'Nia Brook, who built it with Al Rowe, said “it floats”.',
      ['it floats | Nia Brook'],
    ],
    ['in a label', 'en', 'Nia Brook: “It floats.”', ['It floats. | Nia Brook']],
    ['behind a dash', 'en', '“It floats.” — Nia Brook, skipper', ['It floats. | Nia Brook']],
    ['as a pronoun', 'en', 'Nia Brook launched it at noon. “It floats,” she said.', ['It floats, | Nia Brook']],
    [
      'from the quotation before',
      'en',
      '“It floats,” said Nia Brook. “It turns.”',
      ['It floats, | Nia Brook', 'It turns. | Nia Brook'],
    ],
    [
      'in the middle',
      'en',
      '“It floats,” said Nia Brook, “and it turns.”',
      ['It floats, | Nia Brook', 'and it turns. | Nia Brook'],
    ],
    ['of the inner of two reports', 'en', 'Nia Brook said that Al Rowe had called it “a tub”.', ['a tub | Al Rowe']],
    ['behind "according to"', 'en', 'It is “a tub”, according to Al Rowe.', ['a tub | Al Rowe']],
    ['without a name', 'en', '“It floats,” said a neighbour.', ['It floats, | a neighbour']],
    [
      'of two fragments that are not joined',
      'en',
      'Rowe called it “a tub” with “no keel”.',
      ['a tub | Rowe', 'no keel | Rowe'],
    ],
    ['in German', 'de', '„Es schwimmt“, sagte die Schifferin Nia Bruck.', ['Es schwimmt | Nia Bruck']],
    [
      'behind a German verb in the second place',
      'de',
      'Am Montag nannte Nia Bruck es „einen Kahn“.',
      ['einen Kahn | Nia Bruck'],
    ],
    [
      'of a German verb in two parts',
      'de',
      'Bruck warf der Werft vor, „am Kiel gespart“ zu haben.',
      ['am Kiel gespart | Bruck'],
    ],
    ['in French', 'fr', '« Il flotte », a dit Nia Brook.', ['Il flotte | Nia Brook']],
    [
      'as a French pronoun behind its verb',
      'fr',
      'Nia Brook l’a lancé. « Il flotte », a-t-elle dit.',
      ['Il flotte | Nia Brook'],
    ],
    ['in Spanish', 'es', '«Flota», dijo Nia Brook.', ['Flota | Nia Brook']],
    ['of a Spanish verb without a subject', 'es', 'Nia Brook lo botó. “Flota”, dijo.', ['Flota | Nia Brook']],
    ['in Russian', 'ru', '«Он плывёт», — сказала Ния Брук.', ['Он плывёт | Ния Брук']],
    ['in Ukrainian', 'uk', '«Він пливе», — сказала Нія Брук.', ['Він пливе | Нія Брук']],
    ['in Turkish', 'tr', 'Nia Bruk, “Yüzüyor” dedi.', ['Yüzüyor | Nia Bruk']],
  ] as const)('%s', (_where, language, text, expected) => {
    expect(said(text, language as SpeechLanguage)).toEqual(expected);
  });

  it('is cut off where a report stands inside the marks', () => {
    const text = '«Он плывёт, — сказала Ния Брук, — и поворачивает».';
    const [quotation] = drafted(text, 'ru').quotations;
    expect(quotation?.run.pieces.map(({ start, end }) => text.slice(start, end))).toEqual([
      'Он плывёт,',
      'и поворачивает',
    ]);
  });

  it('is found on file by name, surname, post and body', () => {
    const onFile = {
      people: [person('nia-brook', 'Nia Brook', 'Minister of Ferries of Sorrel')],
      organisations: [body('ferry-office', 'Ferry Office')],
      places: [place('sorrel', 'Sorrel', ['Sorrelian'])],
    };
    const who = (text: string) => drafted(text, 'en', onFile).quotations[0]?.voice?.entry;
    expect(who('“It floats,” said Brook.')).toBe('nia-brook');
    expect(who('“It floats,” said the Sorrelian Minister of Ferries.')).toBe('nia-brook');
    expect(who('The Ferry Office called it “a tub”.')).toBe('ferry-office');
    expect(who('“It floats,” said Rowe.')).toBeUndefined();
  });

  it('is sure by pattern and name, likely by a pronoun that may mean two, and to be looked at where nobody is named', () => {
    const tiers = (text: string) => drafted(text).quotations.map(({ tier }) => tier);
    expect(tiers('“It floats,” said Nia Brook.')).toEqual(['sure']);
    expect(tiers('Nia Brook launched it. “It floats,” she said.')).toEqual(['sure']);
    expect(tiers('Nia Brook met Ada Holm. “It floats,” she said.')).toEqual(['likely']);
    expect(tiers('“It floats, and it turns.”')).toEqual(['look']);
  });

  it('keeps whoever passes words on', () => {
    const text = 'Nia Brook said that Al Rowe had called it “a tub”.';
    const [quotation] = drafted(text).quotations;
    expect(quotation?.passedOnBy.map(({ words }) => text.slice(words.start, words.end))).toEqual(['Nia Brook']);
  });
});

describe('a pronoun for a person', () => {
  it('is no body on file, of both sides alike', () => {
    const onFile = {
      people: [person('nia', 'Nia Brook'), person('al', 'Al Rowe')],
      organisations: [body('ferry-council', 'Ferry Council'), body('harbour-board', 'Harbour Board')],
    };
    for (const [who, accused, id] of [
      ['Nia Brook', 'Ferry Council', 'nia'],
      ['Al Rowe', 'Harbour Board', 'al'],
    ] as const)
      for (const pronoun of ['She', 'He']) {
        const { reports } = drafted(
          `${who} accused the ${accused} of waste. ${pronoun} repeated that the keel had been cheap.`,
          'en',
          onFile,
        );
        expect(reports.at(-1)?.voice?.entry).toBe(id);
      }
  });
});

describe('words in marks that nobody says', () => {
  it.each([
    ['a ship', 'en', 'The ferry “Northern Light” left at noon.'],
    ['words in doubt', 'en', 'The so-called “ferry tax” was dropped.'],
    ['a title', 'en', 'Her novel “The Long Ebb” sold well.'],
    ['a group', 'en', 'A group called “Friends of the Quay” met on Friday.'],
    ['a German party', 'de', 'Die Partei „Boot und Brot“ trat an.'],
    ['a French law', 'fr', 'La loi est connue sous le nom de « loi du bac ».'],
    ['a Spanish slogan', 'es', 'Fueron con el lema “Ahora o nunca”.'],
    ['a Russian company', 'ru', 'Компания «Волна» наняла 30 человек.'],
    ['a Turkish film', 'tr', '“Uzun Cezir” filmi cuma günü başlıyor.'],
  ] as const)('%s', (_what, language, text) => expect(said(text, language)).toEqual([]));

  it('are a name on file', () => {
    const { quotations } = drafted('Rowe said the “Ferry Office” was closed.', 'en', {
      organisations: [body('ferry-office', 'Ferry Office')],
    });
    expect(quotations.map(({ isSpeech }) => isSpeech)).toEqual([false]);
  });
});
