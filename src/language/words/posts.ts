/** Words for who holds a post; those of one line may be the same post, and a word may be in several. In small letters. */
const HOLDERS = [
  'mayor mayoress bürgermeister bürgermeisterin oberbürgermeister maire alcalde alcaldesa мэр мер',
  'minister ministerin ministre ministro ministra министр міністр bakan bakanı secretary',
  'president präsident präsidentin président présidente presidente presidenta президент head leader chief boss',
  'chair chairman chairwoman chairperson head leader chief boss',
  'director executive manager principal head leader chief boss',
  'spokesman spokeswoman spokesperson sprecher sprecherin porte-parole portavoz пресс-секретарь речник речниця sözcü sözcüsü',
  'governor gouverneur gobernador губернатор vali',
  'ambassador botschafter botschafterin ambassadeur ambassadrice embajador embajadora посол büyükelçi envoy representative',
  'councillor councilor councilman councilwoman alderman',
  'lawmaker mp deputy senator congressman congresswoman abgeordnete abgeordneter député députée diputado diputada депутат milletvekili',
  'judge justice richter richterin juge juez судья суддя',
  'prosecutor staatsanwalt staatsanwältin procureur procureure fiscal прокурор savcı',
  'ombudsman ombudswoman ombudsperson defender',
  'commissioner kommissar kommissarin commissaire comisario комиссар комісар',
  'commander colonel general major captain lieutenant oberst commandant comandante командующий',
  'doctor surgeon physician professor researcher scientist lecturer',
  'lawyer attorney solicitor barrister anwalt anwältin avocat avocate abogado abogada адвокат',
];

/** Fields that ministers and their like are named for; those of one line are the same. In small letters. */
const FIELDS = [
  'foreign external außen exteriores étrangères',
  'interior home innen inneren intérieur',
  'defence defense verteidigung defensa défense',
  'finance treasury finanz hacienda finances',
  'health gesundheit sanidad salud santé',
  'justice justiz justicia',
  'education bildung educación éducation',
  'transport transportation verkehr transports',
  'environment climate umwelt ambiente environnement',
  'economy economic trade wirtschaft economía économie',
  'agriculture farming landwirtschaft agricultura',
  'energy energie energía énergie',
  'prime premier',
];

function linesByWord(lines: readonly string[]): ReadonlyMap<string, readonly number[]> {
  const byWord = new Map<string, number[]>();
  lines.forEach((line, number) => {
    for (const word of line.split(' ')) byWord.set(word, [...(byWord.get(word) ?? []), number]);
  });
  return byWord;
}

const HOLDER = linesByWord(HOLDERS);
const FIELD = linesByWord(FIELDS);
/** A post of one word: "Innenministerin". */
const COMPOUND = /^(?<field>\p{L}+?)s?(?<holder>minister(?:in)?)$/u;

/** What the words of a post say: who holds it, and what field it is named for, as numbers that are equal for the same. */
export interface PostWords {
  readonly holders: ReadonlySet<number>;
  readonly fields: ReadonlySet<number>;
}

/** Reads the words of a post such as `Deputy Minister of Health`; empty sets where none is known. */
export function postWords(text: string): PostWords {
  const words = (text.toLowerCase().match(/[\p{L}\p{M}-]+/gu) ?? []).flatMap((word) => {
    const { field, holder } = COMPOUND.exec(word)?.groups ?? {};
    return field === undefined || holder === undefined ? [word] : [field, holder];
  });
  const known = (lines: ReadonlyMap<string, readonly number[]>): ReadonlySet<number> =>
    new Set(words.flatMap((word) => lines.get(word) ?? []));
  return { holders: known(HOLDER), fields: known(FIELD) };
}

/** Whether a word says who holds a post. */
export const isPostHolder = (word: string): boolean => postWords(word).holders.size > 0;

/** A post that somebody held, will hold or would like to hold. */
export const NOT_HELD =
  /(?<!\p{L})(?:former|formerly|ex|then|late|acting|interim|outgoing|incoming|designate|elect|candidate|ehemalig\p{L}*|früher\p{L}*|ancien|ancienne|antigu[oa]|бывш\p{L}*|колишн\p{L}*|eski)(?!\p{L})/iu;
