// node tools/bundle-page.mjs <folder>: bundles the preview's page into a script, a style sheet and fonts for the icons, so that the browser asks nobody else.
import { copyFile, mkdir } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';

const source = join(dirname(dirname(fileURLToPath(import.meta.url))), 'preview');

async function bundlePage(outDir) {
  const target = join(outDir, 'preview');
  await mkdir(target, { recursive: true });
  await build({
    entryPoints: [join(source, 'main.ts'), join(source, 'page.css')],
    outdir: target,
    bundle: true,
    minify: true,
    format: 'esm',
    platform: 'browser',
    target: 'es2022',
    loader: { '.woff2': 'file' },
    assetNames: 'fonts/[name]',
    // Every browser of today takes the other format.
    external: ['*.woff'],
    legalComments: 'none',
    logLevel: 'error',
  });
  await copyFile(join(source, 'index.html'), join(target, 'index.html'));
}

await bundlePage(process.argv[2]);
