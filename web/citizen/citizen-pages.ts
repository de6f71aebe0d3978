import type { FastifyInstance } from 'fastify'
import type { Door } from '#http/door.ts'
import { checkPages } from './check-page.tsx'
import { directoryPages } from './directory/directory-pages.ts'
import { dossierPages } from './dossiers/dossier-pages.ts'
import { filingPages } from './filing/filing-pages.ts'
import { homePages } from './home-page.tsx'
import { procedurePages } from './procedure-pages.ts'
import { trackingPages } from './tracking-pages.ts'
import { wherePages } from './where-pages.ts'

/** The pages of residents, wired in plain sight. */
export function citizenPages(app: FastifyInstance, door: Door): void {
  homePages(app, door)
  procedurePages(app, door)
  wherePages(app, door)
  directoryPages(app, door)
  trackingPages(app, door)
  checkPages(app, door)
  filingPages(app, door)
  dossierPages(app, door)
}
