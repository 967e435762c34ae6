// Labelled questions on the first story. Each is answered rightly by any entry that fits: `by` a speaker, on a `topic`, of a `kind`, denying something,
// a figure of a `metric` `of` an event by a `claimant`, or one of the named ids.
const S = (by, ...topics) => ({ entry: 'statement', by, topics });
const F = (metric, of, claimant) => ({ entry: 'figure', metric, of, claimant });
const ID = (...ids) => ({ ids });
const DENIAL = (...topics) => ({ entry: 'statement', denial: true, topics });
const ON = (...topics) => ({ entry: 'statement', topics });

export const QUESTIONS = [
  // Who said …
  ['Who said the attack was unprovoked and well planned?', ID('mirzoyan-unsc-unprovoked')],
  ['who called the operation illegal, unjustifiable and unacceptable?', ID('colonna-illegal')],
  ['Who said Russia betrayed the Armenian people?', ID('michel-russia-betrayed')],
  ['who said "it\'s a win-win"', ID('hajiyev-win-win')],
  ['Who warned of forced displacement of the civilian population?', ID('borrell-strong-response', 'borrell-pretext')],
  ['who said azerbaijan restored its sovereignty', ID('aliyev-sovereignty-restored', 'aliyev-self-defence')],
  ['Who said the peacekeepers took the brunt of it?', ID('polyanskiy-brunt')],
  ['Who said there were no recorded incidences of mistreatment?', ID('belani-no-mistreatment')],
  ['who said might has right', ID('mirzoyan-unga-might-has-right')],
  ['Who said Armenia does not have an army in Nagorno-Karabakh?', ID('armenia-mfa-no-army', 'pashinyan-no-army')],
  ['who said that medical capacities were not enough', ID('stepanyan-blast-capacity')],
  ['Who said Karabakh is Azerbaijani territory?', ID('erdogan-azerbaijani-territory')],
  ['Who said the dissolution document was illegal?', ID('shahramanyan-only-way')],
  ['who spoke of a national catastrophe', ID('stepanyan-national-catastrophe')],
  ['Who said there is no military solution?', ID('miller-no-military-solution')],
  ['Who said 99.9 percent prefer to leave?', ID('babayan-99-percent')],
  ['who told senators the US will not countenance ethnic cleansing?', ID('kim-not-countenance')],
  ['Who said the accusations are absolutely groundless?', ID('peskov-absolutely-groundless')],
  ['Who demanded an immediate end to the fighting?', ID('guterres-end-fighting')],
  ['who said it is a surreal scene', ID('succi-surreal')],
  // What does X say about Y
  ['What did Mirzoyan say about ethnic cleansing?', S('ararat-mirzoyan', 'ethnic-cleansing', 'displacement')],
  ['What does Bayramov say about the rights of Armenians?', S('jeyhun-bayramov', 'rights')],
  ['what has Aliyev said about sovereignty', S('ilham-aliyev', 'sovereignty')],
  ['What did Pashinyan say about ethnic cleansing?', S('nikol-pashinyan', 'ethnic-cleansing')],
  ['What did Blinken say?', S('antony-blinken')],
  ['what did the kremlin say about peacekeepers', S('kremlin', 'peacekeepers')],
  ['What did Hajiyev say about the UN mission?', S('hikmet-hajiyev', 'un-mission')],
  ['What did Samantha Power say about the blockade?', S('samantha-power', 'blockade')],
  ['what does Charles Michel say about peacekeepers', S('charles-michel', 'peacekeepers')],
  ['What did Borrell say about displacement?', S('josep-borrell', 'displacement')],
  ['what did zakharova say', S('maria-zakharova')],
  ['Was hat Macron gesagt?', S('emmanuel-macron')],
  ['Что сказал Песков?', S('dmitry-peskov')],
  ['What did Putin say about casualties?', S('vladimir-putin', 'casualties')],
  ['What did Lavrov say on sovereignty?', S('sergey-lavrov', 'sovereignty')],
  ['What did Erdogan say?', S('recep-tayyip-erdogan')],
  ['What did the Azerbaijani defence ministry say about civilians?', S('azerbaijan-defence-ministry', 'civilians')],
  ['what did guterres say about the fighting', ID('guterres-end-fighting', 'guterres-extremely-concerned')],
  ['What did Colonna say about the offensive?', S('catherine-colonna', 'offensive')],
  ['what did dujarric say about violence', ID('dujarric-no-violence')],
  ['What did Filippo Grandi say about refugees?', S('filippo-grandi')],
  ['what did Simonyan say about the peacekeepers', F(undefined, undefined, 'margarita-simonyan')],
  ['What does Stepanyan say about the explosion?', ID('stepanyan-blast-over-200', 'stepanyan-blast-capacity')],
  ['What did mirzoian tell the security council?', S('ararat-mirzoyan')],
  ['What did Bayramov say about mines?', S('jeyhun-bayramov', 'mines')],
  ['Mirzoyan on children?', ID('mirzoyan-unsc-casualties', 'mirzoyan-unsc-ten-thousand')],
  ['What did Armenia say about the ceasefire?', ON('ceasefire')],
  ['what did Babayan say', S('david-babayan')],
  // Did anyone deny …
  ['Did anyone deny ethnic cleansing?', DENIAL('ethnic-cleansing')],
  ['Who denied ethnic cleansing?', DENIAL('ethnic-cleansing')],
  ['did azerbaijan deny shelling civilians?', DENIAL('civilians')],
  ['Has Bayramov denied anything?', { entry: 'statement', by: 'jeyhun-bayramov', denial: true }],
  ['Who denies that Russia is responsible?', DENIAL('responsibility')],
  ['Did Hajiyev deny the accusations of genocide?', { entry: 'statement', by: 'hikmet-hajiyev', denial: true }],
  ['Was the damage to civilian infrastructure denied?', DENIAL('infrastructure')],
  ['Did Moscow deny that it was informed of the operation?', DENIAL('notification')],
  ['did peskov deny the accusations', { entry: 'statement', by: 'dmitry-peskov', denial: true }],
  ['Who rejected a UN observer mission?', DENIAL('un-mission')],
  ['Who condemned the offensive?', { entry: 'statement', kind: 'condemnation' }],
  ['Who accused Azerbaijan of genocide or ethnic cleansing?', ON('ethnic-cleansing')],
  ['Who promised to protect the rights of Armenians?', ON('rights', 'reintegration')],
  // How many …
  ['How many people were killed in the September 2023 offensive?', F('killed', 'september-2023-offensive')],
  ['How many were killed in the 2020 war?', F('killed', 'war-2020')],
  ['how many people died in the fuel depot explosion', F('killed', 'fuel-depot-explosion')],
  ['How many people were injured in the fuel depot explosion?', F('wounded', 'fuel-depot-explosion')],
  ['How many are missing after the explosion?', F('missing', 'fuel-depot-explosion')],
  ['How many refugees arrived in Armenia?', F('displaced', 'exodus')],
  ['How many people fled Karabakh?', F('displaced')],
  ['how many displaced', F('displaced')],
  ['How many Russian peacekeepers were killed?', F('killed', 'peacekeepers-killed')],
  ['How many killed according to Mirzoyan?', F('killed', undefined, 'ararat-mirzoyan')],
  ['How many people were killed according to Stepanyan?', F('killed', undefined, 'gegham-stepanyan')],
  ['how many wounded did Mirzoyan report', F('wounded', undefined, 'ararat-mirzoyan')],
  ['How many Armenians remain in Karabakh?', F('remaining')],
  ['How many people lived in Nagorno-Karabakh?', F('population')],
  ['What is the death toll of the explosion near Stepanakert?', F('killed', 'fuel-depot-explosion')],
  ['How many prisoners are there?', F('captives')],
  ['How many outposts did Azerbaijan capture?', F('positions-captured')],
  ['How much aid did the US promise?', F('aid')],
  ['How many weapons were surrendered?', F('surrendered')],
  ['How many tanks were seized?', F('seized')],
  ['how many soldiers did Azerbaijan lose in 2020', F('killed', 'war-2020')],
  ['How many people went missing in the 2020 war?', F('missing', 'war-2020')],
  ['How many Armenian soldiers were in Karabakh according to Bayramov?', F('strength', undefined, 'jeyhun-bayramov')],
  ['How many peacekeepers did Russia send?', F('strength', 'trilateral-statement')],
  ['How many civilians were killed?', F('killed')],
  ['how many people were evacuated', F('evacuated')],
  ['How long did the talks in Yevlakh last?', F('duration', 'yevlakh-talks')],
  ['How many people died on the road during the exodus?', F('died-on-the-road', 'exodus')],
  ['What figures are there for the wounded?', F('wounded')],
  ['Casualties of the September offensive?', F(undefined, 'september-2023-offensive')],
  ['How many died in the first war?', F('killed', 'first-war')],
  ['How many people were displaced in the first Karabakh war?', F('displaced', 'first-war')],
  ['Сколько погибших?', F('killed')],
  ['How many leaders were detained?', F('detained', 'leaders-detained')],
  ['How many people were killed by mines?', F('killed-by-mines')],
  // When, what happened
  ['When did the offensive begin?', ID('september-2023-offensive')],
  ['When was the ceasefire?', ID('ceasefire')],
  ['When did the Security Council meet?', ID('unsc-emergency-meeting')],
  ['What happened in Yevlakh?', ID('yevlakh-talks')],
  ['What happened at the fuel depot?', ID('fuel-depot-explosion')],
  ['when was Vardanyan arrested', ID('vardanyan-detained')],
  ['When was the Lachin corridor closed?', ID('lachin-blockade')],
  ['What happened in the 2020 war?', ID('war-2020')],
  ['When was the Nagorno-Karabakh republic dissolved?', ID('dissolution-decree')],
  ['What happened to the Russian peacekeepers?', ID('peacekeepers-killed')],
  ['When did the UN mission arrive?', ID('un-mission-arrival')],
  ['When was the second UN mission?', ID('second-un-mission')],
  ['What did the ICJ order?', ID('icj-order')],
  ['When was the flag raised in Khankendi?', ID('flag-raising-khankendi')],
  ['What is the trilateral statement?', ID('trilateral-statement')],
  ['Tell me about the exodus', ID('exodus')],
  ['when did Samantha Power visit Armenia', ID('power-visit')],
  ['What was the checkpoint at the Hakari bridge?', ID('lachin-checkpoint')],
  ['When were the Karabakh leaders arrested?', ID('leaders-detained')],
  ['what happened on the disarmament of the karabakh forces', ID('disarmament')],
  ['When was the first war?', ID('first-war')],
  ['Where did the talks take place?', ID('yevlakh-talks')],
  ['When did six Azerbaijanis die from mines?', ID('mine-deaths-19-september')],
  // Who is …
  ['Who is Ararat Mirzoyan?', ID('ararat-mirzoyan')],
  ['who is hikmet hajiyev', ID('hikmet-hajiyev')],
  ['Who is Gegham Stepanyan?', ID('gegham-stepanyan')],
  ['What post does Bayramov hold?', ID('jeyhun-bayramov')],
  ['who is the Armenian foreign minister?', ID('ararat-mirzoyan')],
  ['Who is the president of Azerbaijan?', ID('ilham-aliyev')],
  ['Кто такой Мирзоян?', ID('ararat-mirzoyan')],
  ['Where is Stepanakert?', ID('stepanakert')],
  ['Who was Yuri Kim?', ID('yuri-kim')],
];

/**
 * Whether an entry is a right answer.
 * @param {object} label what must fit
 * @param {string} id the entry's id
 * @param {object} record the record
 */
export function isRight(label, id, record) {
  if (label.ids !== undefined) return label.ids.includes(id);
  const entry = record.byId.get(id);
  if (entry?.entry !== label.entry) return false;
  if (entry.entry === 'figure')
    return (
      (label.metric === undefined || entry.metric === label.metric) &&
      (label.of === undefined || entry.of === label.of) &&
      (label.claimant === undefined ||
        entry.claimant === label.claimant ||
        record.byId.get(entry.statement)?.speaker === label.claimant)
    );
  return (
    (label.by === undefined || entry.speaker === label.by) &&
    (label.kind === undefined || entry.kind === label.kind) &&
    (!label.denial || entry.kind === 'denial' || entry.relations.some(({ kind }) => kind === 'denies')) &&
    ((label.topics ?? []).length === 0 || label.topics.some((topic) => entry.topics.includes(topic)))
  );
}
