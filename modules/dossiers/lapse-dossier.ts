import type { Work } from '#modules/record'
import type { Reader } from '#platform/database.ts'
import { conflict } from '#platform/refusal.ts'
import type { Dossier } from './dossier.ts'
import { lockDossier, type Target } from './dossier-store.ts'
import { writeDossier } from './write-dossier.ts'
import { RUNNING } from './lifecycle.ts'

/** Quá hẹn: the date has passed while the dossier is open; the house writes it down once, with or without apology. */
export async function lapseDossier(work: Work, target: Target): Promise<Dossier> {
  const dossier = await lockDossier(work, target)
  const { due_at, lapse, business } = dossier
  const isOver = due_at !== null && due_at < work.now && RUNNING.includes(business)
  if (work.actor.kind !== 'system' || !due_at || !isOver || lapse) {
    throw conflict('no_lapse', {
      vi: 'Hồ sơ chưa quá hẹn, hoặc việc quá hẹn đã được ghi.',
      en: 'The date of this dossier has not passed, or that is written down already.',
    })
  }
  const with_apology = Boolean(dossier.apology?.signed_at)
  return writeDossier(work, dossier, {
    step: { act: 'lapse', to: business, post: null, rule: {} },
    changes: { lapse: { due_at, at: work.now, with_apology } },
    data: { with_apology },
  })
}

/** Open dossiers whose date passed and nobody wrote it down. For the job. */
export async function listLapsing(sql: Reader, now: string, limit: number): Promise<string[]> {
  const rows = await sql<{ code: string }[]>`
    select code from dossiers
    where business in ('accepted', 'forwarded', 'reviewing', 'consulting', 'supplement_proposed', 'proposed',
      'endorsed', 'approved') and due_at < ${now} and lapse is null
    order by due_at limit ${limit}`
  return rows.map((row) => row.code)
}
