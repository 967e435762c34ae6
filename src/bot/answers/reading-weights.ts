import type { Cue } from './question-cues.js';

/** What speaks for one way of reading a question. */
interface ReadingWeights {
  /** Before anything is known of the question. */
  readonly base: number;
  /** For the share of the question that its first entry meets. */
  readonly met: number;
  /** Where only a shorter question is answered. */
  readonly shorter: number;
  readonly cues: Readonly<Partial<Record<Cue, number>>>;
}

export const READING_WEIGHTS: Readonly<Record<'claims' | 'figures' | 'event' | 'who', ReadingWeights>> = {
  claims: {
    base: 0.3,
    met: 4.4,
    shorter: -0.3,
    cues: {
      quantity: -0.6,
      happened: -0.8,
      order: -0.3,
      identity: -1.1,
      speech: 1.4,
      yesOrNo: 0.2,
      whatOrHow: -0.6,
      who: 0.2,
      voice: 1.1,
      voiceSpeaks: 0.7,
      metric: -0.7,
      event: -0.7,
    },
  },
  figures: {
    base: -0.3,
    met: 3.9,
    shorter: -0.3,
    cues: {
      quantity: 1.6,
      happened: -0.7,
      order: 0.1,
      undergone: -1.2,
      identity: -0.3,
      speech: -0.4,
      whatOrHow: 0.5,
      who: -0.7,
      voice: -0.2,
      voiceSpeaks: -0.2,
      metric: 1.2,
      event: -0.2,
      place: 0.3,
    },
  },
  event: {
    base: 0.3,
    met: 4.3,
    shorter: 0.1,
    cues: {
      quantity: -0.8,
      happened: 1.8,
      order: 0.3,
      undergone: 1.2,
      part: 1,
      identity: -0.2,
      speech: -1.2,
      yesOrNo: -0.3,
      who: -0.4,
      voice: -0.8,
      voiceSpeaks: -0.3,
      metric: -0.3,
      event: 0.3,
      place: 0.1,
    },
  },
  who: {
    base: -0.3,
    met: 3.6,
    shorter: -0.2,
    cues: {
      quantity: -0.1,
      happened: -0.3,
      identity: 1.6,
      whereabouts: 3,
      speech: 0.3,
      yesOrNo: 0.2,
      whatOrHow: 0.2,
      who: 0.9,
      voice: -0.1,
      voiceSpeaks: -0.2,
      metric: -0.2,
      event: 0.6,
      place: -0.4,
    },
  },
};
