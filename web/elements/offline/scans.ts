import type { DeskData } from '../../counter/desk-data.ts'
import { sayHere } from '../define.ts'
import type { Item } from './outbox.ts'
import { listItems } from './outbox.ts'
import { dropLeft, findScan, keepPieces } from './pieces.ts'
import { sealBytes, sealTo } from './seal.ts'
import { houseNow } from './vault.ts'

/** So small that a weak line brings one over before anybody gives up, and is cut between two without loss. */
const PIECE_BYTES = 96 * 1024
const MOST_BYTES = 20 * 1024 * 1024
const DAY_MS = 86_400_000

const WORDS = {
  large: {
    vi: 'Tệp lớn hơn 20 MB, không giữ được trên máy. Hãy quét ít trang hơn trong một tệp.',
    en: 'The file is over 20 MB and is not kept here. Put fewer pages into one file.',
  },
  full: {
    vi: 'Bộ nhớ của trình duyệt trên máy này đã đầy: tệp chưa được giữ. Gửi hoặc bỏ bớt việc đang chờ, giữ giấy lại và quét khi có kết nối.',
    en: 'This browser has no more room: the file is not kept. Send or discard what waits, keep the paper, and scan it when the line is back.',
  },
}

/** A file kept here under its id, or why it is not. */
export type KeptFile = { readonly id: string | null; readonly problem: string }

/** Seals a scanned file to the house in pieces and keeps them; nothing of it is readable here afterwards. Null where there is no right. */
export function keepFile(data: DeskData | null, file: unknown): Promise<KeptFile> | null {
  return data && file instanceof File ? keep(data, file) : null
}

async function keep({ seal }: DeskData, file: File): Promise<KeptFile> {
  if (file.size > MOST_BYTES) return { id: null, problem: sayHere(WORDS.large) }
  const bytes = new Uint8Array(await file.arrayBuffer())
  const id = crypto.randomUUID()
  const sealed: Uint8Array[] = []
  for (let at = 0; at < bytes.length; at += PIECE_BYTES)
    sealed.push(await sealBytes(seal, `${id}/${sealed.length}`, bytes.slice(at, at + PIECE_BYTES)))
  const digest = new Uint8Array(await crypto.subtle.digest('SHA-256', bytes))
  const sha256 = Array.from(digest, (one) => one.toString(16).padStart(2, '0')).join('')
  try {
    await keepPieces({ id, sha256, pieces: sealed.length, kept: Date.now() }, sealed)
    return { id, problem: '' }
  } catch {
    return { id: null, problem: sayHere(WORDS.full) }
  }
}

/** Which files show which paper of the checklist. */
export type Placed = readonly { readonly key: string; readonly paper_ids: readonly string[] }[]

/** What is sent of scans: each an item of its own that goes behind its dossier. */
export async function scansOf(data: DeskData, code: string, placed: Placed): Promise<Item[]> {
  const scanned_at = houseNow()
  const all = placed.flatMap(({ key, paper_ids }) => paper_ids.map((id) => ({ key, id })))
  const items = await Promise.all(
    all.map(async ({ key, id }): Promise<Item | null> => {
      const kept = await findScan(id)
      if (!kept) return null
      const { sha256, pieces } = kept
      const inside = { taken_by: data.officer.id, scan: { code, key, scanned_at, pieces, sha256 } }
      const sealed = await sealTo(data.seal, id, inside)
      const state = { state: 'waiting' as const, cash: 0, taken_at: scanned_at }
      return { item: id, kind: 'scan', code, sealed, pieces, sent_pieces: 0, ...state }
    }),
  )
  return items.filter((one) => one !== null)
}

/** Frees what was scanned for forms that were never taken in, the day after. */
export async function forgetLeft(): Promise<void> {
  const waited = new Set((await listItems()).map(({ item }) => item))
  await dropLeft(waited, Date.now() - DAY_MS)
}
