import { ButtonStyle, ComponentType, InteractionResponseType } from 'discord-api-types/v10';
import { describe, expect, it } from 'vitest';
import { partOf, problemsIn, type Question } from '../../bench/questions/labels.mjs';
import { score, tally, wilson } from '../../bench/questions/score.mjs';
import type { Reply } from '../../src/bot/reply.js';
import { story } from '../support/entries.js';

const record = story();

const question = (labels: Partial<Question>): Question => ({
  id: 'q1',
  cat: 'kind',
  command: 'claims',
  q: 'Mirzoyan no statement',
  note: '',
  first: [],
  among: [],
  never: [],
  about: [],
  silent: false,
  ...labels,
});

const reply = (entries: readonly string[], text = '', label = 'Next'): Pick<Reply, 'callback' | 'entries'> => ({
  entries,
  callback: {
    type: InteractionResponseType.ChannelMessageWithSource,
    data: {
      components: [
        { type: ComponentType.TextDisplay, content: text },
        {
          type: ComponentType.ActionRow,
          components: [{ type: ComponentType.Button, style: ButtonStyle.Secondary, label, custom_id: 'x' }],
        },
      ],
    },
  },
});

describe('a scored answer', () => {
  const asked = question({ first: ['mirzoyan-1'], among: ['mirzoyan-2'], never: ['bayramov-1'] });

  it('is right with a right entry first, what else is wanted in five, and nothing wrong in three', () =>
    expect(score(asked, reply(['mirzoyan-1', 'mirzoyan-2']), record)).toMatchObject({ right: true, five: true }));

  it.each([
    ['another entry is first', ['hikmet-1', 'mirzoyan-1', 'mirzoyan-2'], 'elseFirst'],
    ['a wrong one is among the first three', ['mirzoyan-1', 'mirzoyan-2', 'bayramov-1'], 'never'],
    ['nothing is shown', [], 'nothing'],
  ] as const)('is not right where %s', (_case, entries, count) =>
    expect(score(asked, reply(entries), record)).toMatchObject({ right: false, [count]: true }),
  );

  it('is not right where a wanted entry comes sixth', () => {
    const entries = ['mirzoyan-1', 'a', 'b', 'c', 'd', 'mirzoyan-2'];
    expect(score(asked, reply(entries), record)).toMatchObject({ right: false, first: true, five: false });
  });

  it('offers where a button names whoever the right entry belongs to, and not where it turns a page', () => {
    const offer = reply([], 'Did you mean:', '👤 Ararat Mirzoyan · Foreign Minister');
    expect(score(asked, offer, record)).toMatchObject({ right: false, offered: true, nothing: false });
    expect(score(asked, reply([]), record)).toMatchObject({ offered: false, nothing: true });
  });

  it('is right in silence where nothing is on file, whatever is offered', () => {
    const unknown = question({ silent: true });
    expect(score(unknown, reply([], '', 'Ararat Mirzoyan'), record)).toMatchObject({ right: true, offered: false });
    expect(score(unknown, reply(['mirzoyan-1']), record)).toMatchObject({ right: false, elseFirst: true });
  });

  it('has to say itself that there is no statement: the question and names do not', () => {
    const about = question({ about: ['arayik-harutyunyan'], says: 'no statement' });
    const right = (text: string, entries = ['arayik-harutyunyan']) => score(about, reply(entries, text), record).right;
    expect(right('On file, no statement of his.')).toBe(true);
    expect(right('Mirzoyan no statement')).toBe(false);
    expect(right('**No statement**')).toBe(false);
    expect(right('No statement', ['arayik-harutyunyan', 'mirzoyan-1'])).toBe(false);
    expect(right('No statement', [])).toBe(false);
  });
});

describe('scores together', () => {
  it('count a pair as right only with both of its questions', () => {
    const scored = (pair: string, entries: readonly string[]) => {
      const one = question({ first: ['mirzoyan-1'], pair });
      return { question: one, counts: score(one, reply(entries), record) };
    };
    const both = [scored('p1', ['mirzoyan-1']), scored('p1', ['mirzoyan-1'])];
    const half = [scored('p2', ['mirzoyan-1']), scored('p2', ['bayramov-1'])];
    const { all, pairs } = tally([...both, ...half]);
    expect(all).toMatchObject({ questions: 4, right: 3 });
    expect(pairs).toEqual({ all: 2, right: 1 });
  });

  it('have intervals after Wilson', () => {
    const [low, high] = wilson(9, 10);
    expect([low.toFixed(3), high.toFixed(3)]).toEqual(['0.596', '0.982']);
  });

  it('keep both of a pair in one part, wherever they stand in a file', () => {
    for (let at = 0; at < 50; at += 1)
      expect(partOf({ id: `a${at}`, pair: `p${at}` }, 5)).toBe(partOf({ id: `b${at}`, pair: `p${at}` }, 5));
    const parts = Array.from({ length: 500 }, (_, at) => partOf({ id: `s${at}` }, 5));
    for (const part of [1, 2, 3, 4, 5]) expect(parts.filter((one) => one === part).length).toBeGreaterThan(70);
  });
});

describe('labels', () => {
  it.each([
    [{ first: ['mirzoyan-9'] }, '"first" names mirzoyan-9, which is not on file'],
    [{ first: ['mirzoyan-1'], never: ['mirzoyan-1'] }, 'an entry is both right and wrong'],
    [{ first: ['mirzoyan-1'], cat: 'roles' }, 'no category "roles"'],
    [{}, 'has to have an answer, or silence, or "says": one of the three'],
    [{ first: ['mirzoyan-1'], silent: true }, 'has to have an answer, or silence, or "says": one of the three'],
  ])('are refused with %j', (labels, problem) =>
    expect(problemsIn([question(labels)], record)).toEqual([`q1: ${problem}`]),
  );

  it('are refused where half of a pair is missing, or an id stands twice', () => {
    const half = question({ first: ['mirzoyan-1'], pair: 'p1' });
    expect(problemsIn([half], record)).toEqual(['pair p1 has 1 of its two questions']);
    expect(problemsIn([half, half], record)).toEqual(['q1: the id is used twice']);
  });
});
