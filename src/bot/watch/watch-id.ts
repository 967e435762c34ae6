const STOP = /^watch:stop:(?<id>[0-9a-f]{12})$/;

/** Whether a button ends a watch. */
export const isWatchId = (customId: unknown): customId is string =>
  typeof customId === 'string' && customId.startsWith('watch:');

export const writeStopId = (watch: string): string => `watch:stop:${watch}`;

/** Reads an id. It comes from outside, so nothing in it is trusted. */
export const watchToStop = (customId: string): string | undefined => STOP.exec(customId)?.groups?.id;
