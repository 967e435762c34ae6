import type { Label } from '../verdict-grades.js';
import { differenceText } from './difference.js';
import type { FiledEntry } from './filed-entry.js';
import { countsInWords, gradesInWords, placeInWords, uncheckedInWords, verdictInWords } from './in-words.js';
import type { ReportItem } from './report-item.js';
import { failsBy, gateResult, type StoryReport } from './story-report.js';
import { STYLE } from './style.js';
import { escapeXml } from './xml.js';

const RESULT_WORDS = {
  clean: 'Passed: nothing that the gate stops at',
  found: 'Stopped',
  incomplete: 'Not all was checked',
} as const;
const DIFFERENCE = { filed: ['<del>', '</del>'], pasted: ['<ins>', '</ins>'] } as const;

/**
 * A report as a page to print and file: one file without script, pictures or fonts of others; everything in it that somebody wrote is
 * escaped, and set apart from the direction of the text around it.
 */
export function htmlReport(report: StoryReport, failOn: readonly Label[]): string {
  const { name, language, items, unchecked, digest, recordVersion, checkedOn } = report;
  const title = escapeXml(`Story report: ${name}`);
  const result = gateResult(report, failOn);
  return `<!doctype html>
<html lang="${escapeXml(language)}">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="referrer" content="no-referrer">
<meta name="color-scheme" content="light">
<title>${title}</title>
<style>${STYLE}</style>
</head>
<body>
<header>
<h1>Story report: <bdi>${escapeXml(name)}</bdi></h1>
<p class="result ${result}">${RESULT_WORDS[result]}</p>
<dl>
<dt>In the story</dt><dd>${escapeXml(countsInWords(report))}</dd>
<dt>Of these</dt><dd>${gradesInWords(report)}</dd>
<dt>Stops at</dt><dd>${failOn.length === 0 ? 'nothing' : failOn.join(', ')}</dd>
<dt>Record version</dt><dd><code>${escapeXml(recordVersion)}</code></dd>
<dt>Checked on</dt><dd><time>${escapeXml(checkedOn)}</time></dd>
<dt>SHA-256 of version and file</dt><dd><code>${digest}</code></dd>
</dl>
${unchecked.map((one) => `<p class="unchecked">${escapeXml(uncheckedInWords(one, report))}</p>\n`).join('')}</header>
<main>
<ol>
${items.map((item) => itemHtml(item, report, failOn)).join('\n')}
</ol>
</main>
<footer><p>“Not on file” says nothing about whether something was said or is right: the record holds only what its editors have entered.</p></footer>
</body>
</html>
`;
}

function itemHtml(item: ReportItem, report: StoryReport, failOn: readonly Label[]): string {
  const stops = failsBy(item, failOn).length > 0;
  const tag = item.kind === 'quote' ? 'blockquote' : 'p';
  const parts = [
    `<h2>${escapeXml(verdictInWords(item))}${stops ? ' <strong>(stops)</strong>' : ''}</h2>`,
    `<p class="place">${placeInWords(item.from, report)}</p>`,
    `<${tag} class="words"><bdi>${escapeXml(item.words)}</bdi></${tag}>`,
    ...(item.difference === undefined
      ? []
      : [`<p class="difference"><bdi>${differenceText(item.difference, DIFFERENCE, escapeXml)}</bdi></p>`]),
    ...item.notes.map((note) => `<p>${escapeXml(note)}</p>`),
    ...(item.entries.length === 0
      ? []
      : [`<p>${escapeXml(item.entriesAre)}</p>`, `<ul>`, ...item.entries.map(entryHtml), `</ul>`]),
    ...(item.more === 0 ? [] : [`<p>and ${item.more} more</p>`]),
  ];
  return `<li class="${item.grade}">\n${parts.join('\n')}\n</li>`;
}

function entryHtml({ id, text, date, source, proof, address, language, know }: FiledEntry): string {
  const named = source === undefined ? undefined : `<bdi>${escapeXml(source)}</bdi>`;
  const linked =
    address === undefined || named === undefined
      ? named
      : `<a href="${escapeXml(address)}" rel="noreferrer">${named}</a>`;
  const details = [
    `<code>${escapeXml(id)}</code>`,
    ...(date === undefined ? [] : [escapeXml(date)]),
    linked,
    ...(proof === undefined ? [] : [escapeXml(proof)]),
  ];
  return [
    '<li>',
    ...know.map((line) => `<p class="know"><bdi>${escapeXml(line)}</bdi></p>`),
    `<p><bdi>${withLanguage(escapeXml(text), language)}</bdi></p>`,
    `<p class="details">${details.filter((one) => one !== undefined).join(' · ')}</p>`,
    '</li>',
  ].join('\n');
}

/** The quoted words of an entry in the language that they are in; what is around them is the editors'. */
const withLanguage = (html: string, language: string | undefined): string =>
  language === undefined
    ? html
    : html.replace(/“[^“”]*”/gu, (quoted) => `<span lang="${escapeXml(language)}">${quoted}</span>`);
