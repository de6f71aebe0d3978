import { createReadStream } from 'node:fs'
import { join } from 'node:path'
import type { Scan } from '#modules/simulation'
import { openFiles } from '#platform/files.ts'
import { ROOT } from './root.ts'

const SCAN = `${ROOT}data/simulation/giay-to-trinh-dien.pdf`

/** Keeps the page that stands for every paper of a simulation in the house's store; one page, as we made it. */
export async function keepScan(dataPath: string): Promise<Scan> {
  const files = await openFiles(join(dataPath, 'files'))
  const facts = { media: 'application/pdf', pages: 1, pixels: null } as const
  return files.store(createReadStream(SCAN), () => Promise.resolve(facts))
}
