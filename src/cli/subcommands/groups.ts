/** Headings in the help of `verbatim`. */
export const GROUP = {
  ask: 'Ask:',
  check: 'Check a story:',
  export: 'Export:',
  record: 'Edit the record:',
  run: 'Run the bot:',
  assistants: 'Let assistants ask:',
} as const;
