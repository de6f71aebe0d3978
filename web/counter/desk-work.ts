import type { FastifyRequest } from 'fastify'
import type { Door } from '#http/door.ts'
import { versionOf } from '#http/names.ts'
import { read } from '#http/work.ts'
import { findDossiers, listDossiers, soonUntil, type Dossier } from '#modules/dossiers'
import { listLine, listQueueServices, readQueue, type QueueService, type WaitingNumber } from '#modules/queue'
import { recordLook, type Post } from '#modules/record'
import type { Text } from '#platform/text.ts'
import type { Reader } from '../serve.ts'
import { readOwnDesk } from './own-desk.ts'

/** One of a dossier's three persons, and by which digits a desk knows him. */
export type Receiver = {
  readonly to: 'principal' | 'filer' | 'proxy'
  readonly name: string
  /** The last four digits of his personal number; null where the dossier has none. */
  readonly tail: string | null
}

/** A result that is ready at this point: what a desk compares before it hands it over. */
export type ReadyResult = {
  readonly code: string
  readonly procedure: Text
  /** The number on the paper; null where the result is none that was signed here. */
  readonly number: string | null
  readonly receivers: readonly Receiver[]
  /** What is still to be paid before it is handed over, in đồng. */
  readonly owed: number
}

/** Today's work as it stood when the line was last there. */
export type DeskWork = {
  readonly queue: {
    readonly waiting: number
    /** The number each desk has. */
    readonly desks: readonly string[]
    /** Who waits, the next first. */
    readonly line: readonly WaitingNumber[]
    readonly services: readonly QueueService[]
    /** At which desk this officer sits. */
    readonly own: string | null
  }
  readonly results: readonly ReadyResult[]
}

/** So many results are kept on a desk at most: those that were due first. */
const MOST_RESULTS = 200

/** Reads what of today's work a desk keeps. */
export async function readDeskWork(
  door: Door,
  request: FastifyRequest,
  { reader, post }: { reader: Reader; post: Post },
): Promise<DeskWork> {
  const sql = door.house.app
  const { unit_id } = post
  const [queue, line, services, { own }, results] = await Promise.all([
    readQueue(sql, unit_id, reader.now),
    listLine(sql, unit_id, reader.now),
    listQueueServices(sql),
    readOwnDesk(sql, request, reader),
    readReady(door, reader),
  ])
  const desks = queue.desks.flatMap(({ number, label }) => (label ? [`${number}: ${label}`] : []))
  return {
    queue: { waiting: queue.waiting, desks, line, services, own: own?.id ?? null },
    results,
  }
}

/** The results ready at the officer's point; that they were read is in the log. */
function readReady(door: Door, { actor, now }: Reader): Promise<ReadyResult[]> {
  return read(door, actor, async (trx) => {
    const { items } = await listDossiers(trx, {
      ...{ view: 'to_hand_over', actor, now, soon_until: soonUntil(now), limit: MOST_RESULTS },
    })
    if (items.length === 0) return []
    const found = await findDossiers(
      { trx, actor },
      items.map(({ code }) => code),
    )
    await recordLook(
      { trx, actor, now },
      'list',
      found.map(({ id }) => id),
    )
    return Promise.all(
      found.map(async (dossier) => ({
        code: dossier.code,
        procedure: (await versionOf(trx, dossier.procedure_version_id)).definition.short_name,
        number: dossier.decision?.signature?.number ?? null,
        receivers: receiversOf(dossier),
        owed: dossier.money === 'due' ? dossier.fee_due - dossier.fee_paid : 0,
      })),
    )
  })
}

/** One person who is two of the three stands once. */
function receiversOf({ persons: { principal, filer, proxy } }: Dossier): Receiver[] {
  const all = [
    { to: 'principal' as const, who: principal },
    { to: 'filer' as const, who: filer },
    ...(proxy ? [{ to: 'proxy' as const, who: proxy }] : []),
  ].map(({ to, who }) => ({ to, name: who.full_name, tail: who.personal_number?.slice(-4) ?? null }))
  return all.filter(
    (one, place) => all.findIndex(({ name, tail }) => name === one.name && tail === one.tail) === place,
  )
}
