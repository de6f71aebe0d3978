import { sayHere } from '../define.ts'
import { listItems, putItem, type Item } from './outbox.ts'
import { dropScan } from './pieces.ts'
import { houseNow, openData } from './vault.ts'

const SHORTEST_REASON = 5

/** Does what was pressed in the queue; answers words where it cannot, null where it is done. */
export async function actOnItem(pressed: string, fields: FormData): Promise<string | null> {
  const id = fields.get('item')
  const one = (await listItems()).find(({ item }) => item === id)
  if (!one) return null
  const { reason: _reason, refusal: _refusal, ...rest } = one
  // Where the house lacks pieces, all of them go again.
  const anew = one.refusal === 'pieces_missing' ? { sent_pieces: 0 } : {}
  if (pressed === 'retry') await putItem({ ...rest, ...anew, state: 'waiting' })
  if (pressed === 'reviewed') await putItem({ ...rest, state: 'waiting', reviewed: true })
  const typed = fields.get(`ly_do_${one.item}`)
  return pressed === 'discard' ? discard(one, typeof typed === 'string' ? typed : '') : null
}

/** Notes that a provisional slip was given. */
export async function noteCash(id: string, cash: number): Promise<void> {
  const one = (await listItems()).find(({ item }) => item === id)
  if (one) await putItem({ ...one, cash })
}

async function discard(one: Item, typed: string): Promise<string | null> {
  const reason = typed.trim()
  if (reason.length < SHORTEST_REASON)
    return sayHere({ vi: 'Ghi lý do bỏ, ít nhất 5 chữ cái.', en: 'Say why, in at least 5 letters.' })
  const desk = (await openData().catch(() => null))?.queue.own
  const told = { discarded_at: houseNow(), ...(desk ? { desk } : {}) }
  const isOver = { ...told, state: 'discarded' as const, sealed: null, reason }
  await putItem({ ...one, ...isOver })
  if (one.kind === 'scan') await dropScan(one.item)
  if (one.kind !== 'intake') return null
  // What was scanned for a dossier is discarded with it.
  for (const scan of await listItems()) {
    const isIts = scan.kind === 'scan' && scan.code === one.code
    if (!isIts || (scan.state !== 'waiting' && scan.state !== 'refused')) continue
    await putItem({ ...scan, ...isOver })
    await dropScan(scan.item)
  }
  return null
}
