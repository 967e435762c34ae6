import type { SpeechWords } from './speech-words.js';

/** Turkish, whose verb comes last. */
export const TR: SpeechWords = {
  verbs: `
assertion = dedi dediler diyor diyorlar demişti diyen diyerek der söyledi söylediler söylüyor söyleyen söylemişti söyleyerek belirtti belirttiler belirtiyor belirten belirterek açıkladı açıkladılar açıklayan açıklıyor ekledi eklediler ekleyen yanıtladı cevapladı kaydetti kaydeden bildirdi bildirdiler bildiriyor duyurdu duyuran anlattı anlattılar anlatan anlatıyor vurguladı vurgulayan yineledi yazdı yazmıştı yazan aktardı aktaran doğruladı hatırlattı savundu savunan savunuyor dile_getirdi ifade_etti ifade_eden ifade_verdi öne_sürdü öne_süren ileri_sürdü iddia_etti iddia_eden iddia_ediyor kabul_etti itiraf_etti yanıtını_verdi cevabını_verdi açıklamasını_yaptı açıklamasında_bulundu değerlendirmesinde_bulundu değerlendirdi şaka_yaptı tanıklık_etti paylaştı seslendi haykırdı bağırdı fısıldadı sözlerini_kullandı ifadesini_kullandı ifadelerini_kullandı diye_ekledi diye_konuştu diye_yazdı diye_anlattı teyit_etti ilan_etti nitelediğini dediğini
accusation = suçladı suçlayan suçluyor
denial = reddetti reddeden reddediyor yalanladı yalanlayan yalanlıyor inkar_etti
demand = istedi isteyen istiyor talep_etti talep_eden
appeal = çağırdı çağrısında_bulundu çağrısı_yaptı çağrı_yaptı rica_etti
promise = söz_verdi sözünü_verdi vaat_etti taahhüt_etti güvence_verdi
warning = uyardı uyaran uyarısında_bulundu uyarısını_yaptı uyarıda_bulundu
condemnation = kınadı kınayan eleştirdi eleştiren yakındı şikayet_etti
explanation = gerekçesini_açıkladı
forecast = öngördü öngörüyor bekliyor tahmin_etti
question = sordu soruyor
`,
  naming:
    'konuştu konuşan niteledi nitelendirdi nitelediğini nitelendiren tanımladı tanımlayan adlandırdı betimledi selamladı övdü söz_etti bahsetti diye_niteledi',
  weak: 'buldu buluyor bulmadı verdi gördü görüyor hissettiğini karşıladı istedi saydı',
  parted: '',
  before: '',
  after: 'göre açıklamasına_göre verilerine_göre bilgisine_göre sözlerine_göre ifadesine_göre kararına_göre',
  nouns: 'bekliyor verdi gören istedi istiyor yapan konuşan bulmadı',
  that: '',
  between: 'de da ise sonra daha ayrıca yine bugün dün önce ancak',
  articles: 'bir iki üç dört bazı birkaç bu şu o her birçok',
  prepositions: '',
  joining: '',
  and: 've ama ancak veya ile',
  relative: '',
  beside: 'sonra önce bugün dün yarın ayrıca ancak ama çünkü eğer böylece',
  pronouns: `
n = o kendisi
p = onlar
`,
  own: `
n = ona_göre kendisine_göre
p = onlara_göre
`,
  roles:
    'bakan bakanı başkan başkanı başbakan cumhurbaşkanı müdür müdürü sözcü sözcüsü lider lideri vali valisi savcı hakim yargıç kaptan komiser avukat doktor hemşire profesör direktör bekçi bekçisi yazarı çiftçi milletvekili general albay büyükelçi uzman uzmanı üyesi insanı arabulucu yardımcısı sahibi sakini annesi babası',
  titles: 'bay bayan sayın dr prof',
  particles: 'de von van der al el bin',
  things:
    'feribotu gemisi teknesi vapuru tankeri yatı filmi belgeseli romanı kitabı oyunu operası şarkısı albümü şiiri dizisi programı sergisi festivali partisi grubu hareketi ittifakı derneği vakfı şirketi markası restoranı oteli kulübü takımı gazetesi dergisi sitesi kelimesi sözcüğü ifadesi terimi sloganıyla sloganı kategorisi bölümü roketi uydusu operasyonu fırtınası kasırgası asteroidi projesi planı yasası sistemi kablosu treni atı ödülü araştırması makalesi köprüsü meydanı sokağı listesi kanalı adlı isimli adıyla lakabı yazılı olarak_bilinen olarak_biliniyor olarak_bilinen adı_verilen tabela başlıklı',
  named: 'sözde güya romanı filmi değerlisi adı lakabı',
  ahead: 'cak cek açılacak görüşülecek kadar önümüzdeki gelecek yarın çağırdı',
  reported: '',
  isVerbLast: true,
  isSubjectDropped: true,
};
