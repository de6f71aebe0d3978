import type { WaitingNumber } from '#modules/queue'
import type { DeskData } from '../../counter/desk-data.ts'
import { takeNext } from './lease.ts'
import { lineOf, type Called, type LineHere } from './line-of.ts'
import { addItem, listItems, type Item } from './outbox.ts'
import { sealTo } from './seal.ts'
import { changeKept, onShelf } from './store.ts'
import { houseNow } from './vault.ts'

/** Gives the next number for a service, seals it to the house and keeps it for sending; null where no number is left. */
export async function drawHere(
  data: DeskData,
  asked: { readonly service: string; readonly priority: string },
): Promise<string | null> {
  const next = await takeNext('numbers', houseNow())
  if (next === null) return null
  const { code: label, at: taken_at } = next
  const { service, priority } = asked
  const ticket = { label, service, taken_at, ...(priority ? { priority } : {}) }
  await keep(
    data,
    { ticket },
    { kind: 'ticket', code: label, taken_at, number: { service, is_first: priority !== '' } },
  )
  return label
}

/** The line as this desk knows it. */
export async function lineHere(data: DeskData): Promise<LineHere> {
  const [items, called = null] = await Promise.all([listItems(), calledHere()])
  return lineOf(data, items, called)
}

/** Calls a number to this desk; one at a time. */
export function callHere(number: WaitingNumber): Promise<boolean> {
  const { id, label, service, is_first } = number
  return changeKept<Called, boolean>('called', (before) =>
    before
      ? { next: undefined, answer: false }
      : { next: { id, label, service, is_first, called_at: houseNow() }, answer: true },
  )
}

/** Ends what the desk serves: done, or called in vain; sealed and kept for sending. */
export async function endHere(data: DeskData, outcome: 'done' | 'no_show'): Promise<void> {
  const called = await calledHere()
  if (!called) return
  const { id: ticket, label, called_at } = called
  const ended_at = houseNow()
  const { own } = data.queue
  const visit = { ticket, label, called_at, ended_at, outcome, ...(own ? { desk: own } : {}) }
  // After a crash between the two the visit is there already.
  const isKept = (await listItems()).some((one) => one.kind === 'visit' && one.ticket === ticket)
  if (!isKept) await keep(data, { visit }, { kind: 'visit', code: label, taken_at: ended_at, ticket })
  await onShelf('kept', 'readwrite', (store) => store.delete('called'))
}

function calledHere(): Promise<Called | undefined> {
  return onShelf<Called | undefined>('kept', 'readonly', (store) => store.get('called'))
}

async function keep(
  data: DeskData,
  what: object,
  item: Pick<Item, 'kind' | 'code' | 'taken_at' | 'number' | 'ticket'>,
): Promise<void> {
  const id = crypto.randomUUID()
  const sealed = await sealTo(data.seal, id, { taken_by: data.officer.id, ...what })
  await addItem({ ...item, item: id, cash: 0, sealed, state: 'waiting' })
}
