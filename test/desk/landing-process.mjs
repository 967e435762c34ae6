// Lands whatever is due in a process of its own, and ends it without warning before a step where one is named.
const [, , settings] = process.argv;
const { database, folders, mode, step, now, forge } = JSON.parse(settings);
const from = (file) => import(new URL(`../../dist/src/desk/${file}`, import.meta.url).href);
const [{ openStore }, { landNext }, { workTreeOf }, { openForge }] = await Promise.all([
  from('store/open-store.js'),
  from('landing/land.js'),
  from('landing/git.js'),
  from('landing/forge/forge.js'),
]);
const store = await openStore(database);
const workTree = mode === 'commit' ? await workTreeOf(folders.knowledgeDir) : undefined;
const done = await landNext({
  store,
  folders,
  ...(workTree === undefined ? {} : { workTree }),
  ...(forge === undefined ? {} : { forge: openForge(forge, { now: () => now }) }),
  taker: `process ${process.pid}`,
  now: () => now,
  onStep: (name) => {
    if (name === step) process.kill(process.pid, 'SIGKILL');
  },
});
await store.close();
process.stdout.write(`${done?.state ?? 'nothing'}\n`);
