import type { Language } from '../language/language.js';
import { HOUSE_STYLE_NAMES, type HouseStyleName, houseStyleNamed } from '../view/house-style.js';
import { escapeMarkdown, shorten } from '../view/text.js';
import { type Answer, type Command, type CommandContext, UserError, type Values } from './command.js';
import { STYLE } from './options/define.js';

/**
 * Puts a question to a command, with plain text in the house style asked for. The buttons of the answer carry the style on.
 * @throws {UserError} when there is no such style, or the question cannot be answered as asked
 */
export async function askInStyle(command: Command, values: Values, context: CommandContext): Promise<Answer> {
  const houseStyle = askedStyle(values[STYLE] ?? '', context.language);
  if (houseStyle === undefined) return command.answer(values, context);
  const answer = await command.answer(values, { ...context, houseStyle });
  const styled = (own: Values): Values => ({ ...own, [STYLE]: houseStyle });
  if (answer.kind === 'pages') return { ...answer, values: styled(answer.values) };
  if (answer.kind === 'report') return answer;
  const choices = answer.choices.map((one) => ('values' in one ? { ...one, values: styled(one.values) } : one));
  return { ...answer, choices };
}

function askedStyle(text: string, language: Language): HouseStyleName | undefined {
  if (text === '') return undefined;
  const name = houseStyleNamed(text);
  if (name === undefined)
    throw new UserError(
      language.say('hint.style', {
        text: escapeMarkdown(shorten(text, 40)),
        styles: language.or(Object.values(HOUSE_STYLE_NAMES)),
      }),
    );
  return name;
}
