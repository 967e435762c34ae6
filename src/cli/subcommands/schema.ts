import type { Command } from 'commander';
import { writeJsonSchema } from '../../knowledge/entries/json-schema-file.js';
import { addSubcommand } from '../add-subcommand.js';
import type { CliContext } from '../cli-context.js';
import { GROUP } from './groups.js';

/** `verbatim schema`: writes the JSON Schema of the record's files. */
export function addSchema(program: Command, { config, output }: CliContext): void {
  addSubcommand(program, 'schema', {
    description: 'Write the JSON Schema that editors complete and check with',
    group: GROUP.record,
  }).action(async () => output.write(`${await writeJsonSchema(config().knowledgeDir)}\n`));
}
