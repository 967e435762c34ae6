import { afterEach, describe, expect, it } from 'vitest';
import { BASE, type Folder, folder } from './support.js';

let here: Folder;
afterEach(() => here.remove());

/** The record whose one event is dated as written. */
const dated = (written: string) =>
  folder({ 'knowledge/a.yaml': BASE.replace('    date: 2024-05-06\nstatements', `    date: ${written}\nstatements`) });
const startOf = async (written: string) => {
  here = await dated(written);
  const result = await here.load();
  return result.ok ? result.record.events[0]?.start : expect.unreachable(JSON.stringify(result));
};

describe('a date written with its details', () => {
  it('keeps what is said of it', async () => {
    expect(await startOf('{date: 2024-05-06, note: by the town clock}')).toEqual({
      iso: '2024-05-06',
      precision: 'day',
      note: 'by the town clock',
    });
  });

  it('is about then where that is written, and is not where it is denied', async () => {
    expect(await startOf('{date: 2024-05, about: true}')).toEqual({ iso: '2024-05', precision: 'month', about: true });
    expect(await startOf('{date: 2024-05, about: false}')).toEqual({ iso: '2024-05', precision: 'month' });
  });

  it('says why it is unknown', async () => {
    expect(await startOf('{unknown: the page gives no day}')).toEqual({
      iso: '',
      precision: 'unknown',
      note: 'the page gives no day',
    });
  });

  it.each([
    ['{date: 2024-05-06, unknown: lost}', 'the date is both given and unknown; keep one of the two'],
    ['{note: by the town clock}', 'the date is missing; add `date:` or `unknown:` with the reason'],
    ['{date: unknown, precision: day}', 'an unknown date cannot have the precision day; take one of them out'],
  ])('is refused with what is wrong: %s', async (written, wrong) => {
    here = await dated(written);
    expect((await here.problems()).join('\n')).toContain(wrong);
  });
});
