/** What the audit reads in a page's HTML: scripts that got in, and the names of the fields of its forms. */

/** Does an HTML text hold one of the scripts as markup? As text its marks are written `&lt;` and `&quot;`. */
export function isScriptIn(body: string): boolean {
  if (!body.includes('haicapRan') || !/^\s*<!doctype html/i.test(body)) return false
  if (/(href|src|action)="\s*javascript:haicapRan/i.test(body)) return true
  return /<script[^>]*>\s*haicapRan|<[^>]*\bon\w+=["']?haicapRan/i.test(body.replaceAll(/="[^"]*"/g, ''))
}

/** The names of the fields a page's forms have. */
export function fieldsIn(body: string): string[] {
  return [...body.matchAll(/<(?:input|select|textarea)\b[^>]*\bname="([^"]+)"/g)].map(([, name = '']) => name)
}

/** The forms of a page that send files: where each goes to (empty: to the page itself), and its fields of files. */
export function fileFormsIn(body: string): { readonly action: string; readonly fields: string[] }[] {
  return [...body.matchAll(/<form\b([^>]*multipart\/form-data[^>]*)>(.*?)<\/form>/gs)].map(
    ([, head = '', inside = '']) => ({
      action: /\baction="([^"]*)"/.exec(head)?.[1] ?? '',
      fields: [...inside.matchAll(/<input\b[^>]*>/g)]
        .filter(([input]) => input.includes('type="file"'))
        .flatMap(([input]) => /\bname="([^"]+)"/.exec(input)?.[1] ?? []),
    }),
  )
}
