// Stands in for the checking worker with texts that go wrong on demand.
import { parentPort, workerData } from 'node:worker_threads';

const hoard = [];
const DOES = {
  'run away': () => {
    for (;;);
  },
  'eat memory': () => {
    for (;;) hoard.push(new Array(100_000).fill(Math.random()));
  },
  crash: () => process.exit(3),
  'name the environment': () => ({ kind: 'failed', error: Object.keys(process.env).join(' ') || 'nothing' }),
  'check it': () => ({ kind: 'report', report: { judged: [], more: true } }),
};

parentPort.on('message', (text) => parentPort.postMessage(DOES[text]()));
parentPort.postMessage({ kind: 'ready', version: workerData.knowledgeDir });
