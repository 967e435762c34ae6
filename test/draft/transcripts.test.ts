import { describe, expect, it } from 'vitest';
import { knownNames } from '../../src/draft/known-names.js';
import { draftOfTranscript, isTranscript } from '../../src/draft/transcript.js';
import { toComparable } from '../../src/knowledge/proof/comparable-text.js';
import { asTranscript, secondAt, withoutInnerTimes } from '../../src/knowledge/proof/transcripts.js';

const SRT = `1
00:00:01,000 --> 00:00:03,000
NIA BROOK: The ferry floats.

2
00:00:03,500 --> 00:00:05,000
It turns as well.

3
00:01:02,000 --> 00:01:04,000
AL ROWE: It cost more than 300 crowns.
`;
const VTT = `WEBVTT

00:01.000 --> 00:03.000
<v Nia Brook>The <i>ferry</i> floats.

01:02.000 --> 01:04.000
<v Al Rowe>It is a tub.
`;

describe('subtitles', () => {
  it('become a text of turns, each with its second and whoever speaks', () => {
    expect(asTranscript('talk.srt', SRT)).toBe(
      '[0:00:01] NIA BROOK: The ferry floats. It turns as well.\n\n[0:01:02] AL ROWE: It cost more than 300 crowns.\n',
    );
    expect(asTranscript('talk.vtt', VTT)).toBe(
      '[0:00:01] Nia Brook: The ferry floats.\n\n[0:01:02] Al Rowe: It is a tub.\n',
    );
  });

  it('have the second again where a turn goes on for longer, which is no part of what is said', () => {
    const later = SRT.replace('00:00:03,500 --> 00:00:05,000', '00:00:09,500 --> 00:00:11,000');
    const text = asTranscript('talk.srt', later) ?? '';
    expect(text).toContain('[0:00:01] NIA BROOK: The ferry floats. [0:00:09] It turns as well.\n');
    expect(toComparable(text).folded).toContain('NIA BROOK: The ferry floats. It turns as well.');
    expect(withoutInnerTimes(text)).toContain('[0:00:01] NIA BROOK: The ferry floats. It turns as well.');
    expect(secondAt(text, text.indexOf('floats'))).toBe(1);
    expect(secondAt(text, text.indexOf('turns'))).toBe(9);
    const article = 'The ferry [0:00:09] floats.';
    expect(toComparable(article).folded).toBe(article);
    expect(secondAt(article, 20)).toBeUndefined();
  });

  it('are nothing else: other files, and files without times, are left as they are', () => {
    expect(asTranscript('talk.txt', SRT)).toBeUndefined();
    expect(asTranscript('talk.srt', 'The ferry floats.')).toBeUndefined();
  });

  it('are drafted turn by turn', () => {
    const text = asTranscript('talk.vtt', VTT) ?? '';
    expect(isTranscript(text)).toBe(true);
    expect(isTranscript('The ferry floats.\n')).toBe(false);
    const { quotations } = draftOfTranscript(text, {
      names: knownNames({ people: [], organisations: [], places: [] }),
    });
    expect(
      quotations.map(({ run, voice, tier }) => [
        text.slice(run.start, run.end),
        text.slice(voice?.words.start, voice?.words.end),
        tier,
      ]),
    ).toEqual([
      ['The ferry floats.', 'Nia Brook', 'sure'],
      ['It is a tub.', 'Al Rowe', 'sure'],
    ]);
  });
});
