/** A part of a line. */
export type Inline =
  | { readonly type: 'text' | 'code'; readonly text: string }
  | {
      readonly type: 'strong' | 'emphasis' | 'underline' | 'strike' | 'spoiler';
      readonly children: readonly Inline[];
    }
  | { readonly type: 'link'; readonly href: string; readonly children: readonly Inline[] }
  | { readonly type: 'command'; readonly name: string }
  | { readonly type: 'mention'; readonly text: string }
  | { readonly type: 'time'; readonly seconds: number }
  | { readonly type: 'break' };

type Rule = (rest: string, before: string, depth: number) => { node: Inline; length: number } | undefined;

/** A hostile message must not exhaust the stack. */
const MAX_DEPTH = 12;

const pattern =
  (expression: RegExp, make: (found: RegExpExecArray, depth: number) => Inline | undefined): Rule =>
  (rest, _before, depth) => {
    const found = expression.exec(rest);
    const node = found ? make(found, depth) : undefined;
    return found && node ? { node, length: found[0].length } : undefined;
  };

/** Text between two equal marks; escaped characters and code inside cannot close it. */
const between = (mark: string, type: 'strong' | 'underline' | 'strike' | 'spoiler'): Rule => {
  const sign = mark.replace(/[*|]/g, '\\$&');
  const one = sign.slice(0, sign.length / 2);
  // The last mark of a longer run closes, so that ***both*** nest.
  const expression = new RegExp(`^${sign}((?:\\\\[\\s\\S]|\`[^\`]*\`|[^\\\\])+?)${sign}(?!${one})`, 'u');
  return pattern(expression, (found, depth) => ({ type, children: inline(found[1] ?? '', depth + 1) }));
};

const emphasis: Rule = (rest, before, depth) => {
  const found =
    /^\*(?=\S)((?:\\[\s\S]|\*\*(?:\\[\s\S]|[^\\*])+?\*\*|[^\\*])+?)(?<!\s)\*(?!\*)/u.exec(rest) ??
    (/[\p{L}\p{N}_]$/u.test(before)
      ? null
      : /^_((?:\\[\s\S]|__(?:\\[\s\S]|[^\\_])+?__|[^\\_])+?)_(?![\p{L}\p{N}_])/u.exec(rest));
  if (!found) return undefined;
  return { node: { type: 'emphasis', children: inline(found[1] ?? '', depth + 1) }, length: found[0].length };
};

/** Becomes a link only where it leads to the web; anything else stays as it was written. */
const MASKED =
  /^\[((?:\\[\s\S]|\[(?:\\[\s\S]|[^\\[\]])*\]|[^\\[\]])+)\]\((?:<([^<>\s]+)>|((?:[^\s()<>]|\([^\s()]*\))+))(?:\s+"[^"]*")?\)/u;

function linkTo(address: string, children: readonly Inline[]): Inline | undefined {
  if (!URL.canParse(address)) return undefined;
  const { protocol, href } = new URL(address);
  return protocol === 'https:' || protocol === 'http:' ? { type: 'link', href, children } : undefined;
}

const bareLink = (address: string): Inline | undefined => linkTo(address, [{ type: 'text', text: address }]);

const BARE_ADDRESS = /^https?:\/\/[^\s<>"\\|*`]+[^\s<>"\\|*`.,:;!?'”»)\]]/iu;

const RULES: readonly Rule[] = [
  pattern(/^\\([^0-9A-Za-z\s])/u, (found) => ({ type: 'text', text: found[1] ?? '' })),
  pattern(/^(`+)([\s\S]*?[^`])\1(?!`)/u, (found) => ({ type: 'code', text: (found[2] ?? '').trim() })),
  pattern(/^\n/, () => ({ type: 'break' })),
  pattern(MASKED, (found, depth) => linkTo(found[2] ?? found[3] ?? '', inline(found[1] ?? '', depth + 1, true))),
  pattern(/^<(https?:\/\/[^\s<>]+)>/iu, (found) => bareLink(found[1] ?? '')),
  pattern(/^<\/([^:>\n]{1,100}):\d+>/u, (found) => ({ type: 'command', name: found[1] ?? '' })),
  pattern(/^<@!?\d+>/, () => ({ type: 'mention', text: '@user' })),
  pattern(/^<@&\d+>/, () => ({ type: 'mention', text: '@role' })),
  pattern(/^<#\d+>/, () => ({ type: 'mention', text: '#channel' })),
  pattern(/^@(?:everyone|here)/, (found) => ({ type: 'mention', text: found[0] })),
  pattern(/^<a?(:\w{2,32}:)\d+>/, (found) => ({ type: 'text', text: found[1] ?? '' })),
  pattern(/^<t:(-?\d{1,13})(?::[tTdDfFRsS])?>/, (found) => ({ type: 'time', seconds: Number(found[1]) })),
  between('**', 'strong'),
  between('__', 'underline'),
  between('~~', 'strike'),
  between('||', 'spoiler'),
  emphasis,
  (rest, before, depth) =>
    /[\p{L}\p{N}]$/u.test(before)
      ? undefined
      : pattern(BARE_ADDRESS, (found) => bareLink(found[0]))(rest, before, depth),
];

/** Text in which no rule can begin. */
const PLAIN = /^[^\\`\n[<@*_~|hH]+/u;

/** Parses text without lists, quotes and headings. */
export const parseInline = (source: string): Inline[] => inline(source, 0);

function inline(source: string, depth: number, inLink = false): Inline[] {
  const nodes: Inline[] = [];
  let text = '';
  const flush = (): void => {
    if (text !== '') nodes.push({ type: 'text', text });
    text = '';
  };
  for (let at = 0; at < source.length; ) {
    const rest = source.slice(at);
    const plain = PLAIN.exec(rest)?.[0];
    const found = plain === undefined && depth < MAX_DEPTH ? firstOf(rest, source.slice(0, at), depth) : undefined;
    if (found === undefined || (inLink && found.node.type === 'link')) {
      const taken = plain ?? String.fromCodePoint(rest.codePointAt(0) ?? 0);
      text += taken;
      at += taken.length;
      continue;
    }
    if (found.node.type === 'text') text += found.node.text;
    else {
      flush();
      nodes.push(found.node);
    }
    at += found.length;
  }
  flush();
  return nodes;
}

function firstOf(rest: string, before: string, depth: number): ReturnType<Rule> {
  for (const rule of RULES) {
    const found = rule(rest, before, depth);
    if (found) return found;
  }
  return undefined;
}
