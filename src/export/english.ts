import { createLanguages, type Language } from '../language/language.js';

/** Exports are data: the bot's own words in them are the same for every reader. */
export const ENGLISH: Language = createLanguages()('en-US');
