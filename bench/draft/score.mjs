// What a draft is worth, counted as bench/draft/README.md says.

const WORD = /[\p{L}\p{M}\p{N}]+(?:['’ʼ-][\p{L}\p{M}\p{N}]+)*/gu;
const wordsOf = (text) =>
  (text.toLowerCase().match(WORD) ?? []).map((word) => word.replace(/['’]s?$/u, '').replaceAll('ё', 'е'));
const overlaps = (a, b) => a.start < b.end && b.start < a.end;

/** Whether two namings of somebody are the same: one holds the other, or they end in the same word. */
export function isSameSpeaker(drafted, labelled) {
  if (drafted === undefined || labelled === null || labelled === undefined)
    return drafted === undefined && labelled === null;
  const [a, b] = [wordsOf(drafted), wordsOf(labelled)];
  const holds = (long, short) =>
    short.length > 0 && long.some((_, at) => short.every((word, offset) => sameWord(long[at + offset] ?? '', word)));
  return holds(a, b) || holds(b, a) || (a.length > 0 && b.length > 0 && sameWord(a.at(-1), b.at(-1)));
}

/** Words that differ in the ending of a case alone are the same: Горак, Горака. */
const sameWord = (a, b) =>
  a === b ||
  (Math.min(a.length, b.length) >= 4 &&
    Math.abs(a.length - b.length) <= 3 &&
    a.slice(0, Math.min(a.length, b.length) - 1) === b.slice(0, Math.min(a.length, b.length) - 1) &&
    /[а-яіїєґçğıöşü]/iu.test(a + b));

export const emptyCounts = () => ({
  texts: 0,
  runs: 0,
  drafted: 0,
  speechRight: 0,
  speechGiven: 0,
  named: 0,
  speakerRight: 0,
  sure: 0,
  sureRight: 0,
  likely: 0,
  likelyRight: 0,
  indirect: 0,
  indirectGiven: 0,
  indirectFound: 0,
  indirectGivenRight: 0,
  indirectWhole: 0,
  indirectSpeaker: 0,
  figures: 0,
  figuresFound: 0,
  figuresGiven: 0,
  figuresGivenRight: 0,
  claimantRight: 0,
  days: 0,
  daysRight: 0,
});

/** Scores one draft against its labels: counts, and what went wrong in words. */
export function score(labelled, draft) {
  const counts = emptyCounts();
  const failures = [];
  counts.texts = 1;
  scoreQuotes(labelled, draft, counts, failures);
  scoreReports(labelled, draft, counts, failures);
  scoreFigures(labelled, draft, counts, failures);
  for (const label of labelled.days) {
    counts.days += 1;
    const found = draft.days.filter(
      (day) =>
        labelled.text.slice(day.start, day.end).includes(label.words) ||
        label.words.includes(labelled.text.slice(day.start, day.end)),
    );
    if (found.some((day) => day.iso === label.day)) counts.daysRight += 1;
    else failures.push(`day ${label.words}: ${found.map((day) => day.iso).join(', ') || 'none'}, not ${label.day}`);
  }
  return { counts, failures };
}

const nameOf = (text, said) =>
  said?.voice === undefined ? undefined : text.slice(said.voice.words.start, said.voice.words.end);

function scoreQuotes({ text, quotes }, draft, counts, failures) {
  for (const label of quotes) {
    counts.runs += 1;
    const isSpeech = label.speech !== false;
    const found = draft.quotations.find(
      (one) => overlaps(one.run, label) && Math.abs(one.run.start - label.start) <= 2,
    );
    const drafted = found?.isSpeech === true;
    if (isSpeech) counts.speechGiven += 1;
    if (drafted && isSpeech) counts.speechRight += 1;
    if (drafted !== isSpeech) failures.push(`${isSpeech ? 'speech missed' : 'no speech'}: ${label.words}`);
    if (isSpeech && label.speaker !== null) scoreSpeaker(text, label, drafted ? found : undefined, counts, failures);
  }
  counts.drafted += draft.quotations.filter((one) => one.isSpeech).length;
}

function scoreSpeaker(text, label, found, counts, failures) {
  counts.named += 1;
  if (found === undefined) return;
  const name = nameOf(text, found);
  const mention = found.mention === undefined ? undefined : text.slice(found.mention.start, found.mention.end);
  const isByMention = label.mention === undefined && mention !== undefined && isSameSpeaker(mention, label.speaker);
  const right = isSameSpeaker(name ?? mention, label.speaker) || isByMention;
  if (right) counts.speakerRight += 1;
  else
    failures.push(
      `speaker of “${label.words.slice(0, 40)}”: ${name ?? 'nobody'} [${found.tier}], not ${label.speaker}`,
    );
  if (found.tier === 'look') return;
  counts[found.tier] += 1;
  if (right) counts[`${found.tier}Right`] += 1;
}

function scoreReports({ text, indirect, quotes }, draft, counts, failures) {
  const speech = quotes.filter((one) => one.speech !== false);
  // A report with quoted words in it is counted with the quotations.
  const given = draft.reports.filter((one) => !speech.some((quote) => overlaps(quote, one.words)));
  counts.indirectGiven += given.length;
  const right = new Set();
  for (const label of indirect) {
    counts.indirect += 1;
    const found = given
      .filter((one) => overlaps(one.words, label))
      .sort((a, b) => shared(text, b.words, label) - shared(text, a.words, label))[0];
    if (found === undefined) {
      failures.push(`indirect missed: ${label.words}`);
      continue;
    }
    right.add(found);
    counts.indirectFound += 1;
    if (shared(text, found.words, label) >= 0.8) counts.indirectWhole += 1;
    else failures.push(`indirect words: ${text.slice(found.words.start, found.words.end)} | not | ${label.words}`);
    if (isSameSpeaker(nameOf(text, found), label.speaker)) counts.indirectSpeaker += 1;
    else
      failures.push(
        `indirect speaker of “${label.words.slice(0, 40)}”: ${nameOf(text, found) ?? 'nobody'}, not ${label.speaker}`,
      );
  }
  counts.indirectGivenRight += right.size;
  for (const one of given)
    if (!right.has(one))
      failures.push(`indirect too much: ${text.slice(one.words.start, one.words.end)} [${one.tier}]`);
}

/** The words that two stretches share, as a part of the longer one. */
function shared(text, a, b) {
  const count = (from, to) => wordsOf(text.slice(from, Math.max(from, to))).length;
  const both = count(Math.max(a.start, b.start), Math.min(a.end, b.end));
  return both / Math.max(1, count(a.start, a.end), count(b.start, b.end));
}

function scoreFigures({ text, figures }, draft, counts, failures) {
  const taken = new Set();
  for (const label of figures) {
    const found = draft.figures.find((one) => !taken.has(one) && sameFigure(text, one, label));
    if (found !== undefined) taken.add(found);
    if (label.optional) continue;
    counts.figures += 1;
    if (found === undefined) {
      failures.push(`figure missed: ${label.value}`);
      continue;
    }
    counts.figuresFound += 1;
    const name = nameOf(text, found);
    const right = label.claimant === 'outlet' ? name === undefined : isSameSpeaker(name, label.claimant);
    if (right) counts.claimantRight += 1;
    else failures.push(`claimant of ${label.value}: ${name ?? 'outlet'}, not ${label.claimant}`);
  }
  if (figures.length === 0) return;
  for (const one of draft.figures) {
    counts.figuresGiven += 1;
    if (taken.has(one)) counts.figuresGivenRight += 1;
    else failures.push(`figure too much: ${text.slice(one.value.start, one.value.end)}`);
  }
}

/** The whole value; a unit may stand with the value or with what is counted. */
function sameFigure(text, { value, counted }, label) {
  const own = text.slice(value.start, value.end);
  const whole = counted === undefined ? own : text.slice(value.start, counted.end);
  return own === label.value || (whole.startsWith(label.value) && label.value.startsWith(own));
}

export function addCounts(sum, counts) {
  for (const [key, value] of Object.entries(counts)) sum[key] = (sum[key] ?? 0) + value;
  return sum;
}
