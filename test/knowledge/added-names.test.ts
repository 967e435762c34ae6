import { describe, expect, it } from 'vitest';
import { changeInYaml } from '../../src/knowledge/edit/yaml-edits.js';

const added = (text: string, name = 'Ro, “Bo”'): unknown =>
  changeInYaml(text, 'people', 'bo', { item: { key: 'aliases', text: name } });

describe('another name of an entry', () => {
  it.each([
    [
      'people:\n  - id: bo\n    aliases: # both\n      - B.\n      - Bob # older\n    name: Bo Lind\n  - id: cy\n',
      'people:\n  - id: bo\n    aliases: # both\n      - B.\n      - Bob # older\n      - "Ro, “Bo”"\n    name: Bo Lind\n  - id: cy\n',
    ],
    ['people:\n  - id: bo\n    aliases: [B.]\n', 'people:\n  - id: bo\n    aliases: [B., "Ro, “Bo”"]\n'],
    ['people:\n  - id: bo\n    aliases: []\n', 'people:\n  - id: bo\n    aliases: ["Ro, “Bo”"]\n'],
    [
      'people:\n  - id: bo\n    name: Bo Lind # as he signs\n  - id: cy\n',
      'people:\n  - id: bo\n    name: Bo Lind # as he signs\n    aliases:\n      - "Ro, “Bo”"\n  - id: cy\n',
    ],
    ['people: [{id: bo, name: Bo}]\n', 'people: [{id: bo, name: Bo, aliases: ["Ro, “Bo”"]}]\n'],
  ])('is written where its names are, and every other byte stays: %j', (before, after) => {
    expect(added(before)).toBe(after);
  });
});
