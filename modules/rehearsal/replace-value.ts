import type { StandIns } from './stand-ins.ts'

/** What a value is replaced with, by the name of the field it stands under. */
export type Replacing = { readonly standIns: StandIns; readonly names: ReadonlySet<string> }

/** `isOwn` where a resident wrote it, `isCase` where it is told of a case: words of their own go as well. */
type Whose = { readonly isOwn: boolean; readonly isCase: boolean }

const NAMES = /^(full_name|holder_name|payer_name)$/
const ADDRESSES = /(^|_)(address|address_printed|street|residence)($|_)/
/** What says who an organisation is, and what a machine reads: left as it is. */
const KEPT = /(^|_)(id|ids|code|key|sha256|digest|tax_code|at|on|number_pattern)$/
const BIRTHS = /^(born_on|birth_on)$/
/** What an officer says of a case in words of his own. */
const SAID = /^(summary|question|answer|reason|note|opinion|guidance|explanation)$/
/** What stands for words of one's own. */
const WORDS = 'Nội dung diễn tập'

/** Replaces what is personal in a JSON value. */
export function replaceValue(value: unknown, field: string, replacing: Replacing & Whose): unknown {
  if (Array.isArray(value)) return value.map((one) => replaceValue(one, field, replacing))
  if (typeof value === 'object' && value !== null) {
    return Object.fromEntries(
      Object.entries(value).map(([name, one]) => [name, replaceValue(one, name, replacing)]),
    )
  }
  return typeof value === 'string' ? replaceString(value, field, replacing) : value
}

function replaceString(
  value: string,
  field: string,
  { standIns, names, isOwn, isCase }: Replacing & Whose,
): string {
  if (value === '') return value
  if (NAMES.test(field)) return standIns.name(value)
  if (ADDRESSES.test(field) && /\s/.test(value)) return standIns.address(value)
  if (BIRTHS.test(field)) return standIns.birth(value)
  if (KEPT.test(field) && !/^\d{12}$/.test(value)) return value
  if (names.has(value)) return standIns.name(value)
  const replaced = standIns.text(value, names)
  const isSaid = isOwn || (isCase && SAID.test(field))
  return isSaid && replaced === value && /\s/.test(value) ? WORDS : replaced
}
