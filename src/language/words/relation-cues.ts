const word = (alternatives: string): RegExp => new RegExp(`(?<!\\p{L})(?:${alternatives})(?!\\p{L})`, 'iu');

/** Words by which a report says that somebody says something again, or agrees. */
export const REPEATS = word(
  'again|once more|reiterat\\p{L}+|repeat\\p{L}+|reaffirm\\p{L}+|echo(?:ed|es|ing)|agreed with|abermals|erneut|wiederholt\\p{L}*|bekräftig\\p{L}+|pflichtete|à nouveau|de nouveau|répét\\p{L}+|réaffirm\\p{L}+|réitér\\p{L}+|de nuevo|otra vez|repiti\\p{L}+|reiter\\p{L}+|reafirm\\p{L}+|снова|вновь|ещё раз|повтори\\p{L}+|подтверди\\p{L}+|знову|вкотре|повтори\\p{L}+|підтверди\\p{L}+|yine|yeniden|tekrar\\p{L}*|yinele\\p{L}+',
);

/** Words by which a report says that an earlier statement or number is put right. */
export const CORRECTS = word(
  'correct(?:ed|s|ing|ion)|revis(?:ed|es|ing)|amended|clarified that|by mistake|mistaken(?:ly)?|korrigier\\p{L}+|berichtig\\p{L}+|Korrektur|irrtümlich|corrig\\p{L}+|rectifi\\p{L}+|par erreur|corrig\\p{L}+|rectific\\p{L}+|por error|исправил\\p{L}*|уточнил\\p{L}*|поправк\\p{L}+|ошибочн\\p{L}+|виправи\\p{L}+|уточни\\p{L}+|помилков\\p{L}+|düzeltti\\p{L}*|düzeltme\\p{L}*|yanlışlıkla',
);

/** Words by which a report says that somebody takes back what they have said. */
export const RETRACTS = word(
  'retract\\p{L}+|took back|takes back|taken back|withdrew|withdrawn|backtrack\\p{L}*|zurückgenommen|nahm .{1,40} zurück|widerrief|widerrufen|rétract\\p{L}+|retir(?:é|a) ses propos|se retractó|retractar\\p{L}*|retiró|отозвал\\p{L}*|взял\\p{L}* .{1,20} назад|відкликав|відкликала|забрав назад|geri aldı|geri çekti',
);

/** Words by which a report says that somebody replies. */
export const ANSWERS = word(
  'repl(?:y|ied|ies|ying)|respond\\p{L}*|in response|answer\\p{L}*|counter(?:ed|s)|retort\\p{L}*|hit back|shot back|fired back|erwider\\p{L}+|entgegn\\p{L}+|antwort\\p{L}+|konter\\p{L}+|répon\\p{L}+|répliqu\\p{L}+|en réponse|rétorqu\\p{L}+|respond\\p{L}+|replic\\p{L}+|contest\\p{L}+|en respuesta|ответи\\p{L}+|в ответ|возрази\\p{L}+|відпові\\p{L}+|у відповідь|заперечи\\p{L}+|yanıt\\p{L}*|karşılık|cevap\\p{L}*',
);

/** How a denial in the speaker’s own words begins: nobody, we never, it is not true. */
export const BEGINS_WITH_DENIAL =
  /^(?:no(?!\p{L})|nobody|none|nothing|never|neither|not true|(?:we|I|they|he|she|it|that|this|there) (?:\p{L}+ )?(?:not|never|\p{L}+n[’']t)|that is (?:false|untrue|a lie)|niemand|nie|nein|kein\p{L}*|nichts|(?:wir|ich|das|es) \p{L}+ (?:nicht|nie|kein\p{L}*)|personne|non(?!\p{L})|jamais|aucun\p{L}*|(?:nous|je|il|ce) n(?:e |[’'])|nadie|nunca|jamás|ningun\p{L}*|никто|нет|никогда|мы не|я не|это не|ніхто|ні(?!\p{L})|ніколи|ми не|це не|kimse|hiç|hayır|asla)/iu;
