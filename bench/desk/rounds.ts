import { it } from 'vitest';
import { decisions } from '../../src/desk/store/decisions.js';
import { DESK, USERS } from '../../test/support/desk.js';
import { at, deskNewsroom, STATEMENT } from '../../test/support/desk-newsroom.js';
import type { Answer } from '../../test/support/fake-discord/index.js';

const ROUNDS = Number(process.env.BENCH_ROUNDS ?? 25);

/** Between two decisions in the log. */
const STEPS = new Map([
  ['approve begin', 'until it begins to land'],
  ['begin land', 'checked, written, proven, committed'],
  ['land show', 'the record loaded anew'],
]);

const percentile = (values: readonly number[], share: number): number =>
  [...values].sort((a, b) => a - b)[Math.max(0, Math.ceil(values.length * share) - 1)] ?? 0;

const row = (what: string, values: readonly number[]): string =>
  `| ${what} | ${values.length} | ${[0.5, 0.99, 1].map((share) => `${Math.round(percentile(values, share))} ms`).join(' | ')} |`;

it('brings proposals from the form to live', async () => {
  const room = await deskNewsroom('gateway', async () => ({ USER_LIMIT: '0', SERVER_LIMIT: '0' }));
  const { discord, editor, settled, idOf, textOf } = room;
  const approver = at(USERS.approver, DESK.approvers);
  const acknowledged: number[] = [];
  const checked: number[] = [];
  const live: number[] = [];
  /** From the interaction on its way to Discord's having the first answer to it. */
  const timed = async (work: () => Promise<Answer>): Promise<Answer> => {
    const from = performance.now();
    const answer = await work();
    acknowledged.push(performance.now() - from);
    return answer;
  };
  // The first round loads what all others use, and is not counted.
  for (let round = 0; round <= ROUNDS; round += 1) {
    if (round === 1) for (const values of [acknowledged, checked, live]) values.length = 0;
    const form = await timed(() =>
      discord.command('/propose', { speaker: 'ana-rusu', source: 'daily-2024-05-06', event: 'dolna-bridge' }, editor),
    );
    const shown = idIn(form) === undefined ? form : await timed(() => discord.press(form, idIn(form) ?? '', editor));
    const says = `spoke of “people it could not name”, round ${round}`;
    const from = performance.now();
    const filled = await timed(() => discord.fill(shown, { ...STATEMENT, says }, editor));
    const panel = await settled(filled);
    checked.push(performance.now() - from);
    await timed(() => discord.press(panel, idOf(panel, 'Send to the desk'), editor));
    const card = await room.card(`round ${round}`);
    await timed(() => discord.command('/desk board', {}, approver));
    const take = await timed(() => discord.press(card, idOf(card, 'Take'), approver));
    await settled(take);
    const pressed = performance.now();
    const approve = await timed(() => discord.press(card, idOf(card, 'Approve'), approver));
    if (approve.callback.type === 9) await timed(() => discord.fill(approve, { tick: 'yes' }, approver));
    const isLive = () => textOf(discord.message(card.id)).includes('live: readers see it');
    await discord.until(isLive, 'it is live');
    live.push(performance.now() - pressed);
  }
  const between = new Map<string, number[]>();
  let before = { action: '', at: 0 };
  let first: string | undefined;
  for await (const { action, at: now, proposal } of decisions(room.store)) {
    first ??= proposal;
    if (proposal === first) continue;
    const step = STEPS.get(`${before.action} ${action}`);
    if (step !== undefined) between.set(step, [...(between.get(step) ?? []), now - before.at]);
    before = { action, at: now };
  }
  process.stdout.write(
    `${[
      '| what | times | median | p99 | worst |',
      '| --- | --- | --- | --- | --- |',
      row('a click, command or form, to its first answer', acknowledged),
      row('a form sent off, to the entry as readers will see it', checked),
      row('*Approve*, to the card that says *live*', live),
      ...[...between].map(([step, values]) => row(`of that: ${step}`, values)),
    ].join('\n')}\n`,
  );

  /** *Propose all the same*, where somebody is on the same words already. */
  function idIn(answer: Answer): string | undefined {
    return answer.callback.type === 9 ? undefined : idOf(answer, 'Propose all the same');
  }
});
