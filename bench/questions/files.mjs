/** The files of labelled questions here, each to a record of its own. */
export const QUESTION_FILES = [
  'first-story.jsonl',
  'dolna-bridge.jsonl',
  'election.jsonl',
  'plant-fire.jsonl',
  'island.jsonl',
];
