import { Composer } from './composer.js';
import { Conversation } from './conversation.js';
import { offerLanguages } from './locale.js';
import { fetchStart } from './server.js';
import { Stream } from './stream.js';
import { renderWelcome } from './welcome.js';

async function start(messages: HTMLElement, form: HTMLFormElement): Promise<void> {
  const stream = new Stream(messages);
  try {
    const { commands, examples } = await fetchStart();
    const conversation = new Conversation(
      stream,
      (name) => composer.startCommand(name),
      () => composer.focus(),
    );
    const send = (shown: string, sent: string): void => void conversation.command(shown, sent);
    const composer = new Composer(form, commands, send);
    const names = commands.map(({ name }) => name);
    stream.add(
      renderWelcome({
        examples,
        names,
        send: (line) => send(line, line),
        startCommand: (name) => composer.startCommand(name),
      }),
    );
    composer.focus();
  } catch (error) {
    stream.fail(error instanceof Error ? error.message : String(error));
  }
}

// Fonts are loaded when a text first needs them; until then the icons of the first suggestions would be empty boxes.
for (const font of document.fonts) void font.load().catch(() => undefined);

const languages = document.querySelector<HTMLSelectElement>('#locale');
if (languages !== null) offerLanguages(languages);
const messages = document.querySelector<HTMLElement>('#messages');
const form = document.querySelector<HTMLFormElement>('#composer');
if (messages !== null && form !== null) void start(messages, form);
