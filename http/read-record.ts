import { getDossier, readRecord, type Dossier, type RecordLine } from '#modules/dossiers'
import { findCheckpoint, proveRecord } from '#modules/evidence'
import { recordLook, type Actor } from '#modules/record'
import { listSignatures, type Signature } from '#modules/signing'
import { inTransaction } from '#platform/transaction.ts'
import type { RecordProof } from '#platform/tlog/record-proof.ts'
import type { Door } from './door.ts'
import { papersToProve } from './prints/papers-to-prove.ts'
import { agencyOf } from './names.ts'
import { read } from './work.ts'

/** The record of a dossier: its lines, its signatures, and how many events the log has signed. */
export type DossierRecord = {
  readonly dossier: Dossier
  readonly lines: readonly RecordLine[]
  readonly signatures: readonly Signature[]
  readonly signed: number
}

/** Reads the record of a dossier behind the reader's wall; an officer's reading is a look itself. */
export function readDossierRecord(door: Door, actor: Actor, code: string): Promise<DossierRecord> {
  return read(door, actor, async (trx, now) => {
    const dossier = await getDossier({ trx, actor }, code)
    await recordLook({ trx, actor, now }, 'history', [dossier.id])
    const [lines, signatures, checkpoint] = await Promise.all([
      readRecord({ trx, actor }, dossier),
      listSignatures(trx, dossier.id),
      findCheckpoint(trx),
    ])
    return { dossier, lines, signatures, signed: checkpoint?.size ?? 0 }
  })
}

/** The file that proves every signed act on a dossier, for whoever may see it: ids and field names, no personal values. */
export async function proveDossier(door: Door, actor: Actor, code: string): Promise<RecordProof> {
  const { dossier, by } = await read(door, actor, async (trx, now) => {
    const dossier = await getDossier({ trx, actor }, code)
    await recordLook({ trx, actor, now }, 'history', [dossier.id])
    return { dossier, by: (await agencyOf(trx, dossier.reception_agency_id)).name }
  })
  // Salts are for the log's own role: the wall was passed above, and the proof holds this dossier only.
  return inTransaction(door.house.worker, {}, async (trx) => {
    const papers = await papersToProve(trx, dossier, door.logKey)
    return proveRecord(trx, door.logKey, { code, id: dossier.id, by, papers, now: door.clock() })
  })
}
