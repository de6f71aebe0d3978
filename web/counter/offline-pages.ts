import type { FastifyInstance, FastifyReply } from 'fastify'
import type { Door } from '#http/door.ts'
import { keepsSealed } from '#http/session.ts'
import { pageLanguage } from '#http/language.ts'
import { assets } from '../assets.ts'
import { renderPage } from '../ui/index.ts'
import { makeView } from '../view.ts'
import { makeDeskData } from './desk-data.ts'
import { readDesk } from './intake-desk.ts'
import { SCAN_PATH } from './offline-path.ts'
import { OfflinePage } from './offline-page.tsx'

const PATH = '/quay/mat-mang'

/** The counter as an app that goes on without its line: its page, what it keeps, its worker and its manifest. */
export function offlinePages(app: FastifyInstance, door: Door): void {
  // Nobody's name is on it: the browser keeps it.
  for (const path of [PATH, SCAN_PATH])
    app.get(path, { schema: { hide: true } }, (request, reply) => {
      const language = pageLanguage(request)
      const view = makeView({
        language,
        path: PATH,
        audience: 'counter',
        navigation: [],
        demonstration: door.demonstration,
      })
      return reply
        .header('cache-control', 'private, no-cache')
        .type('text/html; charset=utf-8')
        .send(renderPage(OfflinePage({ view })))
    })
  app.get(`${PATH}/du-lieu`, { schema: { hide: true } }, async (request, reply) => {
    const data = await makeDeskData(door, request, await readDesk(door, request))
    keepsSealed(door, reply)
    return reply.header('cache-control', 'private, no-store').send(data)
  })
  app.get('/quay/sw.js', { schema: { hide: true } }, (_request, reply) => sendWorker(reply))
  app.get('/quay/manifest.webmanifest', { schema: { hide: true } }, (_request, reply) =>
    reply.type('application/manifest+json; charset=utf-8').send(JSON.stringify(manifest())),
  )
}

/** The worker with the names of what it keeps; it changes whenever one of them does. */
function sendWorker(reply: FastifyReply): FastifyReply {
  const { style, icon, scripts, offline, scanCode, pageScan, scanPages, files, worker } = assets()
  const fonts = [...files.keys()].filter((name) => name.endsWith('.woff2')).map((name) => `/_/assets/${name}`)
  const kept = [PATH, style, icon, scripts.counter, offline, scanCode, pageScan, scanPages, ...fonts]
  return reply
    .header('cache-control', 'no-cache')
    .type('text/javascript; charset=utf-8')
    .send(`self.KEPT=${JSON.stringify(kept)};${worker}`)
}

function manifest() {
  return {
    ...{ id: '/quay/', name: 'Quầy một cửa', short_name: 'Quầy', lang: 'vi', display: 'standalone' },
    ...{ start_url: '/quay/tiep-nhan', scope: '/quay/', theme_color: '#b3151d', background_color: '#ffffff' },
    icons: [{ src: assets().icon, sizes: 'any', type: 'image/svg+xml', purpose: 'any' }],
  }
}
