// node tools/github-openapi.mjs <folder>: takes out of GitHub's description of its REST API what the stand-in of a forge checks its traffic
// against (test/support/forge/github-openapi.json). The whole of it is in the package @octokit/openapi, which holds 385 MB and is therefore
// no dependency: npm install --no-save --prefix <folder> @octokit/openapi
import { readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const REPOSITORY = '/repos/{owner}/{repo}';
const OPERATIONS = {
  '': ['get'],
  '/git/ref/{ref}': ['get'],
  '/git/refs': ['post'],
  '/git/refs/{ref}': ['patch'],
  '/git/trees': ['post'],
  '/git/commits': ['post'],
  '/git/commits/{commit_sha}': ['get'],
  '/git/blobs/{file_sha}': ['get'],
  '/contents/{path}': ['get'],
  '/compare/{basehead}': ['get'],
  '/pulls': ['get', 'post'],
  '/pulls/{pull_number}': ['get', 'patch'],
  '/pulls/{pull_number}/reviews': ['get'],
  '/commits/{ref}/check-runs': ['get'],
  '/commits/{ref}/status': ['get'],
};
/** What says nothing about what is allowed. */
const PROSE = new Set(['examples', 'example', 'x-github', 'externalDocs', 'tags', 'summary', 'headers']);

const [folder] = process.argv.slice(2);
if (folder === undefined) {
  process.stderr.write('Name the folder that @octokit/openapi is installed in.\n');
  process.exit(2);
}
const source = join(folder, 'node_modules/@octokit/openapi/generated/api.github.com.json');
const whole = JSON.parse(readFileSync(source, 'utf8'));
const wanted = new Set();

function withoutProse(value, isOfNames = false) {
  if (Array.isArray(value)) return value.map((item) => withoutProse(item));
  if (typeof value !== 'object' || value === null) return value;
  if (typeof value.$ref === 'string') wanted.add(value.$ref);
  const kept = Object.entries(value).filter(
    ([key, item]) => isOfNames || !(PROSE.has(key) || (key === 'description' && typeof item === 'string')),
  );
  return Object.fromEntries(kept.map(([key, item]) => [key, withoutProse(item, key === 'properties')]));
}

const paths = {};
for (const [path, methods] of Object.entries(OPERATIONS)) {
  const described = whole.paths[`${REPOSITORY}${path}`];
  paths[`${REPOSITORY}${path}`] = Object.fromEntries(
    methods.map((method) => [method, withoutProse(described[method])]),
  );
}
const components = {};
for (const reference of wanted) {
  const [, , kind, name] = reference.split('/');
  components[kind] ??= {};
  components[kind][name] = withoutProse(whole.components[kind][name]);
}
const { title, version, license } = whole.info;
const target = join(dirname(dirname(fileURLToPath(import.meta.url))), 'test/support/forge/github-openapi.json');
const part = { openapi: whole.openapi, info: { title, version, license }, paths, components };
writeFileSync(target, `${JSON.stringify(part, undefined, 1)}\n`);
