import type { DeskData } from '../../counter/desk-data.ts'
import { addItems, listItems } from './outbox.ts'
import { scansOf, type Placed } from './scans.ts'

/** A dossier taken in on this machine whose papers are scanned later; `kept`: how many files were just kept. */
export type ScanState = {
  readonly code: string
  readonly procedure: string
  readonly kept: number | null
}

/** Finds a dossier taken in here by its code. */
export async function findTaken(code: string): Promise<ScanState> {
  const taken = (await listItems()).find((one) => one.kind === 'intake' && one.code === code)
  const isThere = taken?.state === 'waiting' || taken?.state === 'sent'
  return { code, procedure: (isThere && taken?.procedure) || '', kept: null }
}

/** Puts the files of a form behind what waits; answers how many. */
export async function keepScans(data: DeskData, code: string, fields: FormData): Promise<number> {
  const placed = [...fields].flatMap(([name, value]): Placed => {
    const key = /^checklist\.(.+)\.paper_ids$/.exec(name)?.[1]
    return key && typeof value === 'string' ? [{ key, paper_ids: [value] }] : []
  })
  const [first, ...others] = await scansOf(data, code, placed)
  if (!first) return 0
  await addItems([first, ...others])
  return others.length + 1
}
