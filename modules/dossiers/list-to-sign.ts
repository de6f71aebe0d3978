import type { Actor } from '#modules/record'
import type { Trx } from '#platform/database.ts'
import type { Dossier } from './dossier.ts'
import type { Seeing } from './dossier-store.ts'
import { selectDossiers } from './select-dossiers.ts'
import { inboxCondition } from './inbox.ts'
import { DUE } from './list-dossiers.ts'

/** Whose list: results that wait for this signer, or for this clerk's seal. */
export type ToSign = {
  readonly actor: Actor
  readonly now: string
  readonly act: 'approve' | 'number'
  readonly procedure?: string | undefined
  readonly limit: number
}

/** Hồ sơ chờ ký, chờ phát hành: what waits for one's signature or seal, what is due first standing first. */
export async function listToSign(trx: Trx, asked: ToSign): Promise<Dossier[]> {
  const mine = whichWait(trx, asked)
  const one = asked.procedure ? trx`and procedure_code = ${asked.procedure}` : trx``
  return selectDossiers(
    { trx, actor: asked.actor },
    {
      where: trx`${mine} ${one}`,
      by: trx`${trx.unsafe(DUE)}, id`,
      limit: asked.limit,
    },
  )
}

/** How many wait, by procedure, the most first. */
export async function countToSign(
  trx: Trx,
  asked: Omit<ToSign, 'limit' | 'procedure'>,
): Promise<{ procedure_code: string; procedure_version_id: string; count: number }[]> {
  return trx<{ procedure_code: string; procedure_version_id: string; count: number }[]>`
    select procedure_code, max(procedure_version_id::text) as procedure_version_id, count(*)::int as count
    from dossiers where ${whichWait(trx, asked)} group by procedure_code order by count desc, procedure_code`
}

/** A head's endorsement is no signature: only what is endorsed already waits for a signer. */
function whichWait(trx: Trx, { actor, now, act }: Omit<ToSign, 'limit' | 'procedure'>) {
  const state = act === 'approve' ? 'endorsed' : 'approved'
  return trx`business = ${state} and ${inboxCondition(trx, { actor, now }, [act])}`
}

/** The dossiers behind codes, in any order; a code that is not there or not visible is left out. */
export async function findDossiers(seeing: Seeing, codes: readonly string[]): Promise<Dossier[]> {
  const { trx } = seeing
  const where = trx`code = any (${[...codes]})`
  return selectDossiers(seeing, { where, by: trx`code`, limit: codes.length })
}
