import { element } from './element.js';
import { type Block, parseMarkdown } from './markdown.js';
import type { Inline } from './markdown-inline.js';

/** What a click on a command mention does. */
export type UseCommand = (name: string) => void;

/**
 * Draws Discord's markdown with text nodes only.
 * @param source the text
 * @param use puts a clicked command into the composer
 */
export function drawMarkdown(source: string, use: UseCommand): HTMLElement {
  return element('div', { class: 'markdown' }, drawBlocks(parseMarkdown(source), use));
}

const drawBlocks = (blocks: readonly Block[], use: UseCommand): HTMLElement[] =>
  blocks.map((block) => drawBlock(block, use));

function drawBlock(block: Block, use: UseCommand): HTMLElement {
  switch (block.type) {
    case 'paragraph':
      return element('p', {}, drawInlines(block.children, use));
    case 'subtext':
      return element('p', { class: 'subtext' }, drawInlines(block.children, use));
    // The page has its own first heading, so that a message's begin one lower.
    case 'heading':
      return element(`h${block.level + 2}` as 'h3' | 'h4' | 'h5', { class: `heading-${block.level}` }, [
        ...drawInlines(block.children, use),
      ]);
    case 'quote':
      return element('blockquote', {}, drawBlocks(block.children, use));
    case 'code':
      return element('pre', {}, [element('code', {}, [block.text])]);
    case 'list': {
      const items = block.items.map((item) => element('li', {}, drawBlocks(item, use)));
      return block.start === undefined
        ? element('ul', {}, items)
        : element('ol', { start: String(block.start) }, items);
    }
  }
}

const TAGS = { strong: 'strong', emphasis: 'em', underline: 'u', strike: 's' } as const;

const drawInlines = (nodes: readonly Inline[], use: UseCommand): Node[] => nodes.map((node) => drawInline(node, use));

function drawInline(node: Inline, use: UseCommand): Node {
  switch (node.type) {
    case 'text':
      return document.createTextNode(node.text);
    case 'break':
      return element('br');
    case 'code':
      return element('code', {}, [node.text]);
    case 'mention':
      return element('span', { class: 'mention' }, [node.text]);
    case 'time':
      return drawTime(node.seconds);
    case 'link':
      return element(
        'a',
        { href: node.href, target: '_blank', rel: 'noopener noreferrer' },
        drawInlines(node.children, use),
      );
    case 'command': {
      const button = element('button', { type: 'button', class: 'mention command-mention' }, [`/${node.name}`]);
      button.addEventListener('click', () => use(node.name));
      return button;
    }
    case 'spoiler':
      return drawSpoiler(drawInlines(node.children, use));
    default:
      return element(TAGS[node.type], {}, drawInlines(node.children, use));
  }
}

function drawTime(seconds: number): Node {
  const date = new Date(seconds * 1_000);
  if (Number.isNaN(date.getTime())) return document.createTextNode('Invalid date');
  return element('time', { datetime: date.toISOString(), class: 'timestamp' }, [
    date.toLocaleString(undefined, { dateStyle: 'long', timeStyle: 'short' }),
  ]);
}

/** Hidden from everybody until it is pressed, from a screen reader too. */
function drawSpoiler(children: readonly Node[]): HTMLElement {
  const inner = element('span', { class: 'spoiler-text', inert: true }, children);
  const cover = element('button', { type: 'button', class: 'spoiler-cover', 'aria-label': 'Show spoiler' });
  const spoiler = element('span', { class: 'spoiler' }, [inner, cover]);
  cover.addEventListener('click', () => {
    inner.inert = false;
    cover.remove();
    spoiler.classList.add('revealed');
  });
  return spoiler;
}
