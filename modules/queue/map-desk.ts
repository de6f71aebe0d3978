import { Type, type Static } from 'typebox'
import { listDesks, mayKeepDesks } from '#modules/directory'
import { once, recordEvent, type Work } from '#modules/record'
import { dayOf } from '#platform/dates.ts'
import { forbidden, notFound } from '#platform/refusal.ts'
import { getQueueService } from './queue-services.ts'

export const MapInput = Type.Object(
  { services: Type.Array(Type.String({ maxLength: 40 }), { maxItems: 26, uniqueItems: true }) },
  { additionalProperties: false },
)
export type MapInput = Static<typeof MapInput>

/** Xếp dịch vụ cho quầy: from now the desk calls these services only; none named, it calls every one. */
export function mapDesk(
  work: Work,
  id: string,
  { services }: MapInput,
): Promise<{ id: string; services: string[] }> {
  return once(work, async () => {
    const { trx, actor, now } = work
    const [desk] = await listDesks(trx, { desk: id, on: dayOf(now) })
    if (!desk) {
      throw notFound('desk', { vi: 'Không có quầy này hôm nay.', en: 'There is no such desk today.' })
    }
    if (!mayKeepDesks(actor, desk.unit_id)) {
      throw forbidden('not_your_desks', {
        vi: 'Dịch vụ của quầy do quản trị của đơn vị, phụ trách điểm phục vụ hoặc quản trị thành phố xếp.',
        en: 'The services of a desk are set by the unit’s administrator, the leader of its point or the city’s.',
      })
    }
    const keys = []
    for (const service of services) keys.push((await getQueueService(trx, service)).key)
    await trx`delete from desk_services where desk_id = ${id}`
    if (keys.length > 0)
      await trx`insert into desk_services ${trx(keys.map((service) => ({ desk_id: id, service })))}`
    await recordEvent(work, {
      ...{ module: 'queue', noun: 'desk', noun_id: id, noun_version: 1, act: 'map_desk' },
      ...{ agency_id: desk.agency_id, unit_id: desk.unit_id, data: { services: keys } },
    })
    return { id, services: keys }
  })
}
