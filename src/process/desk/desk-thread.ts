import { once } from 'node:events';
import { Worker } from 'node:worker_threads';
import type { Preview } from '../../bot/desk/desk-service.js';
import type { ProposedChange } from '../../desk/proposed-change.js';
import type { Candidate } from '../../draft/candidates.js';
import type { Logger } from '../../log.js';
import type { DeskMessage, DeskRequest, DeskTask, TextForThread } from './desk-worker.js';

const WORKER = new URL('./desk-worker.js', import.meta.url);
/** Reading a record of a hundred thousand entries takes less. */
const MAX_ANSWER_MS = 60_000;
const MAX_CLOSE_MS = 5_000;
/** Before a thread that ended is started again; twice as long each time that it ends without having answered. */
const FIRST_RESTART_MS = 1_000;
const MAX_RESTART_MS = 60_000;

/** A thread that checks proposals with the whole record, and brings approved ones into it: both take longer than an answer may wait. */
export interface DeskThread {
  /** @throws {Error} when it failed or took too long */
  preview(change: ProposedChange, locale: string): Promise<Preview>;
  /** @returns undefined where the archive has no text of the source @throws {Error} when it failed or took too long */
  draft(from: TextForThread): Promise<readonly Candidate[] | undefined>;
  land(): void;
  close(): Promise<void>;
}

interface Waiting {
  resolve(answer: Extract<DeskMessage, { kind: 'preview' | 'drafted' }>): void;
  reject(error: Error): void;
}

/** @param onMoved called with every proposal that landing has moved, and the state it is in */
export function startDeskThread(
  task: DeskTask,
  log: Logger,
  onMoved: (proposal: string, state: string) => void,
): DeskThread {
  const waiting = new Map<number, Waiting>();
  let count = 0;
  let isClosing = false;
  let pause = FIRST_RESTART_MS;
  let thread = start();

  function start(): Worker {
    const started = new Worker(WORKER, { workerData: task });
    started.unref();
    started.on('message', receive);
    started.on('error', (error) => log.error({ error: String(error) }, 'the thread of the desk failed'));
    started.on('exit', () => {
      for (const { reject } of waiting.values()) reject(new Error('the thread of the desk ended'));
      waiting.clear();
      if (isClosing) return;
      setTimeout(restart, pause).unref();
      pause = Math.min(2 * pause, MAX_RESTART_MS);
    });
    return started;
  }

  function restart(): void {
    if (!isClosing) thread = start();
  }

  function receive(message: DeskMessage): void {
    pause = FIRST_RESTART_MS;
    switch (message.kind) {
      case 'moved':
        onMoved(message.proposal, message.state);
        break;
      case 'trouble':
        log.warn({ error: message.error }, 'nothing can land now: it is tried again');
        break;
      default: {
        const settled = waiting.get(message.id);
        waiting.delete(message.id);
        if (message.kind === 'failed') settled?.reject(new Error(message.error));
        else settled?.resolve(message);
      }
    }
  }

  const send = (request: DeskRequest): void => thread.postMessage(request);
  const asked = (request: (id: number) => DeskRequest): Promise<Parameters<Waiting['resolve']>[0]> =>
    new Promise((resolve, reject) => {
      count += 1;
      const id = count;
      const timer = setTimeout(
        () => settle(() => reject(new Error('the thread of the desk took too long'))),
        MAX_ANSWER_MS,
      );
      const settle = (finish: () => void): void => {
        clearTimeout(timer);
        waiting.delete(id);
        finish();
      };
      waiting.set(id, {
        resolve: (answer) => settle(() => resolve(answer)),
        reject: (error) => settle(() => reject(error)),
      });
      send(request(id));
    });
  const unexpected = (): Error => new Error('the thread of the desk answered something else');
  return {
    async preview(change, locale) {
      const answer = await asked((id) => ({ kind: 'preview', id, change, locale }));
      if (answer.kind !== 'preview') throw unexpected();
      return answer.preview;
    },
    async draft(from) {
      const answer = await asked((id) => ({ kind: 'draft', id, from }));
      if (answer.kind !== 'drafted') throw unexpected();
      return answer.candidates;
    },
    land: () => send({ kind: 'land' }),
    async close() {
      isClosing = true;
      const ended = once(thread, 'exit');
      send({ kind: 'close' });
      const timer = setTimeout(() => void thread.terminate(), MAX_CLOSE_MS);
      await ended;
      clearTimeout(timer);
    },
  };
}
