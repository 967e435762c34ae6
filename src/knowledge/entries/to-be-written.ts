/** The placeholder in a draft for words still to be written. */
export const TO_BE_WRITTEN = '…';

/** Whether a value is still to be written. */
export const isToBeWritten = (value: unknown): boolean => value === TO_BE_WRITTEN;
