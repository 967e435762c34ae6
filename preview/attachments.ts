import type { PageFile } from '../src/transport/preview/protocol.js';

/** A file of a message, decoded for showing and downloading. */
export interface Attachment {
  readonly name: string;
  readonly description: string | undefined;
  readonly size: number;
  /** An object URL; revoked with the message. */
  readonly url: string;
  readonly isImage: boolean;
  /** The content of a text file. */
  readonly text: string | undefined;
}

/** The files of one message. */
export interface Attachments {
  readonly all: readonly Attachment[];
  /** Finds a file by its address, `attachment://` and its name. */
  find(address: string): Attachment | undefined;
  /** Revokes the object URLs. */
  release(): void;
}

const SCHEME = 'attachment://';
const IMAGE_TYPES: Readonly<Record<string, string>> = {
  png: 'image/png',
  jpg: 'image/jpeg',
  jpeg: 'image/jpeg',
  gif: 'image/gif',
  webp: 'image/webp',
};
const TEXT_EXTENSIONS = ['txt', 'md', 'csv', 'json', 'jsonld', 'yaml', 'yml', 'log'];

/** Decodes the files of an answer. */
export function readAttachments(files: readonly PageFile[]): Attachments {
  const all = files.map(attachmentFrom);
  const byName = new Map(all.map((file) => [file.name, file]));
  return {
    all,
    find: (address) => (address.startsWith(SCHEME) ? byName.get(address.slice(SCHEME.length)) : undefined),
    release: () => {
      for (const { url } of all) URL.revokeObjectURL(url);
    },
  };
}

function attachmentFrom({ name, base64, description }: PageFile): Attachment {
  const bytes = Uint8Array.from(atob(base64), (character) => character.charCodeAt(0));
  const extension = name.split('.').at(-1)?.toLowerCase() ?? '';
  const imageType = IMAGE_TYPES[extension];
  // Anything but an image is only downloaded: opened, it would run as a page of this server.
  const url = URL.createObjectURL(new Blob([bytes], { type: imageType ?? 'application/octet-stream' }));
  const text = TEXT_EXTENSIONS.includes(extension) ? new TextDecoder().decode(bytes) : undefined;
  return { name, description, size: bytes.byteLength, url, isImage: imageType !== undefined, text };
}

/** A size such as `1.2 KB`. */
export function formatSize(bytes: number): string {
  if (bytes < 1_024) return `${bytes} ${bytes === 1 ? 'byte' : 'bytes'}`;
  const kilobytes = bytes / 1_024;
  return kilobytes < 1_024 ? `${kilobytes.toFixed(1)} KB` : `${(kilobytes / 1_024).toFixed(1)} MB`;
}
