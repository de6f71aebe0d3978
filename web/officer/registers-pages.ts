import type { FastifyInstance } from 'fastify'
import type { Door } from '#http/door.ts'
import { agencyOf } from '#http/names.ts'
import { keptBy } from '#http/routes/register-books.ts'
import { read } from '#http/work.ts'
import { listRegisters } from '#modules/registers'
import { sendPage } from '../serve.ts'
import { officerReader } from './desk.ts'
import { RegistersPage } from './registers-page.tsx'

/** The registers of an officer's agencies. */
export function registersPages(app: FastifyInstance, door: Door): void {
  app.get('/can-bo/so', async (request, reply) => {
    const { view, actor } = await officerReader(door, request)
    const kept = await read(door, actor, async (trx) => {
      const found = []
      for (const agency of keptBy(actor)) {
        const { name } = await agencyOf(trx, agency)
        found.push({ agency, name, registers: await listRegisters(trx, agency) })
      }
      return found
    })
    return sendPage(reply, RegistersPage({ view, kept }))
  })
}
