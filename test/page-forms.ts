/** Forms of pages as people without a script use them: found by their address, filled in, sent as fields. */
import assert from 'node:assert/strict'
import type { LightMyRequestResponse } from 'fastify'
import type { Caller } from './serving.ts'

type Fields = Readonly<Record<string, string>>

/** The addresses that the forms of a page post to. */
export function formActions(html: string): string[] {
  return [...html.matchAll(/<form\b[^>]*\baction="([^"]+)"/g)].map(([, action]) => action ?? '')
}

/** What a form sends when nothing is touched: hidden and typed values, chosen options and boxes. */
export function formFields(html: string, action: string): Record<string, string> {
  const form = html.split(/<form\b/).find((part) => part.includes(`action="${action}"`)) ?? ''
  assert.ok(form, `the page has no form to ${action}`)
  const inside = form.slice(0, form.indexOf('</form>'))
  const fields: Record<string, string> = {}
  for (const [tag] of inside.matchAll(/<input\b[^>]*>/g)) {
    const name = attribute(tag, 'name')
    const isBox = /type="(radio|checkbox)"/.test(tag)
    if (name && !/type="file"/.test(tag) && (!isBox || /\bchecked\b/.test(tag)))
      fields[name] = attribute(tag, 'value')
  }
  for (const [, tag = '', text = ''] of inside.matchAll(/<textarea\b([^>]*)>([^<]*)/g)) {
    fields[attribute(tag, 'name')] = text
  }
  for (const [, tag = '', options = ''] of inside.matchAll(/<select\b([^>]*)>(.*?)<\/select>/gs)) {
    const chosen = /<option[^>]*\bselected\b[^>]*>/.exec(options)?.[0] ?? ''
    fields[attribute(tag, 'name')] = attribute(chosen, 'value')
  }
  return fields
}

/** What a list of a page lets one choose. */
export function choicesOf(html: string, name: string): string[] {
  const list = new RegExp(`<select\\b[^>]*\\bname="${name}"[^>]*>(.*?)</select>`, 's').exec(html)?.[1] ?? ''
  return [...list.matchAll(/<option[^>]*>/g)].map(([tag]) => attribute(tag, 'value')).filter(Boolean)
}

/** What the marks (radio buttons) of one name stand for, the empty answer too. */
export function marksOf(html: string, name: string): string[] {
  const inputs = [...html.matchAll(/<input\b[^>]*\btype="radio"[^>]*>/g)].map(([tag]) => tag)
  return inputs.filter((tag) => attribute(tag, 'name') === name).map((tag) => attribute(tag, 'value'))
}

function attribute(tag: string, name: string): string {
  const written = new RegExp(`\\b${name}="([^"]*)"`).exec(tag)?.[1] ?? ''
  return written.replaceAll('&quot;', '"').replaceAll('&lt;', '<').replaceAll('&amp;', '&')
}

/** Sends fields as a form does. */
export function sendForm(who: Caller, url: string, fields: Fields): Promise<LightMyRequestResponse> {
  return who.send({
    method: 'POST',
    url,
    payload: new URLSearchParams(fields).toString(),
    headers: { 'content-type': 'application/x-www-form-urlencoded' },
  })
}

/** Opens a page, fills in its form to `action` and sends it. */
export async function fillIn(
  who: Caller,
  page: string,
  { action, fields = {} }: { action: string; fields?: Fields },
): Promise<LightMyRequestResponse> {
  const shown = await who.get(page)
  assert.equal(shown.statusCode, 200, shown.body.slice(0, 500))
  return sendForm(who, action, { ...formFields(shown.body, action), ...fields })
}

type SentFile = { readonly name: string; readonly content: Buffer }

/** Sends a form with files as a browser without a script does. */
export function sendFiles(
  who: Caller,
  url: string,
  sent: { fields: Fields; files: Readonly<Record<string, SentFile | readonly SentFile[]>> },
): Promise<LightMyRequestResponse> {
  const line = '----ranh-gioi'
  const parts: Buffer[] = []
  for (const [name, value] of Object.entries(sent.fields)) {
    parts.push(Buffer.from(`--${line}\r\nContent-Disposition: form-data; name="${name}"\r\n\r\n${value}\r\n`))
  }
  const files = Object.entries(sent.files).flatMap(([name, some]) =>
    [some].flat().map((file) => [name, file] as const),
  )
  for (const [name, file] of files) {
    const head = `Content-Disposition: form-data; name="${name}"; filename="${file.name}"`
    parts.push(Buffer.from(`--${line}\r\n${head}\r\nContent-Type: application/octet-stream\r\n\r\n`))
    parts.push(file.content, Buffer.from('\r\n'))
  }
  const payload = Buffer.concat([...parts, Buffer.from(`--${line}--\r\n`)])
  const headers = { 'content-type': `multipart/form-data; boundary=${line}` }
  return who.send({ method: 'POST', url, payload, headers })
}

/** Every address a page leads to or sends to. */
export function addressesIn(html: string): string[] {
  const found = html.matchAll(/\b(?:href|action|src|formaction)="([^"]*)"/g)
  return [...found].map(([, address = '']) => address.replaceAll('&amp;', '&'))
}

/** The words of a page's headings; those that say they are in another language are left out. */
export function headingsIn(html: string): string[] {
  const found = html.matchAll(/<(h[1-3]|legend|summary)\b([^>]*)>(.*?)<\/\1>/gs)
  return [...found].flatMap(([, , attributes = '', words = '']) =>
    attributes.includes('lang=')
      ? []
      : [
          words
            .replace(/<(\w+)[^>]* lang="[^>]*>.*?<\/\1>/gs, '')
            .replace(/<[^>]*>/g, ' ')
            .replace(/\s+/g, ' ')
            .trim(),
        ],
  )
}
