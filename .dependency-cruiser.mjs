// Which part of the tree may import which: see the drawing in CONTRIBUTING.md. `npm test` checks it.

/** Rooms from the lowest row to the highest. A room imports from lower rows only; rooms of one row do not import each other. */
const ROWS = [
  ['src/record'],
  ['src/language'],
  ['src/knowledge', 'src/search', 'src/view'],
  ['src/check', 'src/export', 'src/draft', 'src/opensearch', 'src/desk'],
  ['src/bot'],
  ['commands', 'src/transport'],
  ['src/process'],
  ['src/main\\.ts', 'src/cli'],
];

/** Files that any room above the record may use. */
const SHARED = '^src/(?:config|desk-settings|log|printable|search-settings|strong-key)\\.ts$';

/** Rooms of functions over data: whoever calls them hands in files, network and settings. */
const PURE = '^(?:src/(?:record|language|search|view|check|export|draft|desk|bot)|commands)/';
/** What draws pictures in a thread of its own, and what measures them with its fonts. */
const DRAWING = '^src/view/pictures/(?:drawing|fonts)';
/** What sends replies to Discord. */
const DELIVERY = '^src/bot/delivery/';
/** Where the desk keeps open work, and what brings approved entries into the record. */
const DESK_EDGES = '^src/desk/(?:store|landing)/';
const OUTSIDE =
  'node_modules/(?:discord\\.js|dotenv|pino|pino-pretty|kysely|libsql|pg)/|^(?:fs|fs/promises|http|https|net|tls|dgram|child_process|process|worker_threads)$';

const pathOf = (rooms) => `^(?:${rooms.map((room) => (room.endsWith('.ts') ? `${room}$` : `${room}/`)).join('|')})`;

const rowRules = ROWS.flatMap((row, index) =>
  row.map((room) => ({
    name: `${room.replace('\\', '')}-imports-downwards`,
    comment: 'A room imports from the rows below it, never from its own row or from above.',
    severity: 'error',
    from: { path: pathOf([room]) },
    to: { path: pathOf(ROWS.slice(index).flat()), pathNot: pathOf([room]) },
  })),
);

/** @type {import('dependency-cruiser').IConfiguration} */
export default {
  forbidden: [
    ...rowRules,
    {
      name: 'every-file-has-a-room',
      comment: 'A new folder below src belongs into ROWS.',
      severity: 'error',
      from: { path: '^src/', pathNot: [pathOf(ROWS.flat()), SHARED] },
      to: {},
    },
    {
      name: 'record-imports-nothing-of-ours',
      severity: 'error',
      from: { path: '^src/record/' },
      to: { path: '^(?:src|commands)/', pathNot: '^src/record/' },
    },
    {
      name: 'shared-files-import-no-room',
      severity: 'error',
      from: { path: SHARED },
      to: { path: '^(?:src|commands)/', pathNot: SHARED },
    },
    { name: 'no-cycles', severity: 'error', from: {}, to: { circular: true } },
    {
      name: 'commands-do-not-import-each-other',
      severity: 'error',
      from: { path: '^commands/', pathNot: '^commands/index\\.ts$' },
      to: { path: '^commands/' },
    },
    {
      name: 'pure-rooms-import-no-outside-world',
      comment: 'No files, network, Discord client, settings or log.',
      severity: 'error',
      from: { path: PURE, pathNot: [DRAWING, DELIVERY, DESK_EDGES] },
      to: { path: OUTSIDE },
    },
    {
      name: 'not-to-tests-or-tools',
      severity: 'error',
      from: { path: '^(?:src|commands|preview)/' },
      to: { path: '^(?:test|tools|bench)/' },
    },
    {
      name: 'src-does-not-import-the-page',
      severity: 'error',
      from: { path: '^(?:src|commands)/' },
      to: { path: '^preview/' },
    },
    { name: 'resolvable', severity: 'error', from: {}, to: { couldNotResolve: true } },
  ],
  options: {
    // The compiler of this project has no interface for JavaScript that dependency-cruiser could use.
    parser: 'swc',
    tsPreCompilationDeps: true,
    doNotFollow: { path: 'node_modules' },
    enhancedResolveOptions: { exportsFields: ['exports'], conditionNames: ['import', 'node', 'default'] },
  },
};
