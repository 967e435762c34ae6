import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { parentPort } from 'node:worker_threads';
import { initWasm, Resvg } from '@resvg/resvg-wasm';
import { FONT } from '../svg.js';
import { fontFiles, fontMetrics } from './fonts.js';

/** Design units to pixels: a telephone shows 440 units on 1,100 pixels. */
const ZOOM = 2.5;

/** What the worker is asked: the font's widths, or a picture. */
export type Asked = { readonly id: number; readonly svg?: string };
/** What it answers. */
export type Answered = { readonly id: number; readonly value?: unknown; readonly failed?: string };

const files = await fontFiles();
await initWasm(await readFile(createRequire(import.meta.url).resolve('@resvg/resvg-wasm/index_bg.wasm')));

function draw(svg: string): Uint8Array {
  const drawing = new Resvg(svg, {
    fitTo: { mode: 'zoom', value: ZOOM },
    font: { fontBuffers: [...files], defaultFontFamily: FONT },
  });
  const image = drawing.render();
  try {
    return image.asPng();
  } finally {
    // The memory is outside what the garbage collector sees.
    image.free();
    drawing.free();
  }
}

parentPort?.on('message', ({ id, svg }: Asked) => {
  try {
    const value = svg === undefined ? fontMetrics(files) : draw(svg);
    parentPort?.postMessage({ id, value } satisfies Answered);
  } catch (error) {
    parentPort?.postMessage({ id, failed: error instanceof Error ? error.message : String(error) } satisfies Answered);
  }
});
