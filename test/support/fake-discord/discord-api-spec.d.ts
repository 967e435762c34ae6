// The package's own types for this entry point are the JavaScript file itself, which tsc does not read.
declare module 'discord-api-spec/zod' {
  import type { core } from 'zod';

  export const CreateMessageInteractionCallbackRequestSchema: core.$ZodType;
  export const UpdateMessageInteractionCallbackRequestSchema: core.$ZodType;
  export const ApplicationCommandAutocompleteCallbackRequestSchema: core.$ZodType;
  export const ModalInteractionCallbackRequestSchema: core.$ZodType;
  export const MessageCreateRequestSchema: core.$ZodType;
  export const MessageEditRequestPartialSchema: core.$ZodType;
  export const IncomingWebhookRequestPartialSchema: core.$ZodType;
  export const IncomingWebhookUpdateRequestPartialSchema: core.$ZodType;
  export const ApplicationCommandUpdateRequestSchema: core.$ZodType;
  export const ApplicationCommandCreateRequestSchema: core.$ZodType;
  export const ApplicationCommandPatchRequestPartialSchema: core.$ZodType;
}
