import { type APIMessage, type APIMessageTopLevelComponent, ComponentType } from 'discord-api-types/v10';

/** The parts of a message. It comes from outside, so nothing is trusted to be there. */
const partsOf = ({ components }: Pick<APIMessage, 'components'>): readonly APIMessageTopLevelComponent[] =>
  Array.isArray(components) ? components : [];

/** The ids of the buttons in the rows of a message. */
export const buttonIdsIn = (message: Pick<APIMessage, 'components'>): string[] =>
  partsOf(message).flatMap((part) =>
    part.type === ComponentType.ActionRow
      ? part.components.flatMap((one) => ('custom_id' in one ? [one.custom_id] : []))
      : [],
  );

/** The parts of a message without a button that leads nowhere any more; a row that would be empty goes with it. */
export const withoutButton = (
  message: Pick<APIMessage, 'components'>,
  customId: string,
): APIMessageTopLevelComponent[] =>
  partsOf(message).flatMap((part): APIMessageTopLevelComponent[] => {
    if (part.type !== ComponentType.ActionRow) return [part];
    const components = part.components.filter((one) => !('custom_id' in one && one.custom_id === customId));
    return components.length === 0 ? [] : [{ ...part, components }];
  });
