import type { SpeechWords } from './speech-words.js';

/** English. `claim~` is claim, claims, claimed and claiming; `declar^` is declare, declares, declared and declaring. */
export const EN: SpeechWords = {
  verbs: `
assertion = said say says saying told tell tells telling stat^ claim~ add~ declar^ announc^ wrot wrote write writes writing written tweeted posted insist~ argu^ not^ stress~ answer~ replied replies reply replying respond~ counter~ retort~ report~ remark~ comment~ admit~ admitted admitting conced^ acknowledg^ confirm~ maintain~ assert~ alleg^ reiterat^ repeat~ emphasis^ emphasiz^ underlin^ underscor^ testified testifies testify testifying conclud~ recall~ observ^ reveal~ disclos^ suggest~ believ^ agree agrees agreed agreeing affirm~ reaffirm~ contend~ estimat^ boast~ joked jok^ quipped quips muttered whispered shouted shouts shouting cried yelled exclaimed sighed grumbled laughed mus^ reflect~ continu^ began interject~ mention~ inform~ assur~ signal~ indicat^ tipped read reads stipulat^ ruled rul~ inferred advis^ confid^ confess~ clarified clarifies opin^ gush~ hint~ blogged texted messaged put_it puts_it posit~ surmis^ speculat^ theoriz^ theoris^ hypothesiz^ reckon~ impli^ implied implies intimat^ penned emailed e-mailed cabled relat^ narrat^ recit^ announc^ proclaim~ profess~ attest~ aver~ averred certif~ certified verif~ verified establish~ determin^ decid^ resolv^ agreed elaborat^ interrupted chimed_in shot_back hit_back fired_back snapp~ snapped barked blurted screamed screams murmur~ mumbled stammered gasped groaned moaned chuckled teased rejoic^ gloat~ bragg~ bragged crow~ crowed tout~ trumpet~ remind~ counsel~ counsell~ recommend~ propos^ hint_that spelled_out spelt_out laid_out set_out point~_to summed_up sums_up read_out
accusation = accus^ blam^ alleg^ charged
denial = disagre^ disagreed disagrees dismiss^ rul~_out denied denies deny denying reject~ dismiss~ disput^ refut^ rebuff~ contradict~ disclaim~ rebutted rebuts repudiat^
demand = demand~ urg^ insisted_on call~_for
appeal = press~_for lobb^ lobbied lobbies instruct~ direct~ order~ ordered beseech~ entreat~ nudg^ ask~ appeal~ call~_on call~_upon beg begs begged begging plead~ pleaded exhort~ implor^ encourag^ invit^ request~
promise = reassur^ assures committed_to promis^ vow~ pledg^ swore swears guarantee guarantees guaranteed commit committed commits undertook
warning = warn~ caution~ threaten~ alerted
condemnation = rebuk^ berat^ chid^ chided scold~ reprimand~ castigat^ lambast~ lambasted excoriat^ bemoan~ mourn~ express~ condemn~ denounc^ criticis^ criticiz^ slammed slammed slams deplor^ complain~ lament~ object~ protest~ blast~ derided derides mock~ decried decries
explanation = explain~
forecast = foretold envisag^ envision~ expect~ predict~ forecast forecasts forecasting foresee foresees foresaw project~ anticipat^
question = wonder~ inquir^ enquir^ query queried
`,
  naming:
    'extoll~ laud~ commend~ mock~ tagg~ tagged styl^ call~ describ^ brand~ dubb~ label~ labelled characteriz^ characteris^ portray~ term~ hail~ prais^ welcom^ celebrat^ liken~ compar^ denounc^ ridicul^ deem~ slammed scorn~ salut^ attack~ named',
  weak: 'show showed shows learned learnt know knows knew hopes hoped hoping feared suspect~ assum^ presum^ suppos^ guess~ realis^ realiz^ discover~ understand understood understands worry worries worried found find finds felt feel feels think thinks thought gave give put puts see sees saw consider~ want wants wanted hop~ speak~ spoke speaks spoken talk~ regret~ fear~ judged defend~ apologis^ apologiz^ sound~ seem~ was_more_sober met greeted reacted react~ cit^ quot^ used using counted counts',
  parted: `
assertion = pointed … out points … out
`,
  before:
    'according_to in_the_words_of in_the_view_of in_the_eyes_of in_the_opinion_of statement_of statement_by as_told_by quoting citing',
  after: '',
  nouns:
    'order orders direct press resolve establish guess show shows worry worries reckon counsel relate express relates crow tout tags talk talks name names use uses quote quotes welcome label labels brand brands term terms fear fears hope hopes attack attacks praise salute stress judge compare speaks talks threatens advises suggests claim claims report reports call calls answer answers demand demands charge promise promises warning note notes state states comment comments remark remarks reply pledge vow request requests appeal appeals accounts estimate estimates forecast forecasts project projects signal signals mention object objects tell query read ask protest protests complain stress repeat insult recall ruling said_to',
  that: 'that if whether how why',
  between:
    'has have had also later then not was were is are been be being will would never always again already repeatedly strongly flatly firmly quickly only himself herself themselves itself did does do since simply briefly once twice publicly angrily quietly bluntly further earlier previously recently today yesterday afterwards however still jointly both all angrily openly initially subsequently reportedly effectively immediately instead finally even just now',
  articles:
    'the a an his her its their our my this these those some several two three four one many most both each another every no any other',
  prepositions:
    'in on at by with from to into onto over under after before during since until till against about through between among outside inside near behind beyond without within upon despite amid following speaking asked like than per via off around along across toward towards above below because',
  joining: 'of for at in from to with behind on and & close familiar',
  and: 'and but or yet nor while',
  relative: 'who which whose whom that where',
  beside:
    'as when while if because although though as since after before until unless whereas whether speaking asked addressing writing answering responding citing quoting pressed once having being according meanwhile however still then later earlier yesterday today tomorrow also so thus yet instead afterwards outside inside there here only even neither either none nothing',
  pronouns: `
m = he
f = she
n = it
p = they
`,
  own: `
m = in_his_words in_his_view
f = in_her_words in_her_view
p = in_their_words in_their_view
`,
  roles:
    'engineer architect nurse farmer teacher scientist geologist astronomer researcher founder owner editor photographer headteacher principal dean rector curator forecaster postman paramedic pharmacist chemist shepherd keeper skipper vice premier junior senior acting former minister secretary president chancellor premier mayor governor senator congressman congresswoman councillor councilman councilwoman judge justice prosecutor attorney lawyer captain coach manager chief chairman chairwoman chair director officer executive general colonel major lieutenant sergeant commander admiral bishop archbishop pope king queen prince princess professor doctor spokesman spokeswoman spokesperson ambassador leader commissioner warden superintendent inspector detective constable pastor speaker deputy head analyst economist member representative treasurer administrator author midfielder striker goalkeeper defender',
  titles: 'mr mrs ms miss dr prof sir dame lord lady rev hon mx messrs',
  particles: 'de da del della di du von van der den al el bin ibn la le ter ten',
  things:
    'ship ferry boat barge trawler vessel liner yacht submarine cruiser frigate tanker freighter schooner tug ketch film movie picture documentary novel book play opera musical song album single track poem series show programme program podcast game painting sculpture exhibition festival party group band gang movement alliance coalition charity foundation association company firm brand shop restaurant cafe bar pub hotel club team newspaper magazine paper journal daily weekly website site app word term phrase concept slogan motto banner headline category column section rocket satellite probe mission operation exercise storm hurricane typhoon cyclone asteroid comet project programme scheme initiative campaign law act bill system missile drone cable plane train horse dog cat prize award study article essay report bridge street square pass route battalion brigade unit recording video clip account channel',
  named:
    'called named nicknamed dubbed code-named codenamed known_as titled entitled labelled marked branded christened baptised so-called self-styled alleged word words term phrase the_word sign_read read slogan nickname',
  ahead:
    'will would is_to are_to next set_to scheduled to_meet to_speak meets plans planned expected shall tomorrow coming upcoming',
  reported: '',
};
