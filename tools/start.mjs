// npm start: sets up what is missing, then runs the bot (or, without a token, the preview) in this very process, so that signals reach it.
// `npm start -- --example dolna-bridge` is the setting EXAMPLE=dolna-bridge.
import { parseArgs } from 'node:util';
import { setup } from './setup.mjs';
import { followParent, isTerminalClosed } from './signals.mjs';

/** @param {readonly string[]} words the arguments after `npm start --` */
function readFlags(words) {
  try {
    return parseArgs({ args: [...words], options: { example: { type: 'string' } } }).values;
  } catch (error) {
    process.stderr.write(`${error.message}\nUsage: npm start [-- --example <name>]\n`);
    return process.exit(2);
  }
}

const { example } = readFlags(process.argv.slice(2));
if (example !== undefined) process.env.EXAMPLE = example;
if (process.env.npm_lifecycle_event === 'start') followParent();
await setup();
const { start } = await import('../dist/src/main.js');
await start({ isTerminalClosed });
