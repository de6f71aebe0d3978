import { say, type Language } from '#platform/text.ts'

/** The right by which somebody signed, as the act's event keeps it: the words over the signature, and the document. */
export function authorityLines(used: unknown, language: Language): string[] {
  const { words, instrument } = Object(used)
  const { number, on } = Object(instrument)
  const isSaid = Array.isArray(words) && words.every((word) => typeof word === 'string')
  return [
    isSaid ? `${say({ vi: 'Thẩm quyền', en: 'Authority' }, language)}: ${words.join(', ')}` : '',
    typeof number === 'string' && typeof on === 'string'
      ? say(
          {
            vi: `Theo văn bản số ${number} ngày ${on.split('-').reverse().join('/')}`,
            en: `By document ${number} of ${on.split('-').reverse().join('/')}`,
          },
          language,
        )
      : '',
  ].filter(Boolean)
}
