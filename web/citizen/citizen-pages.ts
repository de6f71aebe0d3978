import type { FastifyInstance } from 'fastify'
import type { Door } from '#http/door.ts'
import { homePages } from './home-page.tsx'
import { procedurePages } from './procedure-pages.ts'
import { wherePages } from './where-pages.ts'

/** The pages of residents, wired in plain sight. */
export function citizenPages(app: FastifyInstance, door: Door): void {
  homePages(app, door)
  procedurePages(app, door)
  wherePages(app, door)
}
