import { inARow, type NumberWords } from './number-words.js';

/** Spanish. "Un" is an article and "once" an English word: they are numbers only beside others. */
export const ES: NumberWords = {
  words: [
    ...inARow('dos tres cuatro cinco seis siete ocho nueve diez', 2),
    ['once(?= (?:mil|millones|por ciento|personas|puntos|años|días|meses|horas))', 11],
    ...inARow('doce trece catorce quince diecis[ée]is diecisiete dieciocho diecinueve', 12),
    ['veinti(?:uno|una|ún)', 21],
    ...inARow(
      'veintid[óo]s veintitr[ée]s veinticuatro veinticinco veintis[ée]is veintisiete veintiocho veintinueve',
      22,
    ),
    ['(?<=(?:treinta|cuarenta|cincuenta|sesenta|setenta|ochenta|noventa) y )un[ao]?', 1],
    ...inARow('veinte treinta cuarenta cincuenta sesenta setenta ochenta noventa', 20, 10),
    ['cien(?:to)?', 100],
    ...inARow(
      'doscient[oa]s trescient[oa]s cuatrocient[oa]s quinient[oa]s seiscient[oa]s setecient[oa]s ochocient[oa]s novecient[oa]s',
      200,
      100,
    ),
    ['mil', 1_000],
    ['mill(?:ón|ones)', 1_000_000],
  ],
  joiner: 'y',
};
