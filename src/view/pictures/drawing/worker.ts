import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { getHeapStatistics } from 'node:v8';
import { parentPort } from 'node:worker_threads';
import { initWasm, Resvg } from '@resvg/resvg-wasm';
import { FONT, MAX_HEIGHT } from '../layout.js';
import { fontFiles, fontMetrics } from './fonts.js';

/** Design units to pixels: a telephone shows 440 units on 1,100 pixels. */
const ZOOM = 2.5;

/** Without an SVG, the font's metrics are asked for. */
export type DrawingRequest = { readonly svg?: string };
export type DrawingAnswer =
  | { readonly ready: true }
  | {
      readonly value?: unknown;
      readonly error?: string;
      /** What the thread holds outside its heap, the memory of the WebAssembly module above all. */
      readonly memoryBytes: number;
    };

const files = await fontFiles();
await initWasm(await readFile(createRequire(import.meta.url).resolve('@resvg/resvg-wasm/index_bg.wasm')));

function draw(svg: string): Uint8Array {
  const drawing = new Resvg(svg, {
    fitTo: { mode: 'zoom', value: ZOOM },
    font: { fontBuffers: [...files], defaultFontFamily: FONT },
  });
  try {
    if (drawing.height > MAX_HEIGHT) throw new Error(`a picture is ${drawing.height} units high`);
    const image = drawing.render();
    try {
      return image.asPng();
    } finally {
      // The garbage collector does not know of this memory.
      image.free();
    }
  } finally {
    drawing.free();
  }
}

const send = (answer: DrawingAnswer): void => parentPort?.postMessage(answer);

parentPort?.on('message', ({ svg }: DrawingRequest) => {
  const memoryBytes = (): number => getHeapStatistics().external_memory;
  try {
    const value = svg === undefined ? fontMetrics(files) : draw(svg);
    send({ value, memoryBytes: memoryBytes() });
  } catch (error) {
    send({ error: error instanceof Error ? error.message : String(error), memoryBytes: memoryBytes() });
  }
});
send({ ready: true });
