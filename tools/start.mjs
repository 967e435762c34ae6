// npm start: sets up what is missing, then runs the bot (or, without a token, the preview) in this very process, so that signals reach it.
import { setup } from './setup.mjs';

await setup();
const { start } = await import('../dist/src/main.js');
await start();
