import { landingOf, type RequestSeen } from '../../desk/landing/landing.js';
import type { Proposal } from '../../desk/store/proposals.js';
import type { Language } from '../../language/language.js';
import { markdownLink } from '../../view/text.js';

/** How a proposal goes on its way into the record: the request that is open for it, and what is in its way. */
export function landingLines(proposal: Pick<Proposal, 'landing'>, language: Language): string[] {
  const { say } = language;
  const { request, trouble } = landingOf(proposal) ?? {};
  const lines = [];
  if (request !== undefined)
    lines.push(
      say('desk.request', {
        request: requestLink(request, language),
        checks: say(`desk.request.checks.${request.checks}`),
        next: say(`desk.request.next.${request.next}`),
      }),
    );
  if (trouble !== undefined) {
    const about = trouble.request ?? request;
    const named = about === undefined ? '' : requestLink(about, language);
    lines.push(say(`desk.trouble.${trouble.kind}`, { request: named, time: timeAt(trouble.until) }));
  }
  return lines;
}

const requestLink = ({ number, url }: Pick<RequestSeen, 'number' | 'url'>, { say }: Language): string =>
  markdownLink(say('desk.request.name', { number }), url);

/** Discord shows it in the reader's own time zone. */
const timeAt = (at: number | undefined): string => (at === undefined ? '' : `<t:${Math.ceil(at / 1_000)}:t>`);
