import type { SpeechWords } from './speech-words.js';

/** French. `déclar~` is déclare, déclarent, déclaré, déclarée, déclarés, déclarait, déclara and déclarant. */
export const FR: SpeechWords = {
  verbs: `
assertion = dit disent disait dite dits disant déclar~ affirm~ indiqu~ ajout~ répond répondu répondent répliqu~ rétorqu~ précis~ annonc~ écrit écrivent écrivait not~ soulign~ rappel~ rapport~ racont~ assur~ insist~ estim~ jug~ soutient soutenu soutiennent soutenait confi~ confirm~ admet admis admettent reconnaît reconnu reconnaissent reconnue tweet~ témoign~ avou~ lanc~ concl~ conclu conclut relat~ évoqu~ révél~ signal~ martel~ confess~ souffl~ murmur~ cri~ ironis~ plaisant~ résum~ certifi~ mainten~ maintient réaffirm~ répét~ croit se_souvient souvenu soupir~ pest~ observ~ argument~ détaill~ constat~ commenc~ poursuit poursuivi renchéri renchérit glisse glissé considèr~ considér~ plaid~ fait_savoir fait_valoir commentait comment~ nuanc~
accusation = accus~ reproch~ soupçonn~ imput~
denial = ni~ nie nié dément démenti démentent démentie contest~ rejet~ rejette rejettent réfut~
demand = exig~ réclam~ requis requiert somm~
appeal = appel~ appelle appellent demand~ exhort~ pri~ invit~ implor~ suppli~
promise = promet promis promettent engag~ jur~ garanti garantit
warning = averti avertit avertissent prévenu prévient préviennent mis_en_garde met_en_garde menac~ alert~
condemnation = dénonc~ condamn~ critiqu~ déplor~ regrett~ plaint plainte plaignent fustig~ indign~
explanation = expliqu~ justifi~
forecast = prévoit prévoient prévu attend table_sur
question = interrog~
`,
  naming:
    'qualifi~ décrit décrits décrite décrivent trait~ dépeint balay~ salu~ parl~ évoqu~ nomm~ compar~ défini définit présent~ lou~ fustig~ défend rejet~ rejeté',
  weak: 'vu donn~ trouv~ voit voient voulu veut souhait~ craint redout~ espèr~ sent senti affich~ montr~ n’y_croit_pas croit décolérait défend sembl~ compt~ recens~',
  parted: '',
  before: 'selon d’après aux_yeux_de de_l’avis_de à_en_croire au_dire_de pour de_source',
  after: '',
  nouns:
    'note rapport demande réponse critique critiques rappel annonce appel menace menaces pour rapports plainte dite prévu attend lance reproche reproches écrit conteste de_source estime accuse juge commence présente',
  that: 'que qu’ si comment pourquoi',
  between:
    'a ont avait avaient aurait auraient est s’est était étaient se s’ ne n’ l’ les lui leur y en le la me pas plus jamais aussi ensuite alors également toujours déjà encore fermement plusieurs fois notamment finalement même puis elle-même lui-même d’abord vivement longuement ainsi été n’a bien tout',
  articles:
    'le la les l’ un une des du de d’ son sa ses leur leurs ce cette cet ces mon notre deux trois quatre plusieurs quelques certains certaines d’autres aucun aucune chaque',
  prepositions:
    'à au aux dans en sur sous avec sans par pour chez vers contre après avant depuis pendant durant entre devant derrière selon lors dès jusqu’ jusque parmi malgré outre comme hors',
  joining: 'de du des d’ à au aux pour en la le les l’ et',
  and: 'et mais ou ni or',
  relative: 'qui que qu’ dont où lequel laquelle',
  beside:
    'quand lorsque lorsqu’ si comme puisque parce tandis interrogé interrogée interrogés selon après avant ensuite puis alors hier aujourd’hui demain aussi mais pourtant cependant là ici ainsi enfin dans personne aucun aucune rien',
  pronouns: `
m = il celui-ci ce_dernier
f = elle celle-ci cette_dernière
n = on
p = ils elles
`,
  own: `
m = selon_lui d’après_lui à_ses_yeux
f = selon_elle d’après_elle
p = selon_eux selon_elles
`,
  roles: '',
  titles: 'm mme mlle me dr pr maître monsieur madame',
  particles: 'de du des le la d’ von van der al el bin da',
  things:
    'navire ferry bateau chalutier paquebot cargo pétrolier porte-conteneurs voilier péniche yacht sous-marin film documentaire roman livre pièce opéra chanson album poème série émission programme podcast jeu tableau sculpture exposition festival parti groupe collectif mouvement alliance coalition association fondation entreprise société marque restaurant café hôtel club équipe journal magazine revue quotidien hebdomadaire site mot terme expression concept slogan catégorie rubrique colonne fusée satellite sonde mission opération tempête ouragan astéroïde comète projet plan campagne loi texte système câble train cheval chien prix étude article pont place rue col liste vidéo chaîne compte titre station',
  named:
    'appelé appelée appelés dit dite nommé nommée surnommé surnommée baptisé baptisée intitulé intitulée soi-disant prétendu prétendue nom_de sous_le_nom_de slogan mot indiquait connue_sous titre',
  ahead:
    'sera seront doit doivent prévu prévue prochain prochaine demain jusqu’ attend repart va vont réunira reprendra rendu aura',
  reported: '',
};
