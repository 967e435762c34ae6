// Runs the bot as it was built, where nothing is to be set up: in an image, or under a service manager.
import { isTerminalClosed } from './signals.mjs';

const { start } = await import('../dist/src/main.js');
await start({ isTerminalClosed });
