/** The result of one check. */
export interface Finding {
  /** `advice`: it works, but something could be better. */
  readonly result: 'passed' | 'advice' | 'failed';
  readonly subject: string;
  /** What was found and, unless it passed, what to do. */
  readonly message: string;
}

export const passed = (subject: string, message: string): Finding => ({ result: 'passed', subject, message });
export const advice = (subject: string, message: string): Finding => ({ result: 'advice', subject, message });
export const failed = (subject: string, message: string): Finding => ({ result: 'failed', subject, message });
