/** One copy of a sample: the same rows under another unit, other officers, another person and the next numbers. */
import { randomUUID } from 'node:crypto'
import { personName } from '#modules/simulation'
import type { Json } from '#platform/database.ts'
import { deterministicId } from '#platform/ids.ts'
import { fold } from '#platform/text.ts'
import type { OldUnit } from './june-agencies.ts'
import { asRow, type Original, type Row, word } from './originals.ts'
import type { Sample } from './sample-dossiers.ts'

/** Numbers given so far, by register and by prefix of codes. */
export type Numbers = { readonly registers: Map<string, number>; readonly codes: Map<string, number> }

/** How many dossiers to make, from which samples, over which units. */
export type Wish = {
  readonly count: number
  readonly samples: readonly Sample[]
  readonly from: OldUnit
  readonly units: readonly OldUnit[]
  /** Of the principals of split units, how many have an address that was resolved to a unit of the plan (0 to 1). */
  readonly resolved: number
  /** The new units of each old one, by its id. */
  readonly targets: ReadonlyMap<number, readonly number[]>
  readonly told?: (done: number) => void
}

/** What one copy is made with. */
export type Copying = {
  readonly wish: Wish
  readonly unit: OldUnit
  readonly numbers: Numbers
  readonly index: number
  readonly random: () => number
}

/** The rows of one copy. */
export type Copy = {
  readonly person: Row
  readonly dossier: Row
  readonly events: readonly Row[]
  readonly entries: readonly Row[]
  readonly payments: readonly Row[]
  readonly papers: readonly Row[]
}

/** Makes the rows. */
export function copyOf(original: Original, copying: Copying): Copy {
  const { unit, wish, numbers } = copying
  const person = personOf(copying)
  const code = nextCode(word(original.dossier, 'code'), { unit, numbers, from: wish.from })
  const words = wordsFor(original, { ...copying, person, code })
  const swap = (value: Json): Json => swapped(value, words)
  const entries = original.entries.map((entry) => {
    const row = asRow(swap(entry))
    const key = `${word(row, 'agency_id')} ${word(row, 'register')} ${word(row, 'year')}`
    const number = (numbers.registers.get(key) ?? 0) + 1
    numbers.registers.set(key, number)
    return { ...row, number, was: Number(entry['number']) }
  })
  const renumber = (text: Json | undefined, register: (entry: (typeof entries)[number]) => boolean): Json => {
    const [, was = '', rest = ''] = /^(\d+)\/(.*)$/.exec(typeof text === 'string' ? text : '') ?? []
    const entry = entries.find((one) => String(one.was) === was && register(one))
    return entry ? `${entry.number}/${rest}` : (text ?? null)
  }
  const row = asRow(swap(original.dossier))
  const issued = Array.isArray(row['papers_issued']) ? row['papers_issued'] : []
  const dossier = {
    ...row,
    folded: fold(word(person, 'full_name')),
    result_number: renumber(row['result_number'], (entry) => isResult(word(entry, 'register'))),
    receipt_number: renumber(row['receipt_number'], (entry) => word(entry, 'register') === 'receipt'),
    papers_issued: issued.map((paper) => {
      const one = asRow(paper)
      const sign = word(one, 'number').split('/')[1]
      return { ...one, number: renumber(one['number'], (entry) => word(entry, 'register') === sign) }
    }),
  }
  return {
    person,
    dossier,
    events: original.events.map((event) => asRow(swap(event))),
    entries: entries.map(({ was: _was, ...entry }) => entry),
    papers: original.papers.map((paper) => ({ ...asRow(swap(paper)), id: randomUUID() })),
    payments: original.payments.map((payment) => ({
      ...asRow(swap(payment)),
      id: randomUUID(),
      receipt_number: renumber(payment['receipt_number'], (entry) => word(entry, 'register') === 'receipt'),
    })),
  }
}

const SIGNS = ['TNHS', 'HDHS', 'TCHS', 'PXL', 'TB', 'receipt', 'refund']

function isResult(register: string): boolean {
  return !SIGNS.includes(register)
}

function personOf({ index, unit, wish, random }: Copying): Row {
  const targets = wish.targets.get(unit.unit.id) ?? []
  const home = random() < wish.resolved ? (targets[Math.floor(random() * targets.length)] ?? null) : null
  const name = `june ${index}`
  return {
    id: deterministicId(`person ${name}`),
    personal_number:
      `0011${String(60 + (index % 40)).padStart(2, '0')}${String(100_000 + (index % 900_000))}`.slice(0, 12),
    full_name: personName(name),
    birth_on: '1980-05-12',
    phone: `03${String(10_000_000 + index).slice(0, 8)}`,
    address_printed: null,
    unit_id: home,
    created_at: '2025-06-01T00:00:00.000Z',
  }
}

/** `TD.H26.00004-250612-0007`: the unit's own code and the next number under it. */
function nextCode(
  sample: string,
  { unit, numbers, from }: { unit: OldUnit; numbers: Numbers; from: OldUnit },
): string {
  const prefix = sample.replace(/\d+$/, '').replace(from.unit.code, unit.unit.code)
  const number = (numbers.codes.get(prefix) ?? 0) + 1
  numbers.codes.set(prefix, number)
  return `${prefix}${String(number).padStart(4, '0')}`
}

type Words = ReadonlyMap<string | number, string | number | null>

/** Whatever of the sample's unit, officers, person and code stands in the rows, and what stands there in the copy. */
function wordsFor(
  { dossier }: Original,
  { wish, unit, person, code, random }: Copying & { person: Row; code: string },
): Words {
  const { from } = wish
  const words = new Map<string | number, string | number | null>()
  for (const agency of from.agencies) {
    const same = unit.agencies.find(({ kind }) => kind === agency.kind)
    if (same) words.set(agency.id, same.id)
  }
  for (const prefix of [
    'tiepnhan',
    'lanhdaoquay',
    'thungan',
    'chuyenvien',
    'truongphong',
    'ky',
    'ky2',
    'vanthu',
  ]) {
    const [one, other] = [`${prefix}.${from.unit.slug}`, `${prefix}.${unit.unit.slug}`]
    words.set(deterministicId(`account ${one}`), deterministicId(`account ${other}`))
    words.set(personName(one), personName(other))
  }
  const parts =
    unit.unit.kind === 'district'
      ? wish.units.filter((one) => one.unit.district?.id === unit.unit.id)
      : [unit]
  const place = parts[Math.floor(random() * parts.length)] ?? unit
  words.set(from.unit.code, place.unit.code)
  words.set(from.unit.id, unit.unit.id)
  words.set(word(dossier, 'id'), randomUUID())
  words.set(word(dossier, 'code'), code)
  words.set(word(dossier, 'principal_id'), word(person, 'id'))
  words.set(word(dossier, 'principal_name'), word(person, 'full_name'))
  words.set(word(dossier, 'tail'), word(person, 'phone').slice(-4))
  const persons = asRow(asRow(dossier['persons'] ?? {})['principal'] ?? {})
  words.set(word(persons, 'personal_number'), word(person, 'personal_number'))
  words.set(word(persons, 'phone'), word(person, 'phone'))
  return words
}

function swapped(value: Json, words: Words): Json {
  if (typeof value === 'string' || typeof value === 'number') {
    const word = words.get(value)
    return word === undefined ? value : word
  }
  if (Array.isArray(value)) return value.map((one) => swapped(one, words))
  if (value === null || typeof value !== 'object') return value
  return Object.fromEntries(Object.entries(value).map(([key, one]) => [key, swapped(one as Json, words)]))
}
