import { expect, it } from 'vitest';
import { commandsOf } from '../../src/cli/deploy/commands-of.js';

const namesOf = (hasDesk: boolean): readonly string[] => commandsOf(hasDesk).map(({ name }) => name);

it('the commands of the desk are registered only where there is one', () => {
  const own = ['propose', 'Propose entry', 'desk', 'watch'];
  expect(namesOf(true).filter((name) => !namesOf(false).includes(name))).toEqual(own);
  expect(namesOf(false).filter((name) => own.includes(name))).toEqual([]);
});
