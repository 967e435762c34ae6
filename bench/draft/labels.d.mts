import type { SpeechLanguage } from '../../src/language/words/speech/speech-lexicon.js';

export interface Labelled {
  readonly id: string;
  readonly set: 'sentences' | 'articles';
  readonly half: 'dev' | 'held-out';
  readonly language: SpeechLanguage;
  readonly shape: string;
  readonly text: string;
  readonly published?: string;
  readonly on_file?: Readonly<Record<string, readonly unknown[]>>;
}
export const HALVES: readonly string[];
export function halfOf(id: string): 'dev' | 'held-out';
export function readLabelled(): Promise<readonly Labelled[]>;
