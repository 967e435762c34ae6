import { describe, expect, it } from 'vitest';
import { CARD_BUTTONS } from '../../src/bot/desk/card.js';
import { buttonFor } from '../../src/bot/desk/why.js';
import { possibleActions } from '../../src/desk/proposal-in-full.js';
import { STATES } from '../../src/desk/states.js';

describe('the buttons of a card', () => {
  it.each(STATES.filter((state) => state !== 'draft'))('are what /desk why says of a proposal that is %s', (state) => {
    const said = possibleActions({ state, change: 'new' }).flatMap(({ action }) => buttonFor(action) ?? []);
    expect([...said].sort()).toEqual([...(CARD_BUTTONS[state] ?? [])].sort());
  });
});
