import type { FastifyReply, FastifyRequest } from 'fastify'
import { touchedBy, touchedCsv } from '#http/calendar-changes.ts'
import type { Door } from '#http/door.ts'
import { read } from '#http/work.ts'
import { keeperOf } from './keeper.ts'
import { sendCsv } from '../../send-csv.ts'

type ByNumber = { Params: { owner: string; number: number } }

/** Every dossier a saved calendar would have touched, for a spreadsheet. */
export async function touchedFile(
  door: Door,
  { request, reply }: { request: FastifyRequest<ByNumber>; reply: FastifyReply },
): Promise<FastifyReply> {
  const { actor, language } = await keeperOf(door, request)
  const { owner, number } = request.params
  const csv = await read(door, actor, async (trx, now) => {
    const touched = await touchedBy(trx, { owner, number, actor }, { take: Number.MAX_SAFE_INTEGER })
    return touchedCsv(trx, touched, { now, language })
  })
  return sendCsv(reply, `ho-so-${owner}-${number}.csv`, csv)
}
