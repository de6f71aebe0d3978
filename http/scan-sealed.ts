import { createHash } from 'node:crypto'
import type { FastifyRequest } from 'fastify'
import { Type, type Static } from 'typebox'
import { addScan, getDossier, listPieces, type Dossier } from '#modules/dossiers'
import { type NewPaper, storePaper } from '#modules/papers'
import type { Actor, Work } from '#modules/record'
import { conflict } from '#platform/refusal.ts'
import type { Door } from './door.ts'
import { openBytes } from './offline-seal.ts'
import { doSealed, openItem, type SealedItem } from './sealed-item.ts'
import { read } from './work.ts'

/** A paper scanned without the line, and how its pieces are joined. */
const Scan = Type.Object(
  {
    code: Type.String({ maxLength: 60 }),
    key: Type.String({ maxLength: 60 }),
    scanned_at: Type.String({ format: 'date-time' }),
    pieces: Type.Integer({ minimum: 1, maximum: 256 }),
    sha256: Type.String({ pattern: '^[0-9a-f]{64}$' }),
  },
  { additionalProperties: false },
)
const Inside = Type.Object(
  { taken_by: Type.String({ format: 'uuid' }), scan: Scan },
  { additionalProperties: false },
)
type Asked = FastifyRequest<{ Body: SealedItem }>

/** Opens a scan and, where all its pieces have come, stores the file they make: before the act, which holds no row for long. */
export async function openScan(door: Door, request: Asked, actor: Actor) {
  const opened = openItem(door, request, Inside)
  const { item } = opened
  const { scan } = opened.inside
  const pieces = await read(door, actor, (trx) => listPieces(trx, item))
  const isWhole = pieces.length === scan.pieces
  const file = isWhole ? await join(door, { item, scan, pieces }) : null
  return { ...opened, file }
}

type Opened = Awaited<ReturnType<typeof openScan>>

/** Nhận giấy tờ quét khi mất kết nối: becomes a file of its dossier, once, whoever of the point sends it. */
export function addSealed(work: Work, { file, inside, ...sent }: Opened): Promise<Dossier> {
  const { scan, taken_by } = inside
  const { code, key } = scan
  const scanned_at = new Date(scan.scanned_at).toISOString()
  return doSealed(work, () => ({
    ...{ ...sent, kind: 'scan', code, taken_by, taken_at: scanned_at },
    what: { vi: `quét giấy tờ của ${code}`, en: `scan a paper of ${code}` },
    first: async (quiet) => {
      if (!file) throw notWhole(code)
      await getDossier(quiet, code)
      const paper = await storePaper(quiet, { name: NAME, file })
      return addScan(quiet, { code }, { key, paper: paper.id, scanned_at, item: sent.item })
    },
    again: getDossier,
  }))
}

const NAME = 'giay-to-quet.pdf'

type Joining = {
  readonly item: string
  readonly scan: Static<typeof Scan>
  readonly pieces: readonly { number: number; sealed: string }[]
}

/** Joins the pieces and judges the file as any upload is; another file than was scanned is refused. */
async function join(door: Door, { item, scan, pieces }: Joining): Promise<NewPaper['file']> {
  const bytes = pieces.map(({ number, sealed }) =>
    openBytes(door.logKey, { item: `${item}/${number}`, sealed }),
  )
  const hash = createHash('sha256')
  for (const piece of bytes) hash.update(piece)
  if (hash.digest('hex') !== scan.sha256) throw notWhole(scan.code)
  return door.files.store(bytes, door.inspector.inspect)
}

function notWhole(code: string) {
  return conflict('pieces_missing', {
    vi: `Tệp quét của ${code} chưa đến đủ các phần. Bấm “Gửi lại” để gửi lại từ đầu.`,
    en: `Not all pieces of the scan of ${code} have come. Press “Send again” to send it anew.`,
  })
}
