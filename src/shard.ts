// The entry of a shard's process: discord.js's manager starts this file, with the number of the shard in the environment.
import { start } from './main.js';

await start();
