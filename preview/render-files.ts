import type { APIMediaGalleryComponent } from 'discord-api-types/v10';
import { type Attachment, type Attachments, sizeInWords } from './attachments.js';
import { element } from './element.js';

/** Characters of a text file shown before it is opened, as much as a reader takes in at once. */
const PREVIEW = 600;

/**
 * Draws a file with a link to download it, and the beginning of it where it is text.
 * @param address `attachment://` and a name
 * @param attachments the files of the message
 */
export function drawFile(address: string, attachments: Attachments): HTMLElement {
  const file = attachments.find(address);
  if (file === undefined) return missing(address);
  return drawAttachment(file);
}

/**
 * Draws one file.
 * @param file the file
 */
export function drawAttachment(file: Attachment): HTMLElement {
  if (file.isPicture) return drawPicture(file);
  const card = element('div', { class: 'file' }, [
    element('div', { class: 'file-row' }, [
      element('span', { class: 'file-icon', 'aria-hidden': 'true' }),
      element('span', { class: 'file-name' }, [
        element('a', { href: file.url, download: file.name, title: file.description }, [file.name]),
        element('span', { class: 'file-size' }, [sizeInWords(file.size)]),
      ]),
    ]),
  ]);
  if (file.text !== undefined) card.append(...drawPreview(file.text, file.name));
  return card;
}

function drawPreview(text: string, name: string): HTMLElement[] {
  const content = element('pre', { class: 'file-preview', 'aria-label': `Text of ${name}` });
  if (text.length <= PREVIEW) {
    content.textContent = text;
    return [content];
  }
  const beginning = `${Array.from(text.slice(0, PREVIEW)).slice(0, -1).join('')}…`;
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

const drawPicture = (file: Attachment): HTMLElement =>
  element('a', { class: 'picture', href: file.url, download: file.name }, [
    element('img', { src: file.url, alt: file.description ?? file.name }),
  ]);

/**
 * Draws a media gallery; pictures from elsewhere are named instead of loaded, because the page talks to nobody else.
 * @param gallery the component
 * @param attachments the files of the message
 */
export function drawGallery(gallery: APIMediaGalleryComponent, attachments: Attachments): HTMLElement {
  const items = gallery.items.map(({ media, description }) => drawMedia(media.url, description ?? '', attachments));
  return element('div', { class: 'gallery' }, items);
}

/**
 * Draws one picture of a gallery or of a section.
 * @param address where it is
 * @param description alternative text
 * @param attachments the files of the message
 */
export function drawMedia(address: string, description: string, attachments: Attachments): HTMLElement {
  const file = attachments.find(address);
  if (file !== undefined) return drawAttachment({ ...file, description: description || file.description });
  if (!/^https?:\/\//i.test(address)) return missing(address);
  return element('a', { class: 'file', href: address, target: '_blank', rel: 'noopener noreferrer' }, [
    `Picture: ${description || address}`,
  ]);
}

const missing = (address: string): HTMLElement =>
  element('p', { class: 'unknown' }, [`There is no file for ${address}`]);
