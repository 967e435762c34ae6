import { existsSync } from 'node:fs';
import type { Config } from '../../config.js';
import { createLog } from '../../log.js';
import { openCluster } from '../../process/open-cluster.js';
import { openRecord } from '../../process/reload/open-record.js';
import { advice, type Finding, failed, passed } from './finding.js';

/** What the cluster that is searched holds, and what is wrong with it; nothing where none is wanted. */
export async function clusterFindings({
  search,
  recordFrom,
  knowledgeDir,
  archiveDir,
  cacheDir,
}: Config): Promise<Finding[]> {
  const cluster = await openCluster(search);
  if (cluster === undefined) return [];
  try {
    const { state, trouble } = cluster.health;
    if (trouble !== undefined) return [failed('Cluster', trouble)];
    const faults = await cluster.inspect();
    const findings = [
      ...faults.map(({ isGrave, message }) => (isGrave ? failed : advice)('Cluster', message)),
      ...(await cluster.advice()).map((message) => advice('Cluster', message)),
    ];
    const isHere = recordFrom === 'files' || existsSync(knowledgeDir);
    const opened = isHere
      ? await openRecord({ knowledgeDir, archiveDir, cacheDir, log: createLog('silent', false) })
      : undefined;
    const outOfStep = opened?.ok === true ? cluster.outOfStep(opened.record.version) : cluster.notAnswering();
    if (outOfStep !== undefined) return [...findings, failed('Index', outOfStep)];
    if (state === undefined) return findings;
    const { statements, figures, sources } = state.counts;
    return [
      ...findings,
      passed('Index', `${statements} statements, ${figures} figures and ${sources} sources, committed ${state.at}.`),
    ];
  } finally {
    await cluster.close();
  }
}
