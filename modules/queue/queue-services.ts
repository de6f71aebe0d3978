import { readFile } from 'node:fs/promises'
import { Type, type Static } from 'typebox'
import { Value } from 'typebox/value'
import type { Reader } from '#platform/database.ts'
import { invalid } from '#platform/refusal.ts'

/** Dịch vụ lấy số: what one takes a number for. */
export const QueueService = Type.Object({
  key: Type.String(),
  letter: Type.String(),
  name_vi: Type.String(),
  name_en: Type.String(),
  minutes: Type.Integer(),
})
export type QueueService = Static<typeof QueueService>

const File = Type.Object({ note: Type.String(), services: Type.Array(QueueService) })

/** Loads the services; those already there stay as they are. */
export async function loadQueueServices(owner: Reader, path: string): Promise<void> {
  const { services } = Value.Parse(File, JSON.parse(await readFile(path, 'utf8')))
  const rows = services.map((service, position) => ({ ...service, position }))
  await owner`
    insert into queue_services
    select * from jsonb_populate_recordset(null::queue_services, ${owner.json(rows)}) on conflict do nothing`
}

/** Every service, in the order in which people are shown them. */
export async function listQueueServices(sql: Reader): Promise<QueueService[]> {
  return await sql<QueueService[]>`
    select key, letter, name_vi, name_en, minutes from queue_services order by position`
}

/** The service of this key; refuses where there is none. */
export async function getQueueService(sql: Reader, key: string): Promise<QueueService> {
  const services = await listQueueServices(sql)
  const found = services.find((one) => one.key === key)
  if (found) return found
  const names = services.map((one) => one.name_vi).join('; ')
  const message = { vi: `Hãy chọn một trong: ${names}.`, en: 'Choose one of the services listed.' }
  throw invalid('queue_service', message, [{ field: 'service', message }])
}
