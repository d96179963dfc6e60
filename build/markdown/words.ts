/** The words that an article's HTML says by itself, by language. `{n}`, `{page}`, `{pages}`: places for numbers. */
import { ar, fa, he } from './words-right-to-left.ts';

export interface Words {
  /** What a callout is, said to those who do not see its colour. */
  info: string;
  warning: string;
  success: string;
  error: string;
  contents: string;
  onThisPage: string;
  footnotes: string;
  footnote: string;
  backToReference: string;
  table: string;
  done: string;
  notDone: string;
  tabs: string;
  newerPosts: string;
  olderPosts: string;
  pages: string;
  pageOf: string;
  more: string;
  years: string;
  noPosts: string;
}

const en: Words = {
  info: 'Note',
  warning: 'Warning',
  success: 'Success',
  error: 'Error',
  contents: 'Contents',
  onThisPage: 'On this page',
  footnotes: 'Footnotes',
  footnote: 'Footnote {n}',
  backToReference: 'Back to reference {n}',
  table: 'Table {n}',
  done: 'Done',
  notDone: 'Not done',
  tabs: 'Tabs',
  newerPosts: 'Newer posts',
  olderPosts: 'Older posts',
  pages: 'Pages',
  pageOf: 'Page {page} of {pages}',
  more: '{n} more',
  years: 'Years',
  noPosts: 'No posts.',
};

const da: Words = {
  info: 'Bemærk',
  warning: 'Advarsel',
  success: 'Succes',
  error: 'Fejl',
  contents: 'Indhold',
  onThisPage: 'På denne side',
  footnotes: 'Fodnoter',
  footnote: 'Fodnote {n}',
  backToReference: 'Tilbage til henvisning {n}',
  table: 'Tabel {n}',
  done: 'Udført',
  notDone: 'Ikke udført',
  tabs: 'Faner',
  newerPosts: 'Nyere indlæg',
  olderPosts: 'Ældre indlæg',
  pages: 'Sider',
  pageOf: 'Side {page} af {pages}',
  more: '{n} mere',
  years: 'År',
  noPosts: 'Ingen indlæg.',
};

const de: Words = {
  info: 'Hinweis',
  warning: 'Warnung',
  success: 'Erfolg',
  error: 'Fehler',
  contents: 'Inhalt',
  onThisPage: 'Auf dieser Seite',
  footnotes: 'Fußnoten',
  footnote: 'Fußnote {n}',
  backToReference: 'Zurück zu Verweis {n}',
  table: 'Tabelle {n}',
  done: 'Erledigt',
  notDone: 'Nicht erledigt',
  tabs: 'Reiter',
  newerPosts: 'Neuere Beiträge',
  olderPosts: 'Ältere Beiträge',
  pages: 'Seiten',
  pageOf: 'Seite {page} von {pages}',
  more: '{n} weitere',
  years: 'Jahre',
  noPosts: 'Keine Beiträge.',
};

const es: Words = {
  info: 'Nota',
  warning: 'Advertencia',
  success: 'Éxito',
  error: 'Error',
  contents: 'Contenido',
  onThisPage: 'En esta página',
  footnotes: 'Notas al pie',
  footnote: 'Nota al pie {n}',
  backToReference: 'Volver a la referencia {n}',
  table: 'Tabla {n}',
  done: 'Hecho',
  notDone: 'Pendiente',
  tabs: 'Pestañas',
  newerPosts: 'Entradas más recientes',
  olderPosts: 'Entradas más antiguas',
  pages: 'Páginas',
  pageOf: 'Página {page} de {pages}',
  more: '{n} más',
  years: 'Años',
  noPosts: 'No hay entradas.',
};

const fi: Words = {
  info: 'Huomautus',
  warning: 'Varoitus',
  success: 'Onnistui',
  error: 'Virhe',
  contents: 'Sisältö',
  onThisPage: 'Tällä sivulla',
  footnotes: 'Alaviitteet',
  footnote: 'Alaviite {n}',
  backToReference: 'Takaisin viittaukseen {n}',
  table: 'Taulukko {n}',
  done: 'Tehty',
  notDone: 'Tekemättä',
  tabs: 'Välilehdet',
  newerPosts: 'Uudemmat kirjoitukset',
  olderPosts: 'Vanhemmat kirjoitukset',
  pages: 'Sivut',
  pageOf: 'Sivu {page}/{pages}',
  more: '{n} lisää',
  years: 'Vuodet',
  noPosts: 'Ei kirjoituksia.',
};

const fr: Words = {
  info: 'Remarque',
  warning: 'Avertissement',
  success: 'Succès',
  error: 'Erreur',
  contents: 'Sommaire',
  onThisPage: 'Sur cette page',
  footnotes: 'Notes',
  footnote: 'Note {n}',
  backToReference: 'Retour à la référence {n}',
  table: 'Tableau {n}',
  done: 'Fait',
  notDone: 'À faire',
  tabs: 'Onglets',
  newerPosts: 'Articles plus récents',
  olderPosts: 'Articles plus anciens',
  pages: 'Pages',
  pageOf: 'Page {page} sur {pages}',
  more: '{n} de plus',
  years: 'Années',
  noPosts: 'Aucun article.',
};

const it: Words = {
  info: 'Nota',
  warning: 'Avviso',
  success: 'Riuscito',
  error: 'Errore',
  contents: 'Indice',
  onThisPage: 'In questa pagina',
  footnotes: 'Note',
  footnote: 'Nota {n}',
  backToReference: 'Torna al riferimento {n}',
  table: 'Tabella {n}',
  done: 'Fatto',
  notDone: 'Da fare',
  tabs: 'Schede',
  newerPosts: 'Articoli più recenti',
  olderPosts: 'Articoli meno recenti',
  pages: 'Pagine',
  pageOf: 'Pagina {page} di {pages}',
  more: 'Altri {n}',
  years: 'Anni',
  noPosts: 'Nessun articolo.',
};

const nb: Words = {
  info: 'Merk',
  warning: 'Advarsel',
  success: 'Vellykket',
  error: 'Feil',
  contents: 'Innhold',
  onThisPage: 'På denne siden',
  footnotes: 'Fotnoter',
  footnote: 'Fotnote {n}',
  backToReference: 'Tilbake til henvisning {n}',
  table: 'Tabell {n}',
  done: 'Utført',
  notDone: 'Ikke utført',
  tabs: 'Faner',
  newerPosts: 'Nyere innlegg',
  olderPosts: 'Eldre innlegg',
  pages: 'Sider',
  pageOf: 'Side {page} av {pages}',
  more: '{n} til',
  years: 'År',
  noPosts: 'Ingen innlegg.',
};

const nl: Words = {
  info: 'Opmerking',
  warning: 'Waarschuwing',
  success: 'Gelukt',
  error: 'Fout',
  contents: 'Inhoud',
  onThisPage: 'Op deze pagina',
  footnotes: 'Voetnoten',
  footnote: 'Voetnoot {n}',
  backToReference: 'Terug naar verwijzing {n}',
  table: 'Tabel {n}',
  done: 'Gedaan',
  notDone: 'Niet gedaan',
  tabs: 'Tabbladen',
  newerPosts: 'Nieuwere berichten',
  olderPosts: 'Oudere berichten',
  pages: 'Pagina’s',
  pageOf: 'Pagina {page} van {pages}',
  more: 'Nog {n}',
  years: 'Jaren',
  noPosts: 'Geen berichten.',
};

const pl: Words = {
  info: 'Uwaga',
  warning: 'Ostrzeżenie',
  success: 'Powodzenie',
  error: 'Błąd',
  contents: 'Spis treści',
  onThisPage: 'Na tej stronie',
  footnotes: 'Przypisy',
  footnote: 'Przypis {n}',
  backToReference: 'Wróć do odwołania {n}',
  table: 'Tabela {n}',
  done: 'Zrobione',
  notDone: 'Niezrobione',
  tabs: 'Karty',
  newerPosts: 'Nowsze wpisy',
  olderPosts: 'Starsze wpisy',
  pages: 'Strony',
  pageOf: 'Strona {page} z {pages}',
  more: 'Jeszcze {n}',
  years: 'Lata',
  noPosts: 'Brak wpisów.',
};

const pt: Words = {
  info: 'Nota',
  warning: 'Aviso',
  success: 'Sucesso',
  error: 'Erro',
  contents: 'Índice',
  onThisPage: 'Nesta página',
  footnotes: 'Notas de rodapé',
  footnote: 'Nota de rodapé {n}',
  backToReference: 'Voltar à referência {n}',
  table: 'Tabela {n}',
  done: 'Feito',
  notDone: 'Por fazer',
  tabs: 'Separadores',
  newerPosts: 'Artigos mais recentes',
  olderPosts: 'Artigos mais antigos',
  pages: 'Páginas',
  pageOf: 'Página {page} de {pages}',
  more: 'Mais {n}',
  years: 'Anos',
  noPosts: 'Nenhum artigo.',
};

const sv: Words = {
  info: 'Obs',
  warning: 'Varning',
  success: 'Klart',
  error: 'Fel',
  contents: 'Innehåll',
  onThisPage: 'På den här sidan',
  footnotes: 'Fotnoter',
  footnote: 'Fotnot {n}',
  backToReference: 'Tillbaka till hänvisning {n}',
  table: 'Tabell {n}',
  done: 'Klar',
  notDone: 'Inte klar',
  tabs: 'Flikar',
  newerPosts: 'Nyare inlägg',
  olderPosts: 'Äldre inlägg',
  pages: 'Sidor',
  pageOf: 'Sida {page} av {pages}',
  more: '{n} till',
  years: 'År',
  noPosts: 'Inga inlägg.',
};

/** Norwegian's other codes are answered with Bokmål, which their readers know. */
const LANGUAGES: ReadonlyMap<string, Words> = new Map(
  Object.entries({ en, ar, da, de, es, fa, fi, fr, he, it, nb, nn: nb, no: nb, nl, pl, pt, sv }),
);

/** The words for a BCP 47 tag, by its primary subtag; English where we have none. */
export function wordsFor(language: string): Words {
  const [subtag = ''] = language.toLowerCase().split(/[-_]/, 1);
  return LANGUAGES.get(subtag) ?? en;
}

/** A phrase with its places filled in. */
export function fill(phrase: string, values: Readonly<Record<string, number>>): string {
  return phrase.replace(/\{(\w+)\}/g, (place, name: string) => {
    return Object.hasOwn(values, name) ? String(values[name]) : place;
  });
}
