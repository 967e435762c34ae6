import { execFile } from 'node:child_process';
import type { Logger } from '../log.js';

const NOTIFY_TIMEOUT_MS = 10_000;

/** What systemd wants to know of a service with `Type=notify` and `WatchdogSec=`. */
export interface ServiceManager {
  /** From now on the service works, and its main loop says so regularly. */
  ready(): void;
  stopping(): void;
}

/**
 * Reports to the service manager that started this process, if it asked for it. Node has no datagram sockets of the kind that systemd
 * listens on, so `systemd-notify` is run for each message.
 * Source: sd_notify(3), sd_watchdog_enabled(3).
 */
export function serviceManager(
  { NOTIFY_SOCKET, WATCHDOG_USEC, PATH }: Readonly<Record<string, string | undefined>>,
  log: Logger,
): ServiceManager {
  if (NOTIFY_SOCKET === undefined) return { ready() {}, stopping() {} };
  const notify = (state: string): void => {
    execFile('systemd-notify', [state], { env: { NOTIFY_SOCKET, PATH }, timeout: NOTIFY_TIMEOUT_MS }, (error) => {
      if (error !== null) log.warn({ state, error: error.message }, 'systemd could not be notified');
    });
  };
  return {
    ready() {
      notify('READY=1');
      const watchdogMs = Number(WATCHDOG_USEC) / 1_000;
      // Twice as often as it must be, as sd_watchdog_enabled(3) recommends.
      if (watchdogMs > 0) setInterval(() => notify('WATCHDOG=1'), watchdogMs / 2).unref();
    },
    stopping: () => notify('STOPPING=1'),
  };
}
