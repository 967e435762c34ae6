import type { Command } from 'commander';
import { referencePage } from '../../knowledge/edit/reference-page.js';
import { schemaLine, writeJsonSchema } from '../../knowledge/entries/json-schema-file.js';
import { explainFileError } from '../../knowledge/read/file-errors.js';
import { findRecordFiles, shownPath } from '../../knowledge/read/record-files.js';
import { writeAtomically } from '../../knowledge/read/write-atomically.js';
import { EXIT } from '../../process/exit-codes.js';
import { addSubcommand } from '../add-subcommand.js';
import type { CliContext } from '../cli-context.js';
import { GROUP } from './groups.js';

const REFERENCE_PAGE = 'docs/record-reference.md';

/** `verbatim schema`: writes the JSON Schema of the record's files, and the reference of their keys. */
export function addSchema(program: Command, { config, output, exitWith }: CliContext): void {
  addSubcommand(program, 'schema', {
    description: 'Write the JSON Schema that editors complete and check with, and print the line that switches it on',
    group: GROUP.record,
  })
    .option('--reference [file]', `write the reference of all keys instead (${REFERENCE_PAGE})`)
    .action(async ({ reference }: { readonly reference?: string | true }) => {
      if (reference !== undefined) {
        const page = reference === true ? REFERENCE_PAGE : reference;
        try {
          await writeAtomically(page, referencePage());
        } catch (error) {
          output.error(`${page} ${explainFileError(error, 'written')}; name a file that can be written\n`);
          return exitWith(EXIT.failure);
        }
        return output.write(`${page}\n`);
      }
      const { knowledgeDir } = config();
      output.write(`${await writeJsonSchema(knowledgeDir)}\n\n`);
      output.write('Put this line on top of a file, so that editors complete and check it:\n');
      for (const [line, files] of await linesByFolder(knowledgeDir)) output.write(`  ${line}\n    in ${files}\n`);
      output.write(
        'VS Code needs the extension "YAML" (redhat.vscode-yaml) for it; other editors, yaml-language-server.\n',
      );
    });
}

/** The first line of the files, by the folder that they are in. */
async function linesByFolder(knowledgeDir: string): Promise<ReadonlyMap<string, string>> {
  const { paths } = await findRecordFiles(knowledgeDir);
  const lines = new Map<string, string>();
  for (const path of [`${knowledgeDir}/new.yaml`, ...paths.filter((one) => /\.ya?ml$/i.test(one))]) {
    const line = schemaLine(knowledgeDir, path);
    const folder = `${shownPath(path).replace(/[^/]*$/, '')}*.yaml`;
    if (!lines.has(line)) lines.set(line, folder);
    else if (lines.get(line)?.split(', ').includes(folder) === false) lines.set(line, `${lines.get(line)}, ${folder}`);
  }
  return lines;
}
