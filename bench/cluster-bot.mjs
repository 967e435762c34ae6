// The bot of bench:cluster: follows the cluster with names and counts only, answers questions as the bot does, and reports.
import { ApplicationCommandOptionType } from 'discord-api-types/v10';

const { commandInteraction } = await import('../dist/src/bot/local-interaction.js');
const { createLog } = await import('../dist/src/log.js');
const { SearchCluster } = await import('../dist/src/opensearch/cluster.js');
const { createApp } = await import('../dist/src/process/app.js');
const { readSearchSettings } = await import('../dist/src/search-settings.js');

process.once('message', async ({ startedAt, questions, code }) => {
  const { search } = readSearchSettings(process.env);
  const cluster = new SearchCluster(search, code);
  await cluster.look();
  const app = await createApp({
    knowledgeDir: 'nowhere',
    archiveDir: 'nowhere',
    recordFrom: 'cluster',
    cluster,
    log: createLog('silent', false),
  });
  await app.probe();
  const readySeconds = (Date.now() - startedAt) / 1_000;
  const before = process.memoryUsage.rss();
  // Each round is in a language of its own: nothing is answered from the cache of replies.
  const ask = async (value, locale) => {
    const options = [{ name: 'who-or-what', type: ApplicationCommandOptionType.String, value }];
    const interaction = { ...commandInteraction({ name: 'claims', options }), locale };
    const began = performance.now();
    const { outcome } = await app.cachedRespond(interaction);
    if (outcome === 'unavailable') unavailable += 1;
    return performance.now() - began;
  };
  let unavailable = 0;
  for (const question of questions) await ask(question, 'en-US');
  const times = [];
  for (const question of questions) times.push(await ask(question, 'de'));
  const began = performance.now();
  await Promise.all(
    Array.from({ length: 8 }, async (_, worker) => {
      for (let place = worker; place < questions.length; place += 8) await ask(questions[place], 'fr');
    }),
  );
  const perSecond = questions.length / ((performance.now() - began) / 1_000);
  process.send({ readySeconds, before, after: process.memoryUsage.rss(), times, perSecond, unavailable });
  process.disconnect();
  await cluster.close();
});
