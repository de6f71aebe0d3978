import type { DeskData } from '../../counter/desk-data.ts'
import type { ReadyResult } from '../../counter/desk-work.ts'
import { receiptOf } from '../../custody/receipt-fields.tsx'
import type { FieldError } from '#platform/refusal.ts'
import type { Text } from '#platform/text.ts'
import { WRONG } from './hand-over-words.ts'
import { addItem, listItems } from './outbox.ts'
import { sealTo } from './seal.ts'
import { houseNow } from './vault.ts'

/** What stands in the form of a hand-over, by its fields. */
export type TypedHandOver = Readonly<Record<string, string>>

/** How a hand-over stands on the screen. */
export type HandOverState = {
  /** The code asked for; empty at first. */
  readonly code: string
  readonly typed: TypedHandOver
  readonly errors: readonly FieldError[]
  /** It was recorded now, or before on this machine. */
  readonly done: 'now' | 'before' | null
}

/** Finds a ready result by its code as a scanner types it; null where this desk knows none. */
export function findReady({ results }: DeskData, code: string): ReadyResult | null {
  return results.find((one) => one.code === code.trim().toUpperCase()) ?? null
}

/** What is wrong with a hand-over, by the same rules as the house's where this desk knows the result. */
export function judgeHandOver(typed: TypedHandOver, ready: ReadyResult | null): FieldError[] {
  const of = (name: string) => typed[name] ?? ''
  const errors: FieldError[] = []
  const wrong = (field: string, message: Text) => errors.push({ field, message })
  const receiver = ready?.receivers.find(({ to }) => to === of('to'))
  if (!of('identity')) wrong('identity', WRONG.identity)
  if (!of('signed')) wrong('signed', WRONG.signed)
  if (of('signed') === 'drawn' && (of('strokes').match(/L/g) ?? []).length < 2)
    wrong('signed', WRONG.unsigned)
  if (of('identity') !== 'other' && (receiver ? receiver.tail !== null : true)) {
    if (!/^[0-9]{4}$/.test(of('tail'))) wrong('tail', WRONG.tail)
    else if (receiver?.tail && receiver.tail !== of('tail')) wrong('tail', WRONG.other_tail)
  }
  if (of('paper') === '' && ready?.number !== null) wrong('paper', WRONG.paper)
  if (ready && ready.owed > 0 && of('cash') !== 'yes') wrong('cash', WRONG.unpaid)
  const number = /^(\d{1,7})(\/\d{4})?$/.exec(of('paper').replace(/\/[^\d].*$/, ''))
  if (number && ready?.number && !isSameNumber(number[0], ready.number)) wrong('paper', WRONG.other_paper)
  return errors
}

/** The number as typed, with or without its year. */
function isSameNumber(typed: string, number: string): boolean {
  const [[said, year], [own, ownYear]] = [typed.split('/'), number.split('/')]
  return Number(said) === Number(own) && (year === undefined || year === ownYear)
}

/** Whether this browser has recorded a hand-over of this code that still stands. */
export async function isHandedHere(code: string): Promise<boolean> {
  const items = await listItems()
  return items.some((one) => one.kind === 'hand_over' && one.code === code && one.state !== 'discarded')
}

/** Seals a hand-over to the house and keeps it for sending. */
export async function handOverHere(data: DeskData, code: string, typed: TypedHandOver): Promise<void> {
  const cash = findReady(data, code)?.owed ?? 0
  const handed_at = houseNow()
  const receipt = receiptOf((name) => typed[name] ?? '')
  const { paper = '', to = 'principal' } = typed
  const delivery = { to, way: 'counter', ...(paper ? { paper } : {}), ...(receipt ? { receipt } : {}) }
  const id = crypto.randomUUID()
  const inside = { taken_by: data.officer.id, hand_over: { code, handed_at, delivery } }
  const sealed = await sealTo(data.seal, id, inside)
  await addItem({ item: id, kind: 'hand_over', code, taken_at: handed_at, cash, sealed, state: 'waiting' })
}
