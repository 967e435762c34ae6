import type { SpeechWords } from './speech-words.js';

/** Spanish. `declar~` is declara, declaran, declaró, declararon, declaraba, declarado and declarando; `añad^` is añadió, añadieron, añadía and añadido. */
export const ES: SpeechWords = {
  verbs: `
assertion = dijo dice dicen dijeron decía dicho diciendo declar~ afirm~ asegur~ añad^ añade añaden señal~ indic~ respond^ responde contest~ replic~ escribió escribe escriben escribieron cuenta cuentan cont~ relat~ insist^ insiste subray~ destac~ record~ recuerda recuerdan coment~ inform~ comunic~ anunci~ confirm~ sostiene sostienen sostuvo mantiene mantuvo opin~ consider~ estim~ admit^ admite reconoc^ reconoce reconocen argument~ agreg~ precis~ matiz~ reiter~ revel~ tuite~ public~ concluyó concluye apunt~ observ~ confes~ confiesa bromeó bromea ironiz~ aleg~ garantiz~ manifest~ expres~ sentenci~ zanj~ grit~ exclam~ resum^ resume testific~ vaticinó cifr~ apostill~ defend^
accusation = acus~ culp~ reproch~ denunci~ achac~
denial = neg~ niega niegan desmint^ desmiente desmienten desmintió rechaz~ refut~ desautoriz~
demand = exig^ exige exigen reclam~ demand~ inst~
appeal = pidió pide piden pidieron pedía llam~_a implor~ solicit~ rog~ invit~ exhort~ apel~
promise = promet^ promete comprometió compromete comprometieron jur~
warning = advirtió advierte advierten advirtieron advertido avis~ alert~ amenaz~
condemnation = conden~ critic~ lament~ conden~ quej~ queja quejan tach~ censur~
explanation = explic~ justific~
forecast = prevé prevén espera esperan pronostic~ calcul~
question = pregunt~
`,
  naming:
    'calific~ describ^ describe describió llam~ tach~ tild~ celebr~ salud~ habl~ denomin~ defin^ define compar~ bautiz~ elogi~ aplaud^ denunci~ consider~ rechaz~',
  weak: 'dio da hall~ encontr~ ve ven vio vieron mostr~ muestra quiere quiso cree creen teme temen siente sintió desea espera ofrec~ declar~ ofreció cont~',
  parted: '',
  before: 'según de_acuerdo_con a_juicio_de en_palabras_de en_opinión_de a_ojos_de para conforme_a al_decir_de',
  after: '',
  nouns:
    'cuenta cuentan para crítica críticas demanda demandas llamada consideración da ve considerado cuento nota denuncia denuncias niega resume declaran aviso llama alerta recuerda público publica publicó publicado estima señala',
  that: 'que si cómo',
  between:
    'ha han había habían fue es era se lo la los las le les no ya también después luego además siempre nunca nuevamente rotundamente ayer hoy me nos repetidamente varias veces él ella sí solo incluso todavía aún',
  articles:
    'el la los las lo un una unos unas su sus este esta estos estas ese esa mi nuestro dos tres cuatro varios varias algunos algunas otro otra otros otras ningún ninguna cada al del ambos ambas',
  prepositions:
    'a al ante bajo con contra de del desde durante en entre hacia hasta mediante para por sin sobre tras según preguntado preguntada preguntados como',
  joining: 'de del para en a al y la el los las',
  and: 'y e pero o u ni sino',
  relative: 'que quien quienes cuyo cuya cuyos donde cual',
  beside:
    'cuando mientras si porque aunque como pues preguntado preguntada interrogado según tras después luego entonces ayer hoy mañana también además así ahora aquí allí no nadie ningún ninguna nada antes',
  pronouns: `
m = él este
f = ella esta
n = ello
p = ellos ellas
`,
  own: `
m = según_él a_su_juicio en_sus_palabras
f = según_ella
p = según_ellos
`,
  roles: '',
  titles: 'sr sra srta dr dra don doña',
  particles: 'de del la las los von van der da di al el bin y',
  things:
    'barco buque ferri ferry pesquero carguero petrolero portacontenedores velero yate submarino película film documental novela libro obra ópera musical canción álbum disco poema serie programa pódcast juego cuadro escultura exposición festival partido grupo colectivo movimiento alianza coalición asociación fundación empresa compañía marca restaurante café hotel club equipo diario periódico revista semanario web palabra término expresión concepto lema eslogan categoría apartado columna cohete satélite sonda misión operación borrasca tormenta huracán asteroide cometa proyecto plan campaña ley norma sistema cable tren caballo perro premio estudio artículo puente plaza calle paso lista vídeo canal cuenta título',
  named:
    'llamada llamado llamados llamadas denominado denominada bautizada bautizado apodado apodada apodo titulado titulada conocido_como conocida_como supuesto supuesta lema palabra rezaba presunto llaman nombre_de conoce_como',
  ahead:
    'será serán próximo próxima mañana hasta debatirá hablarán reunirá publicará va van deberá seguirá reabrirá convocó prevista previsto',
  reported: '',
  isSubjectDropped: true,
};
