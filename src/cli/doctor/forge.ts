import { openForge } from '../../desk/landing/forge/forge.js';
import { ForgeError } from '../../desk/landing/forge/forge-error.js';
import type { ForgeSettings } from '../../desk-settings.js';
import { advice, type Finding, failed, passed } from './finding.js';

/** Whether requests can be opened on the forge, with the repository, branch, folder and token of the settings. Changes nothing there. */
export async function forgeFindings(settings: ForgeSettings): Promise<Finding[]> {
  try {
    return await asked(settings);
  } catch (error) {
    if (!(error instanceof ForgeError)) throw error;
    return [failed('Forge', inWords(error, settings))];
  }
}

async function asked(settings: ForgeSettings): Promise<Finding[]> {
  const { repository, branch, folder } = settings;
  const forge = openForge(settings, { now: () => Date.now() });
  const found = await forge.repository();
  if (found.archived)
    return [failed('Forge', `${repository} is archived there: nothing can be merged. Take it out of the archive.`)];
  if (found.permissions?.push === false)
    return [
      failed(
        'Forge',
        `The token may read ${repository} and not write it: it needs the right to write contents and pull requests.`,
      ),
    ];
  const head = await forge.branch(branch);
  if (head === undefined)
    return [
      failed(
        'Forge',
        `${repository} has no branch ${branch}: set DESK_FORGE_BRANCH, perhaps to ${found.default_branch}.`,
      ),
    ];
  if (folder !== '' && !(await forge.hasFolder(folder, head)))
    return [
      failed(
        'Forge',
        `${repository} has no folder ${folder} on ${branch}: set DESK_FORGE_FOLDER to that of the record.`,
      ),
    ];
  return [
    passed('Forge', `What is approved becomes a request to merge into ${branch} of ${repository}.`),
    ...(found.allow_auto_merge
      ? []
      : [
          advice(
            'Forge',
            `${repository} does not say that it merges by itself: somebody merges each request there, or switches on "Allow auto-merge".`,
          ),
        ]),
  ];
}

function inWords({ trouble, message }: ForgeError, { repository, api }: ForgeSettings): string {
  switch (trouble) {
    case 'token':
      return `${api} refuses the token: make another one, and put it into the file that DESK_FORGE_TOKEN_FILE names.`;
    case 'missing':
      return `${api} has no repository ${repository}, or the token may not see it: see that DESK_FORGE_REPOSITORY is right, and what the token is for.`;
    case 'forbidden':
      return `The token may not do this (${message}): it needs the right to write contents and pull requests of ${repository}.`;
    case 'busy':
      return `${api} asks to wait (${message}): try again later.`;
    case 'away':
      return `${message}: see that DESK_FORGE_API is right (${api}), and that it can be reached from here.`;
    default:
      return message;
  }
}
