/** A text a user meets: Vietnamese first, English second. */
export type Text = { readonly vi: string; readonly en: string }
export type Language = keyof Text

/** Picks the language of a text. */
export function say(text: Text, language: Language): string {
  return text[language]
}

/** Vietnamese without accents, đ as d, in lower case; signs and blanks stay. */
export function unaccented(text: string): string {
  return text
    .normalize('NFD')
    .replace(/\p{Mn}/gu, '')
    .replace(/[đĐ]/g, 'd')
    .toLowerCase()
}

/**
 * Folds Vietnamese for search: no accents, đ as d, lower case, single spaces.
 * The same rule runs in PostgreSQL over a stored folded column, never at query time.
 */
export function fold(text: string): string {
  return unaccented(text)
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim()
}

/** Lower-case words joined by hyphens, for addresses people see: "Cầu Giấy" → "cau-giay". */
export function slug(text: string): string {
  return fold(text).replaceAll(' ', '-')
}
