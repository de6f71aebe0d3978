import { attachPapers } from '#modules/papers'
import { getVersion } from '#modules/procedures'
import type { Work } from '#modules/record'
import { conflict, forbidden } from '#platform/refusal.ts'
import { checkPapers } from './checklist.ts'
import type { ChecklistLine, Dossier } from './dossier.ts'
import { lockDossier, type Target } from './dossier-store.ts'
import { writeDossier } from './write-dossier.ts'
import { dropPieces } from './offline-pieces.ts'
import { mustHoldRight } from './leased-code.ts'

/** Which paper of the checklist was scanned, into which stored file, and when. */
type Scan = {
  readonly key: string
  readonly paper: string
  readonly scanned_at: string
  readonly item: string
}

const MOST_FILES = 50

/**
 * Số hóa giấy tờ đã nhận (TT 03/2025 Đ5): a scan made at the desk that took the dossier in becomes a file of the paper it
 * shows. State and clock stay; however far the dossier has come meanwhile, what was handed in is seen.
 */
export async function addScan(work: Work, target: Target, scan: Scan): Promise<Dossier> {
  const { key, paper } = scan
  await mustHoldRight(work, scan.scanned_at)
  const dossier = await lockDossier(work, target)
  const post = work.actor.posts.find(
    ({ role, agency_id }) => role === 'desk_officer' && agency_id === dossier.reception_agency_id,
  )
  if (!post) throw notHere(dossier.code)
  const before = dossier.checklist.find((line) => line.key === key)
  const line: ChecklistLine = before ?? { key, kind: 'copy', count: 1, paper_ids: [] }
  if (line.paper_ids.length >= MOST_FILES) throw tooMany(key)
  const version = await getVersion(work.trx, dossier.procedure_version_id)
  await checkPapers(work, { answers: dossier.answers, version }, [{ ...line, paper_ids: [paper] }])
  await attachPapers(work, { papers: [paper], holder: dossier.id })
  await dropPieces(work, scan.item)
  const scanned = { ...line, paper_ids: [...line.paper_ids, paper] }
  const checklist = before
    ? dossier.checklist.map((one) => (one === before ? scanned : one))
    : [...dossier.checklist, scanned]
  return writeDossier(work, dossier, {
    step: { act: 'add_scan', to: dossier.business, post, rule: {} },
    changes: { checklist },
    data: { items: [key], happened_at: scan.scanned_at },
  })
}

function notHere(code: string) {
  return forbidden('not_taken_here', {
    vi: `Giấy tờ của ${code} do công chức một cửa của nơi đã tiếp nhận quét vào hồ sơ.`,
    en: `Papers of ${code} are scanned by a desk officer of the point that took it in.`,
  })
}

function tooMany(key: string) {
  return conflict('too_many_files', {
    vi: `Giấy tờ ${key} đã có ${MOST_FILES} tệp, không nhận thêm.`,
    en: `The paper ${key} has ${MOST_FILES} files, no more are taken.`,
  })
}
