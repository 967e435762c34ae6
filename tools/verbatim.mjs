#!/usr/bin/env node
// The `verbatim` command: sets up what is missing, then hands the arguments over.
import { setup } from './setup.mjs';

await setup();
const { runCommandLine } = await import('../dist/src/cli/main.js');
process.exitCode = await runCommandLine(process.argv.slice(2));
