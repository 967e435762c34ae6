import type { VerbatimRecord } from '../../record/record.js';
import { sidesOfEvent } from '../../record/sides.js';
import type { Subject } from './subject.js';

/** Who the two sides are, or however many there are, of the events that have sides. */
export interface Sides {
  readonly all: readonly Subject[];
  /** By the id of the event. */
  readonly ofEvent: ReadonlyMap<string, readonly Subject[]>;
}

/** The sides of the events of a record. */
export function sidesIn({ events, byId }: VerbatimRecord, subjects: ReadonlyMap<string, readonly Subject[]>): Sides {
  const ofEvent = new Map<string, readonly Subject[]>();
  for (const event of events) {
    const sides = sidesOfEvent(event, byId).flatMap((id) => subjects.get(id) ?? []);
    if (sides.length > 1) ofEvent.set(event.id, sides);
  }
  return { all: [...new Set([...ofEvent.values()].flat())], ofEvent };
}
