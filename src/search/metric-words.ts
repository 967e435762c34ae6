/** What people ask for when they mean a metric: everyday English words, by the metric's id. Editors add others as aliases. */
export const METRIC_WORDS: ReadonlyMap<string, readonly string[]> = new Map([
  ['killed', ['dead', 'deaths', 'death toll', 'died', 'fatalities', 'kill', 'lost lives']],
  ['wounded', ['injured', 'injuries', 'hurt', 'wounds']],
  ['missing', ['unaccounted', 'disappeared']],
  ['captured', ['prisoners', 'prisoners of war', 'pow', 'pows', 'detained', 'captives']],
  ['displaced', ['refugees', 'refugee', 'displacement', 'fled', 'exodus', 'forcibly displaced']],
  ['evacuated', ['evacuees', 'evacuation']],
  ['surrendered', ['surrender', 'handed over']],
  ['seized', ['confiscated']],
  ['strength', ['troops', 'troop strength', 'number of troops']],
  ['destroyed', ['destruction']],
]);
