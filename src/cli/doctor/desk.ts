import { existsSync } from 'node:fs';
import type { Config } from '../../config.js';
import { workTreeOf } from '../../desk/landing/git.js';
import { verifyLog } from '../../desk/store/decisions.js';
import { openStore } from '../../desk/store/open-store.js';
import { setupOf } from '../../desk/store/setup.js';
import { StoreAwayError } from '../../desk/store/store-errors.js';
import type { DeskDatabase, DeskSettings } from '../../desk-settings.js';
import { advice, type Finding, failed, passed } from './finding.js';
import { forgeFindings } from './forge.js';

/** Whether the editors' desk can keep what is on its way, and bring what was approved into the record. */
export async function deskFindings(
  desk: DeskSettings,
  { discordToken, knowledgeDir, publicKey }: Config,
): Promise<Finding[]> {
  const findings: Finding[] = [];
  if (discordToken === undefined)
    findings.push(failed('Desk', 'Its cards are posted by the bot itself, which needs DISCORD_TOKEN.'));
  if (publicKey !== undefined && desk.database.kind === 'file')
    findings.push(
      advice(
        'Desk',
        'Its file can be shared by processes of this machine only: where several machines answer over HTTP, DESK_DB must be postgres://…',
      ),
    );
  findings.push(
    ...(desk.forge === undefined ? await workTreeFindings(desk, knowledgeDir) : await forgeFindings(desk.forge)),
  );
  return [...findings, ...(await storeFindings(desk.database))];
}

async function workTreeFindings({ landing, push }: DeskSettings, knowledgeDir: string): Promise<Finding[]> {
  const workTree = await workTreeOf(knowledgeDir);
  if (workTree !== undefined && landing !== 'files') {
    const committed = passed('Desk', `What is approved is committed where ${knowledgeDir} is.`);
    if (push === undefined) return [committed];
    const wrong = await workTree.cannotPush(push);
    const to = `${push.remote}/${push.branch}`;
    return [
      committed,
      wrong === undefined
        ? passed('Desk', `What is committed is pushed to ${to}.`)
        : failed(
            'Desk',
            `Nothing can be pushed to ${to} (${wrong}): see that git can, as the user that the bot runs as.`,
          ),
    ];
  }
  if (landing === 'commit' || push !== undefined)
    return [
      failed(
        'Desk',
        `${push === undefined ? 'DESK_LANDING is commit' : 'DESK_PUSH is set'}, and ${knowledgeDir} is in no git work tree: make one, or set DESK_LANDING=files.`,
      ),
    ];
  return [passed('Desk', `What is approved is written into ${knowledgeDir}, and not committed.`)];
}

async function storeFindings(database: DeskDatabase): Promise<Finding[]> {
  if (database.kind === 'file' && !existsSync(database.path))
    return [advice('Desk', `${database.path} does not exist yet: the bot makes it when it is first needed.`)];
  try {
    const store = await openStore(database);
    try {
      const setup = await store.ask(setupOf);
      const broken = await verifyLog(store);
      return [
        setup === undefined
          ? advice('Desk', 'It is not set up: somebody who may manage HOME_SERVER types /desk setup there.')
          : passed('Desk', 'It is set up, and its store can be used.'),
        ...(broken === undefined
          ? []
          : [
              failed(
                'Desk',
                `Its log is broken at row ${broken.number}: ${broken.wrong}. See "npx verbatim desk log".`,
              ),
            ]),
      ];
    } finally {
      await store.close();
    }
  } catch (error) {
    if (!(error instanceof StoreAwayError)) throw error;
    return [failed('Desk', `${error.message}: see that DESK_DB is right, and that this user may write it.`)];
  }
}
