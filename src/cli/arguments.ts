import { parseArgs } from 'node:util';
import { FORMATS, type Format } from '../export/formats.js';
import { LOCALES } from '../language/language.js';

/** The terminal was used wrongly; the message says what would be right. */
export class UsageError extends Error {
  constructor(message: string) {
    super(message);
    this.name = 'UsageError';
  }
}

/** What was asked of the terminal. */
export type Task =
  | { readonly task: 'help' | 'version' | 'check' | 'prove' | 'schema' | 'doctor' }
  | {
      readonly task: 'ask';
      readonly line: string | undefined;
      readonly json: boolean;
      readonly complete: boolean;
      readonly explain: boolean;
      readonly locale: string;
    }
  | {
      readonly task: 'export';
      readonly format: Format;
      /** The entries; the whole record when empty. */
      readonly ids: readonly string[];
      /** The file to write; standard output when absent. */
      readonly out: string | undefined;
    }
  | { readonly task: 'archive add'; readonly sourceId: string; readonly file: string; readonly replace: boolean }
  | { readonly task: 'deploy'; readonly guild: string | undefined; readonly dryRun: boolean };

const OPTIONS = {
  ask: {
    json: { type: 'boolean' },
    complete: { type: 'boolean' },
    stdin: { type: 'boolean' },
    explain: { type: 'boolean' },
    locale: { type: 'string' },
  },
  check: {},
  prove: {},
  schema: {},
  doctor: {},
  archive: { replace: { type: 'boolean' } },
  export: { format: { type: 'string' }, out: { type: 'string' } },
  deploy: { guild: { type: 'string' }, 'dry-run': { type: 'boolean' } },
} as const;

const SEE_HELP = 'See "npx verbatim --help".';

/**
 * Reads the words after `verbatim`.
 * @param words the arguments
 * @throws {UsageError} when they make no sense
 */
export function readArguments(words: readonly string[]): Task {
  const [name, ...rest] = words;
  if (name === undefined || ['--help', '-h', 'help'].includes(name) || rest.includes('--help') || rest.includes('-h'))
    return { task: 'help' };
  if (name === '--version' || name === '-v') return { task: 'version' };
  if (!Object.hasOwn(OPTIONS, name)) throw new UsageError(`There is no command "${name}". ${SEE_HELP}`);
  const { values, positionals } = parsed(name as keyof typeof OPTIONS, rest);
  switch (name) {
    case 'ask':
      return askTask(values, positionals);
    case 'export':
      return exportTask(values, positionals);
    case 'archive': {
      const [verb, sourceId, file, ...more] = positionals;
      if (verb !== 'add' || sourceId === undefined || file === undefined || more.length > 0)
        throw new UsageError(`Write: verbatim archive add <source-id> <file>. ${SEE_HELP}`);
      return { task: 'archive add', sourceId, file, replace: values.replace === true };
    }
    default:
      if (positionals.length > 0) throw new UsageError(`"${name}" takes no "${positionals[0]}". ${SEE_HELP}`);
      if (name === 'deploy') return deployTask(values);
      return { task: name as 'check' | 'prove' | 'schema' | 'doctor' };
  }
}

function parsed(name: keyof typeof OPTIONS, rest: readonly string[]) {
  try {
    const { values, positionals } = parseArgs({ args: [...rest], options: OPTIONS[name], allowPositionals: true });
    return { values: values as Readonly<Record<string, string | boolean | undefined>>, positionals };
  } catch (error) {
    throw new UsageError(`${error instanceof Error ? error.message.split('\n', 1)[0] : String(error)}. ${SEE_HELP}`);
  }
}

function askTask(values: Readonly<Record<string, string | boolean | undefined>>, positionals: readonly string[]): Task {
  const stdin = values.stdin === true;
  const line = positionals.join(' ');
  if (stdin === (line.trim() !== ''))
    throw new UsageError(
      `Write a question, such as: verbatim ask "/claims Mirzoyan", or --stdin for one a line. ${SEE_HELP}`,
    );
  return {
    task: 'ask',
    line: stdin ? undefined : line,
    json: values.json === true,
    complete: values.complete === true,
    explain: values.explain === true,
    locale: localeOf(values.locale),
  };
}

function exportTask(values: Readonly<Record<string, string | boolean | undefined>>, ids: readonly string[]): Task {
  const format = FORMATS.find((one) => one === values.format);
  if (format === undefined) {
    const wrong = values.format === undefined ? '' : `There is no format "${values.format}". `;
    throw new UsageError(`${wrong}Write: verbatim export --format ${FORMATS.join('|')} [entry-id …]. ${SEE_HELP}`);
  }
  if (values.out === '') throw new UsageError(`--out needs the name of a file. ${SEE_HELP}`);
  return { task: 'export', format, ids, out: typeof values.out === 'string' ? values.out : undefined };
}

const ALL_LOCALES = Object.values(LOCALES).flat();

/** A locale of Discord's, or a language that stands for one. */
function localeOf(value: string | boolean | undefined): string {
  if (typeof value !== 'string') return 'en-US';
  const language = value.toLowerCase().split(/[-_]/)[0] ?? '';
  const locale =
    ALL_LOCALES.find((one) => one.toLowerCase() === value.toLowerCase()) ??
    (Object.hasOwn(LOCALES, language) ? LOCALES[language as keyof typeof LOCALES][0] : undefined);
  if (locale === undefined)
    throw new UsageError(`"${value}" is no language that answers come in: write one of ${ALL_LOCALES.join(', ')}.`);
  return locale;
}

function deployTask(values: Readonly<Record<string, string | boolean | undefined>>): Task {
  const guild = typeof values.guild === 'string' ? values.guild : undefined;
  if (guild !== undefined && !/^\d{15,20}$/.test(guild))
    throw new UsageError(
      `"${guild}" is no server id: copy it in Discord (developer mode, right click on the server, Copy Server ID).`,
    );
  return { task: 'deploy', guild, dryRun: values['dry-run'] === true };
}
