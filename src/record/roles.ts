import { dateSpan, type RecordDate } from './dates.js';
import type { Person, Role } from './entries.js';

/**
 * The posts that somebody held on a day, in the order of the record. A post without dates is held on every day; on an unknown day only such
 * posts are known to be held.
 */
export function rolesOn({ roles }: Person, day: RecordDate): Role[] {
  const { first, last } = dateSpan(day);
  return roles.filter(({ from, to }) => {
    const start = from === undefined ? '' : dateSpan(from).first;
    const end = to === undefined ? '' : dateSpan(to).last;
    if (first === '') return start === '' && end === '';
    return (start === '' || start <= last) && (end === '' || end >= first);
  });
}
