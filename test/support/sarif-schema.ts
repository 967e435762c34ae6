import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import Ajv from 'ajv';
import addFormats from 'ajv-formats';

/** Checks a log by the schema of SARIF 2.1.0 that OASIS publishes: what is wrong with it. */
export function sarifSchema(): (log: unknown) => unknown[] {
  const folder = dirname(createRequire(import.meta.url).resolve('@microsoft/jest-sarif/package.json'));
  const schema = JSON.parse(readFileSync(join(folder, 'lib/schemas/sarif-2.1.0-rtm.5.json'), 'utf8'));
  // It is of draft 04, and uses nothing that later drafts read in another way but the name of its id.
  const { $schema: _, id: __, ...rest } = schema;
  const ajv = new Ajv.default({ strict: false, allErrors: true, unicodeRegExp: false });
  addFormats.default(ajv);
  const validate = ajv.compile(rest);
  return (log) => (validate(log) ? [] : [...(validate.errors ?? [])]);
}
