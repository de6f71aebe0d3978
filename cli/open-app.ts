import { join } from 'node:path'
import { buildApp } from '#http/app.ts'
import type { Door } from '#http/door.ts'
import type { Env } from '#platform/env.ts'
import { MOST_BYTES, openFiles } from '#platform/files.ts'
import { openInspector } from '#platform/media/inspect.ts'
import { scanAlso } from '#platform/media/virus-scanner.ts'
import { openOcr } from '#platform/ocr/ocr.ts'
import { openPdf } from '#platform/pdf.ts'
import { archiveAt, keepFile } from '#platform/wal-archive.ts'
import { HANOI } from '#web/house.ts'
import { webPages } from '#web/pages.ts'
import { openLogKey } from './log-key.ts'
import { openMirror } from './open-mirror.ts'
import { openSigning } from './open-signing.ts'
import type { Rehearsal } from './rehearsal-house.ts'

/** Other servers the house speaks to; what speaks to them is loaded only where the environment names one. */
async function openNeighbours({ mail, identity }: Env) {
  return {
    mailer: mail && (await import('#platform/mail.ts')).openMailer(mail),
    identity: identity && (await import('#platform/identity-provider.ts')).openIdentityProvider(identity),
  }
}

/** A house with its doors and pages, ready to listen. `close` ends what was opened beside the house. */
export async function openApp(
  { house, ground, env, clock }: Rehearsal,
  { demonstration, isRehearsal }: { readonly demonstration: boolean; readonly isRehearsal: boolean },
) {
  const mirror = openMirror(env, house.name)
  const [own, ocr] = [openInspector(), openOcr()]
  const inspector = env.scanner ? scanAlso(own, env.scanner) : own
  const pdf = openPdf({ layouts: join(ground.data.path, 'layouts'), isRehearsal })
  const { mailer, identity } = await openNeighbours(env)
  const close = async (): Promise<void> => {
    await Promise.all([inspector.close(), pdf.close(), ocr.close()])
    mailer?.close()
    await mirror?.close()
  }
  try {
    const logKey = await openLogKey(ground, env, house)
    const store = join(ground.data.path, 'files')
    const archive = env.walArchive && archiveAt(env.walArchive.folder)
    const keepCopy = archive ? (path: string, sha256: string) => keepFile(archive, path, sha256) : null
    const files = await openFiles(store, MOST_BYTES, keepCopy)
    const signing = await openSigning(ground.data.path, { demonstration, stampsAt: env.stampsAt, clock })
    const publicAddress = env.publicAddress ?? `http://${env.host}:${env.port}`
    const door: Door = {
      ...{ house, clock, isRehearsal, files, inspector, pdf, ocr, signing, logKey, mirror, identity },
      ...{ demonstration, publicAddress, secure: publicAddress.startsWith('https:'), busyAfterMs: 5000 },
      results: env.results,
      hotline: HANOI.hotline.number,
    }
    const app = await buildApp(door)
    await app.register((pages) => webPages(pages, door))
    return { app, door, store, mailer, close }
  } catch (error) {
    await close()
    throw error
  }
}
