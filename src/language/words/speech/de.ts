import type { SpeechWords } from './speech-words.js';

/** German. `erklär~` is erklärt, erklärte, erklärten and erklären. */
export const DE: SpeechWords = {
  verbs: `
assertion = sag~ gesagt erklär~ mein~ gemeint antwort~ geantwortet antwortet antwortete entgegn~ entgegnet entgegnete beton~ so schrieb schreibt schrieben geschrieben berichtet berichtete berichteten berichten erzähl~ ergänz~ versicher~ argumentier~ bekräftig~ unterstrich unterstreicht behaupt~ behauptet behauptete bestätig~ verkünd~ verkündet verkündete kündig~ heißt_es hieß_es erinnerte_sich erinnert_sich erwider~ konter~ gestand gesteht gestanden rief riefen ruft bemerk~ erwähn~ hervor äußer~ äußerte_sich stell~_fest zitier~ verwies verweist bilanzier~ resümier~ twitter~ räum~ scherz~ flüster~ murmel~ frag~_sich fand_heraus schilder~ beteuer~ lässt_wissen ließ_wissen präzisier~ urteil~ glaub~ ermahn~ gab_an gab_bekannt spott~ kommentier~ freu~_sich fuhr_fort informier~ sprach_sich zeigte_sich gaben_an
accusation = beschuldig~ bezichtig~ klag~_an unterstell~ verdächtig~
denial = bestritt bestreitet bestritten bestreiten dementier~ leugn~ leugnet leugnete verneint verneinte widersprach widerspricht widersprachen
demand = forder~ verlang~ dräng~ mahn~ pocht pochte besteht_auf
appeal = appellier~ bat bittet baten ersucht ersuchte plädier~
promise = versprach verspricht versprachen versprochen gelob~
warning = warn~ droh~
condemnation = verurteil~ kritisier~ beklag~ klag~ rüg~ tadel~ bemängel~ schimpf~ bedauer~ beschwer~_sich
explanation = erläuter~ begründ~ begründet begründete
forecast = erwart~ erwartet prognostizier~ rechn~_mit
question = frag~ gefragt
`,
  naming:
    'nannte nennt nannten nennen genannt bezeichn~ bezeichnet bezeichnete sprach spricht sprachen sprechen gesprochen abgetan lob~ gelobt würdig~ begrüß~ titulier~ charakterisier~ beschrieb beschreibt beschreiben beschrieben prangerte prangert',
  weak: 'hielt hält gab gibt sah sieht sehen fand findet will wollte wirkte empfand empfindet reagier~ wünsch~ hoff~ fühl~ wertete wertet stuf~ zeigte zeigt rechn~ rechnet rechnete äußert zählte zählt zählten',
  parted: `
assertion = teilte … mit teilt … mit teilten … mit gab … an gibt … an gaben … an fügte … hinzu fügt … hinzu räumte … ein räumt … ein sagte … aus sagten … aus hielt … dagegen stellte … fest stellt … fest gab … zu gibt … zu hob … hervor gab … bekannt wies … hin weist … hin rechnete … nach
accusation = warf … vor wirft … vor warfen … vor werfen … vor hielt … vor klagte … an
denial = wies … zurück weist … zurück wiesen … zurück weisen … zurück
appeal = rief … auf ruft … auf riefen … auf forderte … auf fordert … auf
promise = sagte … zu sagt … zu kündigte … an kündigt … an kündigten … an
`,
  before:
    'laut nach_angaben_von nach_angaben_des nach_angaben_der nach_angaben nach_aussage_von nach_worten_von nach_einschätzung_von nach_einschätzung nach_auffassung_von nach_ansicht_von nach_meinung_von nach_schätzung in_den_worten_von nach_darstellung_von für',
  after: 'zufolge',
  nouns:
    'sagen meinen erklären warnen fordern berichten antworten fragen so behaupten gesagt geschrieben gesprochen für klagen urteile ergänzen',
  that: 'dass ob wie warum',
  between:
    'hat haben hatte hatten ist war wird wurde sich nicht auch dann später mehrfach erneut zuletzt bereits jedoch aber dagegen deshalb daraufhin selbst gemeinsam zudem außerdem inzwischen nun noch nur heute gestern ihm ihr ihnen ihn sie',
  articles:
    'der die das den dem des ein eine einer eines einem einen sein seine seiner ihr ihre ihrer deren dessen unser mein dieser diese dieses jener beide zwei drei vier einige mehrere viele kein keine andere dem',
  prepositions:
    'in im am an auf aus bei beim mit nach von vom vor zu zum zur über unter um seit bis für gegen durch ohne während wegen trotz zwischen hinter neben gegenüber als ab binnen innerhalb außerhalb samt laut in',
  joining: 'der des von vom für aus im in am bei mit und zum zur an auf',
  and: 'und aber oder sondern doch',
  relative: 'der die das dessen deren denen dem den welche welcher wo',
  beside:
    'als wenn weil da obwohl nachdem während bevor bis ob falls sobald damit wie heute gestern morgen zuvor danach später dann dort hier so auch zudem außerdem jedoch allerdings dagegen inzwischen zunächst zuerst zuletzt nun derzeit gefragt angesprochen seither seitdem deshalb trotzdem dennoch außerdem daraufhin nun jetzt keiner keine niemand nichts',
  pronouns: `
m = er
f = sie
n = es
p = beide
`,
  own: `
m = nach_seinen_worten nach_seinen_angaben seinen_worten_zufolge seiner_meinung_nach
f = nach_ihren_worten nach_ihren_angaben ihrer_meinung_nach
p = nach_deren_angaben nach_eigenen_angaben
`,
  roles:
    'minister ministerin präsident präsidentin kanzler kanzlerin bürgermeister bürgermeisterin landrat landrätin richter richterin staatsanwalt staatsanwältin anwalt anwältin verteidiger verteidigerin rechtsanwalt kapitän trainer trainerin chef chefin leiter leiterin direktor direktorin sprecher sprecherin vorsitzender vorsitzende vorsitzenden vorstand oberst general kommissar kommissarin bischof bischöfin professor professorin botschafter führer führerin rat rätin warter wärterin mediziner medizinerin astronom astronomin jurorin juror verleger bäckermeister meister inhaber inhaberin experte expertin schäfer naturschützerin anwohner anwohnerin rentner rentnerin schüler schülerin abgeordnete abgeordneter senator senatorin beauftragte beauftragter geschäftsführer geschäftsführerin kandidat kandidatin forscher forscherin ökonom ökonomin analyst analystin bauer bäuerin zeuge zeugin kämmerer könig königin papst pfarrer pfarrerin vize stürmer torwart präfekt gouverneur gouverneurin mitglied',
  titles: 'herr frau herrn dr prof',
  particles: 'von van der den zu zur de di da la al el bin',
  things:
    'schiff fähre boot kutter frachter tanker yacht dampfer containerschiff segler u-boot film dokumentation roman buch stück theaterstück oper musical lied song album gedicht serie sendung reihe podcast spiel gemälde skulptur ausstellung festival messe partei gruppe band bewegung bündnis allianz verein stiftung verband initiative firma spedition marke restaurant café hotel kneipe gasthaus klub team mannschaft zeitung zeitschrift magazin blatt portal wort begriff ausdruck slogan motto losung rubrik kategorie spalte rakete satellit sonde mission einsatz operation sturm sturmtief tief hurrikan asteroid komet projekt programm aktion kampagne gesetz system seekabel kabel zug pferd hund preis studie artikel aufsatz brücke platz straße pass fraktion liste video kanal konto titel autobahn orchester chor',
  named:
    'sogenannte sogenannten sogenannter sogenanntes namens genannt heißt hießen hieß decknamen titel spitznamen motto als_bekannt wort getauft angebliche angeblichen vermeintliche stand titels unter_dem_titel bekannt_als',
  ahead:
    'will wird werden wollen soll sollen kommenden nächsten bis morgen geplant muss findet beginnt endet fällt tagt',
  reported:
    'sei seien habe hätten werde würden könne könnten solle müsse wolle dürfe koste gehe komme bleibe stehe gebe liege',
  areNounsCapital: true,
  isVerbSecond: true,
};
