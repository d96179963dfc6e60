/** The default titles of callouts, by language. */

import { primarySubtag } from '../content/language.ts';

const TITLES = [
  'note',
  'info',
  'tip',
  'success',
  'important',
  'warning',
  'caution',
  'danger',
  'error',
  'bug',
  'abstract',
  'todo',
  'question',
  'example',
  'quote',
  'details',
] as const;

export type CalloutTitle = (typeof TITLES)[number];

/** For each language the words in the order of TITLES. */
const WORDS: Readonly<Record<string, string>> = {
  en: 'Note|Info|Tip|Success|Important|Warning|Caution|Danger|Error|Bug|Summary|To do|Question|Example|Quote|Details',
  ar: 'ملاحظة|معلومة|نصيحة|نجاح|مهم|تحذير|تنبيه|خطر|خطأ|خلل|ملخص|للإنجاز|سؤال|مثال|اقتباس|التفاصيل',
  da: 'Bemærk|Info|Tip|Succes|Vigtigt|Advarsel|Forsigtig|Fare|Fejl|Fejl i programmet|Sammendrag|Mangler|Spørgsmål|Eksempel|Citat|Detaljer',
  de: 'Hinweis|Info|Tipp|Erfolg|Wichtig|Warnung|Vorsicht|Gefahr|Fehler|Programmfehler|Zusammenfassung|Zu tun|Frage|Beispiel|Zitat|Details',
  es: 'Nota|Información|Consejo|Correcto|Importante|Aviso|Precaución|Peligro|Error|Fallo|Resumen|Pendiente|Pregunta|Ejemplo|Cita|Detalles',
  fa: 'نکته|اطلاعات|راهنمایی|موفقیت|مهم|هشدار|احتیاط|خطر|خطا|اشکال|خلاصه|انجام‌نشده|پرسش|مثال|نقل قول|جزئیات',
  fi: 'Huomautus|Tietoa|Vinkki|Onnistui|Tärkeää|Varoitus|Varo|Vaara|Virhe|Ohjelmavirhe|Tiivistelmä|Tehtävä|Kysymys|Esimerkki|Lainaus|Lisätietoja',
  fr: 'Note|Information|Astuce|Succès|Important|Avertissement|Attention|Danger|Erreur|Bogue|Résumé|À faire|Question|Exemple|Citation|Détails',
  he: 'הערה|מידע|עצה|הצלחה|חשוב|אזהרה|זהירות|סכנה|שגיאה|תקלה|תקציר|לביצוע|שאלה|דוגמה|ציטוט|פרטים',
  it: 'Nota|Informazione|Suggerimento|Riuscito|Importante|Avviso|Cautela|Pericolo|Errore|Difetto|Sommario|Da fare|Domanda|Esempio|Citazione|Dettagli',
  nb: 'Merk|Info|Tips|Vellykket|Viktig|Advarsel|Forsiktig|Fare|Feil|Programfeil|Sammendrag|Gjenstår|Spørsmål|Eksempel|Sitat|Detaljer',
  nl: 'Opmerking|Info|Tip|Gelukt|Belangrijk|Waarschuwing|Let op|Gevaar|Fout|Programmafout|Samenvatting|Te doen|Vraag|Voorbeeld|Citaat|Details',
  pl: 'Uwaga|Informacja|Wskazówka|Sukces|Ważne|Ostrzeżenie|Ostrożnie|Niebezpieczeństwo|Błąd|Usterka|Streszczenie|Do zrobienia|Pytanie|Przykład|Cytat|Szczegóły',
  pt: 'Nota|Informação|Dica|Sucesso|Importante|Aviso|Cuidado|Perigo|Erro|Falha|Resumo|Por fazer|Pergunta|Exemplo|Citação|Detalhes',
  sv: 'Obs|Info|Tips|Klart|Viktigt|Varning|Försiktigt|Fara|Fel|Programfel|Sammanfattning|Att göra|Fråga|Exempel|Citat|Detaljer',
};

/** The title in a language (BCP 47, by its primary subtag); English where we have none. */
export function calloutTitle(title: CalloutTitle, language: string): string {
  const subtag = primarySubtag(language);
  const known = subtag === 'nn' || subtag === 'no' ? 'nb' : subtag;
  const words = Object.hasOwn(WORDS, known) ? WORDS[known] : WORDS['en'];
  return words?.split('|')[TITLES.indexOf(title)] ?? title;
}
