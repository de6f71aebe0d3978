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
