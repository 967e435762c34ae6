/** Words that mean the day that a text has named just before. */
export const SAME_DAY =
  /(?<!\p{L})(?:(?:that|the same) (?:day|morning|afternoon|evening|night)|(?:an diesem|am selben|am gleichen) (?:Tag|Morgen|Abend)|(?:le même jour|ce jour-là|ce matin-là|ce soir-là)|(?:ese|ese mismo|el mismo) día|в (?:тот|этот) же день|в тот день|(?:того|цього) ж дня|того дня|(?:aynı|o) gün)(?!\p{L})/iu;
