import type { FastifyInstance } from 'fastify'
import type { Door } from '#http/door.ts'
import { readerWith, sendPage } from '../serve.ts'
import { AdminHomePage } from './admin-home-page.tsx'
import { ADMIN } from './admin-roles.ts'

/** The administrator's pages, wired in plain sight. */
export function adminPages(app: FastifyInstance, door: Door): void {
  app.get('/quan-tri', async (request, reply) => {
    const { view } = await readerWith(door, request, ADMIN)
    return sendPage(reply, AdminHomePage({ view }))
  })
}
