import type { SentFile } from './server.js';

/** A file of a message, ready to be shown and downloaded. */
export interface Attachment {
  readonly name: string;
  readonly description: string | undefined;
  readonly size: number;
  /** An address that lives as long as the message. */
  readonly url: string;
  readonly isPicture: boolean;
  /** The words of a text file. */
  readonly text: string | undefined;
}

/** The files of one message, by the name a component gives them. */
export interface Attachments {
  readonly all: readonly Attachment[];
  /** The file that `attachment://name` means. */
  find(address: string): Attachment | undefined;
  /** Lets go of the files; their links stop working. */
  release(): void;
}

const SCHEME = 'attachment://';
const PICTURES: Readonly<Record<string, string>> = {
  png: 'image/png',
  jpg: 'image/jpeg',
  jpeg: 'image/jpeg',
  gif: 'image/gif',
  webp: 'image/webp',
};
const TEXTS = ['txt', 'md', 'csv', 'json', 'jsonld', 'yaml', 'yml', 'log'];

/**
 * Makes files from an answer usable on the page.
 * @param files the files as they were sent
 */
export function receive(files: readonly SentFile[]): Attachments {
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

function attachmentFrom({ name, base64, description }: SentFile): Attachment {
  const bytes = Uint8Array.from(atob(base64), (sign) => sign.charCodeAt(0));
  const ending = name.split('.').at(-1)?.toLowerCase() ?? '';
  const picture = PICTURES[ending];
  // Anything but a picture is only ever downloaded, never opened as a page of this server.
  const url = URL.createObjectURL(new Blob([bytes], { type: picture ?? 'application/octet-stream' }));
  const text = TEXTS.includes(ending) ? new TextDecoder().decode(bytes) : undefined;
  return { name, description, size: bytes.byteLength, url, isPicture: picture !== undefined, text };
}

/**
 * A size as people say it.
 * @param bytes the size in bytes
 */
export function sizeInWords(bytes: number): string {
  if (bytes < 1_024) return `${bytes} ${bytes === 1 ? 'byte' : 'bytes'}`;
  const kilobytes = bytes / 1_024;
  return kilobytes < 1_024 ? `${kilobytes.toFixed(1)} KB` : `${(kilobytes / 1_024).toFixed(1)} MB`;
}
