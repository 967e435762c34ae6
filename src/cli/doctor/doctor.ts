import type { Config } from '../../config.js';
import { createDrawer } from '../../view/pictures/drawing/drawer.js';
import { commandsOf } from '../deploy/commands-of.js';
import type { Output } from '../output.js';
import type { Finding } from './finding.js';
import { cacheFinding, nodeFinding, pictureFinding } from './machine.js';
import { recordFindings } from './record.js';
import { storyDoorFindings } from './story-door.js';

const SIGNS = { passed: '✓', advice: '!', failed: '✗' } as const;

/**
 * Checks everything the bot needs, and prints of each what was found and what to do. Changes nothing.
 * @returns whether nothing failed
 */
export async function runDoctor(config: Config, output: Output): Promise<boolean> {
  const drawer = createDrawer();
  const checks: (() => Promise<Finding[]>)[] = [
    async () => [nodeFinding(process.version)],
    async () => recordFindings(config),
    async () => [await cacheFinding(config), await pictureFinding(drawer)],
    async () => storyDoorFindings(config),
    async () => {
      if (config.desk === undefined) return [];
      const { deskFindings } = await import('./desk.js');
      return deskFindings(config.desk, config);
    },
    async () => {
      // Loaded only where it is needed: discord.js takes longer to load than the whole record.
      const { discordFindings } = await import('./discord.js');
      const wanted = commandsOf(config.desk !== undefined);
      return discordFindings(config, wanted);
    },
  ];
  const findings: Finding[] = [];
  for (const check of checks)
    for (const finding of await check()) {
      findings.push(finding);
      output.write(`${SIGNS[finding.result]} ${finding.subject}: ${finding.message}\n`);
    }
  await drawer.close();
  output.write(`\n${summary(findings)}\n`);
  return findings.every(({ result }) => result !== 'failed');
}

function summary(findings: readonly Finding[]): string {
  const count = (wanted: Finding['result']): number => findings.filter(({ result }) => result === wanted).length;
  const things = (number: number): string => (number === 1 ? '1 thing' : `${number} things`);
  const failures = count('failed');
  if (failures > 0) return `${things(failures)} ${failures === 1 ? 'is' : 'are'} in the way.`;
  const hints = count('advice');
  return `Nothing is in the way${hints > 0 ? `; ${things(hints)} to know about` : ''}.`;
}
