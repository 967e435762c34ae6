import type { Target } from '../../desk/guards.js';
import type { Form } from '../../desk/store/typed.js';
import type { CommandContext } from '../command.js';
import type { Reply } from '../reply.js';
import { writeDeskId } from './desk-id.js';
import { formFields, moreFields } from './entry-form.js';
import { type Field, modalReply } from './modal.js';
import { otherFields, otherList } from './other-forms.js';

/**
 * The form of a proposal, with what was typed before in it.
 * @param shown what is to be read before its fields, as markdown
 */
export const formReply = (target: Target, form: Form, context: CommandContext, shown = ''): Reply =>
  modalReply(writeDeskId('form', target), context.language.say(titleOf(form)), fieldsOf(form, context), shown);

function fieldsOf(form: Form, context: CommandContext): readonly Field[] {
  const list = otherList(form);
  return list === undefined ? formFields(form, context) : otherFields(list, form, context);
}

const titleOf = (form: Form) => {
  const list = otherList(form);
  if (list !== undefined) return `form.title.${list}` as const;
  return form.entry === undefined ? 'form.title' : 'form.title.correct';
};

/** The second form of a new entry: what the first has no room for. */
export const moreFormReply = (target: Target, form: Form, context: CommandContext): Reply =>
  modalReply(writeDeskId('more', target), context.language.say('form.title.more'), moreFields(form, context));
