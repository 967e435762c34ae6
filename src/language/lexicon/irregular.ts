/** Forms that no ending tells, after their plain form. */
const FORMS =
  'arise arose arisen|beat beaten|become became|begin began begun|bind bound|bite bit bitten|blow blew blown|break broke broken|bring brought|build built|burn burnt|' +
  'buy bought|catch caught|choose chose chosen|come came|deal dealt|dig dug|do did done|draw drew drawn|drink drank drunk|drive drove driven|eat ate eaten|' +
  'fall fell fallen|feed fed|feel felt|fight fought|find found|flee fled|fly flew flown|forbid forbade forbidden|forget forgot forgotten|freeze froze frozen|get got gotten|' +
  'give gave given|go went gone|grow grew grown|hang hung|hear heard|hide hid hidden|hold held|keep kept|know knew known|lay laid|lead led|leave left|lend lent|lie lay lain|' +
  'lose lost|make made|mean meant|meet met|overrun overran|overthrow overthrew overthrown|pay paid|ride rode ridden|rise rose risen|run ran|say said|see saw seen|seek sought|' +
  'sell sold|send sent|shake shook shaken|shoot shot|shrink shrank shrunk|sink sank sunk|sit sat|sleep slept|speak spoke spoken|spend spent|stand stood|steal stole stolen|' +
  'stick stuck|strike struck stricken|swear swore sworn|sweep swept|swim swam swum|take took taken|teach taught|tear tore torn|tell told|think thought|throw threw thrown|' +
  'undergo underwent undergone|wear wore worn|win won|withdraw withdrew withdrawn|withstand withstood|write wrote written|child children|man men|woman women|foot feet|life lives|' +
  'knife knives|wife wives|thief thieves|leaf leaves|body bodies|crisis crises';

const PLAIN: ReadonlyMap<string, string> = new Map(
  FORMS.split('|').flatMap((line) => {
    const [plain = '', ...forms] = line.split(' ');
    return forms.map((form): [string, string] => [form, plain]);
  }),
);

/** The plain form of an irregular one: give of gave. */
export const plainFormOf = (word: string): string | undefined => PLAIN.get(word);
