import { styleText } from 'node:util';
import { type APIInteractionResponse, ComponentType, InteractionResponseType } from 'discord-api-types/v10';
import { printableValues } from '../../printable.js';
import { unescapeMarkdown } from '../../view/text.js';

interface Node {
  readonly type?: number;
  readonly content?: string;
  readonly label?: string;
  readonly components?: readonly Node[];
  readonly file?: { readonly url?: string };
}

/** A reply as text for a terminal: the same words as in Discord, printable and without its markup. */
export function replyAsText(reply: APIInteractionResponse, colours: boolean): string {
  const callback = printableValues(reply);
  if (callback.type === InteractionResponseType.ApplicationCommandAutocompleteResult)
    return (callback.data.choices ?? []).map(({ name, value }) => `${name}\t${value}`).join('\n');
  if (
    callback.type !== InteractionResponseType.ChannelMessageWithSource &&
    callback.type !== InteractionResponseType.UpdateMessage
  )
    return '';
  const { content, components = [] } = callback.data ?? {};
  const parts = [
    ...(content ? [markdownAsText(content, colours)] : []),
    ...(components as readonly Node[]).flatMap((node) => nodeAsText(node, colours)),
  ];
  return parts.join('\n').trimEnd();
}

function nodeAsText(node: Node, colours: boolean): string[] {
  switch (node.type) {
    case ComponentType.TextDisplay:
      return [markdownAsText(node.content ?? '', colours)];
    case ComponentType.Separator:
      return [''];
    case ComponentType.ActionRow:
      return [dim(`[${(node.components ?? []).map(({ label }) => label ?? '').join('] [')}]`, colours)];
    case ComponentType.File:
      return [`attached: ${node.file?.url?.replace('attachment://', '') ?? ''}`];
    default:
      return (node.components ?? []).flatMap((child) => nodeAsText(child, colours));
  }
}

/**
 * Markdown of the bot's as text for a terminal. Reads only the markup that the bot itself writes; everything from the record is escaped
 * and comes out as it is.
 */
export function markdownAsText(content: string, colours: boolean): string {
  return content
    .split('\n')
    .map((line) => lineAsText(line, colours))
    .join('\n');
}

function lineAsText(line: string, colours: boolean): string {
  const [, quoted = '', small = '', heading = ''] = /^(> )?(?:(-# )|(#{1,3} ))?/.exec(line) ?? [];
  const rest = line.slice(quoted.length + small.length + heading.length);
  const plain = inlineAsText(rest, colours && small === '' && heading === '');
  const shown = small === '' ? (heading === '' ? plain : style('bold', plain, colours)) : dim(plain, colours);
  return `${quoted === '' ? '' : '  │ '}${shown}`;
}

function inlineAsText(text: string, colours: boolean): string {
  const linked = text.replace(/(?<!\\)\[((?:\\.|[^\]\\])*)\]\(<([^>]*)>\)/g, '$1 $2');
  const bold = linked.replace(/(?<!\\)\*\*((?:\\.|[^\\*])+)\*\*/g, (_, words: string) => style('bold', words, colours));
  const marked = bold.replace(/(?<!\\)__((?:\\.|[^\\_])+)__/g, (_, words: string) =>
    colours ? style('underline', words, true) : `[${words}]`,
  );
  return unescapeMarkdown(marked.replace(/(?<!\\)`([^`]*)`/g, '$1').replace(/<\/([\w-]+):\d+>/g, '/$1'));
}

const style = (format: 'bold' | 'underline' | 'dim', words: string, colours: boolean): string =>
  colours ? styleText(format, words, { validateStream: false }) : words;
const dim = (words: string, colours: boolean): string => style('dim', words, colours);
