export const QUESTION_FILES: readonly string[];
