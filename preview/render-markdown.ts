import { element } from './element.js';
import { type Block, parseMarkdown } from './markdown.js';
import type { Inline } from './markdown-inline.js';

/** Puts the command of a clicked mention into the composer. */
export type UseCommand = (name: string) => void;

/** Renders Discord's markdown with text nodes only. */
export function renderMarkdown(source: string, use: UseCommand): HTMLElement {
  return element('div', { class: 'markdown' }, renderBlocks(parseMarkdown(source), use));
}

const renderBlocks = (blocks: readonly Block[], use: UseCommand): HTMLElement[] =>
  blocks.map((block) => renderBlock(block, use));

function renderBlock(block: Block, use: UseCommand): HTMLElement {
  switch (block.type) {
    case 'paragraph':
      return element('p', {}, renderInlines(block.children, use));
    case 'subtext':
      return element('p', { class: 'subtext' }, renderInlines(block.children, use));
    // The page has headings of the first and second level itself.
    case 'heading':
      return element(`h${block.level + 2}` as 'h3' | 'h4' | 'h5', { class: `heading-${block.level}` }, [
        ...renderInlines(block.children, use),
      ]);
    case 'quote':
      return element('blockquote', {}, renderBlocks(block.children, use));
    case 'code':
      return element('pre', {}, [element('code', {}, [block.text])]);
    case 'list': {
      const items = block.items.map((item) => element('li', {}, renderBlocks(item, use)));
      return block.start === undefined
        ? element('ul', {}, items)
        : element('ol', { start: String(block.start) }, items);
    }
  }
}

const TAGS = { strong: 'strong', emphasis: 'em', underline: 'u', strike: 's' } as const;

const renderInlines = (nodes: readonly Inline[], use: UseCommand): Node[] =>
  nodes.map((node) => renderInline(node, use));

function renderInline(node: Inline, use: UseCommand): Node {
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
      return renderTime(node.seconds);
    case 'link':
      return element(
        'a',
        { href: node.href, target: '_blank', rel: 'noopener noreferrer' },
        renderInlines(node.children, use),
      );
    case 'command': {
      const button = element('button', { type: 'button', class: 'mention command-mention' }, [`/${node.name}`]);
      button.addEventListener('click', () => use(node.name));
      return button;
    }
    case 'spoiler':
      return renderSpoiler(renderInlines(node.children, use));
    default:
      return element(TAGS[node.type], {}, renderInlines(node.children, use));
  }
}

function renderTime(seconds: number): Node {
  const date = new Date(seconds * 1_000);
  if (Number.isNaN(date.getTime())) return document.createTextNode('Invalid date');
  return element('time', { datetime: date.toISOString(), class: 'timestamp' }, [
    date.toLocaleString(undefined, { dateStyle: 'long', timeStyle: 'short' }),
  ]);
}

/** Hidden until it is pressed, from screen readers too. */
function renderSpoiler(children: readonly Node[]): HTMLElement {
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
