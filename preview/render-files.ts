import type { APIMediaGalleryComponent } from 'discord-api-types/v10';
import { type Attachment, type Attachments, formatSize } from './attachments.js';
import { element } from './element.js';

/** Shown of a text file until it is expanded. */
const MAX_PREVIEW_CHARS = 600;

/**
 * Renders a file with a link to download it, and the beginning of a text file.
 * @param address `attachment://` and a name
 */
export function renderFile(address: string, attachments: Attachments): HTMLElement {
  const file = attachments.find(address);
  if (file === undefined) return renderMissing(address);
  return renderAttachment(file);
}

export function renderAttachment(file: Attachment): HTMLElement {
  if (file.isImage) return renderPicture(file);
  const card = element('div', { class: 'file' }, [
    element('div', { class: 'file-row' }, [
      element('span', { class: 'file-icon', 'aria-hidden': 'true' }),
      element('span', { class: 'file-name' }, [
        element('a', { href: file.url, download: file.name, title: file.description }, [file.name]),
        element('span', { class: 'file-size' }, [formatSize(file.size)]),
      ]),
    ]),
  ]);
  if (file.text !== undefined) card.append(...renderTextPreview(file.text, file.name));
  return card;
}

function renderTextPreview(text: string, name: string): HTMLElement[] {
  const content = element('pre', { class: 'file-preview', 'aria-label': `Text of ${name}` });
  if (text.length <= MAX_PREVIEW_CHARS) {
    content.textContent = text;
    return [content];
  }
  const beginning = `${Array.from(text.slice(0, MAX_PREVIEW_CHARS)).slice(0, -1).join('')}…`;
  content.textContent = beginning;
  const toggle = element('button', { type: 'button', class: 'plain-button', 'aria-expanded': 'false' }, ['Show all']);
  toggle.addEventListener('click', () => {
    const open = toggle.getAttribute('aria-expanded') !== 'true';
    toggle.setAttribute('aria-expanded', String(open));
    toggle.textContent = open ? 'Show less' : 'Show all';
    content.textContent = open ? text : beginning;
  });
  return [content, toggle];
}

const renderPicture = (file: Attachment): HTMLElement =>
  element('a', { class: 'picture', href: file.url, download: file.name }, [
    element('img', { src: file.url, alt: file.description ?? file.name }),
  ]);

/** Renders a media gallery; images from elsewhere are named instead of loaded, because the page loads nothing from other servers. */
export function renderGallery(gallery: APIMediaGalleryComponent, attachments: Attachments): HTMLElement {
  const items = gallery.items.map(({ media, description }) => renderMedia(media.url, description ?? '', attachments));
  return element('div', { class: 'gallery' }, items);
}

/** Renders one image of a gallery or of a section; its description is the alternative text. */
export function renderMedia(address: string, description: string, attachments: Attachments): HTMLElement {
  const file = attachments.find(address);
  if (file !== undefined) return renderAttachment({ ...file, description: description || file.description });
  if (!/^https?:\/\//i.test(address)) return renderMissing(address);
  return element('a', { class: 'file', href: address, target: '_blank', rel: 'noopener noreferrer' }, [
    `Picture: ${description || address}`,
  ]);
}

const renderMissing = (address: string): HTMLElement =>
  element('p', { class: 'unknown' }, [`There is no file for ${address}`]);
