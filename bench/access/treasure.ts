/**
 * What hangs on a subject in the other tables that PostgreSQL walls: by the verbs here, and by rows of the owner where a
 * verb would need half a day of acts first (`owner-rows.ts`). Answers the words by which those rows are known.
 */
import { randomUUID } from 'node:crypto'
import { setAlertAddress } from '#modules/alerts'
import { sendOriginals, takeOriginals } from '#modules/custody'
import { discardOfflineItem, type Dossier, keepOfflineItem, keepPiece, leaseCodes } from '#modules/dossiers'
import { askExplanation } from '#modules/oversight'
import { callNext, leaseNumbers, linkDossier, takeTicket } from '#modules/queue'
import { noteCheck } from '#modules/readiness'
import type { Work } from '#modules/record'
import { openBatch } from '#modules/signing'
import { deterministicId } from '#platform/ids.ts'
import { acting, actorNamed, MONDAY_9 } from '#test/acting.ts'
import type { Ground } from './ground.ts'
import { ownerRows } from './owner-rows.ts'

/** A commune and the dossier it took in. */
export type Around = { readonly slug: string; readonly dossier: Dossier }

/** Does all of it; answers the words. */
export async function layTreasure(ground: Ground, around: Around): Promise<string[]> {
  const { slug, dossier } = around
  const as = async <T>(name: string, run: (work: Work) => Promise<T>): Promise<T> =>
    acting(ground.house, { actor: await actorNamed(ground.house, name) }, run)
  const word = `vat giu cua ${slug}`
  await as(`chuyenvien.${slug}`, (work) =>
    setAlertAddress(work, { address: `${word.replaceAll(' ', '-')}@example.vn` }),
  )
  const asked = await as('giamsat.ha-noi', (work) =>
    askExplanation(work, { unit: slug, figure: 'open', question: 'Vì sao có số này?' }),
  )
  const check = { item: 'printer', owner_name: word, due_on: '2026-03-31', is_done: false, note: '' } as const
  await as(`quantri.${slug}`, (work) => noteCheck(work, slug, check))
  const chosen = [{ id: dossier.id, code: dossier.code, version: dossier.version }]
  const batch = await as(`ky.${slug}`, (work) => openBatch(work, 'personal', chosen))
  const words = [word, word.replaceAll(' ', '-'), asked.id, batch.id]
  const more = await as(`tiepnhan.${slug}`, async (work) => [
    ...(await workAtDesk(work, around)),
    ...(await workWithoutLine(work, around)),
    ...(await giveOriginals(work, around)),
  ])
  return [...words, ...more, ...(await ownerRows(ground.admin, { ...around, word, ticket: more[0] ?? '' }))]
}

/** A ticket is taken for the resident, called, and belongs to the dossier; its id comes first. */
async function workAtDesk(work: Work, { slug, dossier }: Around): Promise<string[]> {
  const { ticket } = await takeTicket(work, slug, {
    service: 'hand_over',
    source: 'desk',
    priority: 'elderly',
  })
  const desk = deterministicId(`desk ${dossier.reception_agency_id} 1`)
  await callNext(work, desk)
  await linkDossier(work, { desk, dossier: dossier.id })
  const numbers = await leaseNumbers(work, { count: 1 })
  return [ticket.id, numbers.id]
}

/** What the desk does while its line is cut: a code held, a thing sent, a piece of a scan, and one discarded. */
async function workWithoutLine(work: Work, { dossier: { code } }: Around): Promise<string[]> {
  const lease = await leaseCodes(work, { count: 1 })
  const [sent, piece, item] = [randomUUID(), randomUUID(), randomUUID()]
  const taken_by = work.actor.id ?? ''
  await keepOfflineItem(work, {
    ...{ id: sent, kind: 'scan', code, taken_by, taken_at: MONDAY_9, reviewed: false },
  })
  await keepPiece(work, { item: piece, number: 1, sealed: 'a'.repeat(120) })
  await discardOfflineItem(work, {
    ...{ item, kind: 'scan', code, reason: 'Chụp nhầm', taken_at: MONDAY_9, discarded_at: MONDAY_9 },
  })
  return [lease.id, sent, piece, item]
}

/** Two originals are taken in; one goes by courier to the agency that signs. */
async function giveOriginals(work: Work, { dossier }: Around): Promise<string[]> {
  const { id, code, reception_agency_id: agency, signer_agency_id: to_agency } = dossier
  const { originals } = await takeOriginals(work, { dossier: { id, code }, agency, seenBy: [] }, [
    { paper_key: 'original', name: { vi: 'Bằng gốc', en: 'Original diploma' }, count: 2 },
  ])
  const [first] = originals
  const slip = await sendOriginals(work, { originals: [first?.id ?? ''], to_agency })
  return [...originals.map((original) => original.id), slip.id]
}

/** Writes numbers into every text of a dossier, as its owner: the acts that take them exclude each other. */
export async function tellAll(
  { admin }: Ground,
  dossier: Dossier,
  secrets: readonly string[],
): Promise<Dossier> {
  const words = `Người có số ${secrets.join(', điện thoại ')} đề nghị`
  const [at, reason] = [MONDAY_9, words]
  const texts = {
    supplement: { reason, items: [{ key: 'x', guidance: words }], requested_at: at, due_on: '2026-03-20' },
    extension: { reason, from_due_at: at, to_due_at: at, at },
    apology: { reason, due_at: at, proposed_due_at: at, drafted_at: at, signed_at: at },
    consultation: {
      ...{ id: dossier.id, agency_id: dossier.body_agency_id, question: words, asked_at: at, due_at: at },
      ...{ opinion: words, answered_at: at },
    },
    refusal: { reason, legal_basis: words, drafted_at: at },
    decision: { outcome: 'declined', summary: words, proposed_at: at, approved_at: at },
    obligation: { reason, amount: 1, notified_at: at, evidence: words },
    ending: { reason, at },
    fee_exemption: {
      ...{ key: 'merit', name: { vi: 'Miễn', en: 'Free' }, kinds: ['fee'], share: 0 },
      ...{ evidence: words, source: words },
    },
  }
  for (const [name, text] of Object.entries(texts))
    await admin`update hanoi.dossiers set ${admin(name)} = ${admin.json(text)} where id = ${dossier.id}`
  return dossier
}
