import type { Work } from '#modules/record'
import { entryInsert, numberInsert } from '#modules/registers'
import { type Fragment, jsonOf } from '#platform/database.ts'
import { dayOf } from '#platform/dates.ts'
import type { Dossier } from './dossier.ts'
import type { FreshPaper } from './issue-paper.ts'
import { SIGNS } from './issued-paper.ts'

/** The parts of the write that number a paper and keep it: the register's row is locked by this last statement only. */
export function issuedBy(
  work: Work,
  { id, code }: Dossier,
  paper: FreshPaper | null,
): { numbered: Fragment; kept: Fragment } {
  const { trx } = work
  if (!paper) return { numbered: trx``, kept: trx`` }
  const from = { agency: paper.agency_id, register: SIGNS[paper.form] }
  const entry = { noun_id: id, code, about: `Mẫu ${paper.form}` }
  return {
    numbered: trx`numbered as (${numberInsert(work, from)}), entered as (${entryInsert(work, from, entry)}),`,
    kept: trx`papers_issued = papers_issued || (select jsonb_build_array(${jsonOf(trx, paper)}::jsonb
      || jsonb_build_object('number', taken || ${`/${from.register}`})) from numbered),`,
  }
}

/** The register a result is numbered in by the act's one write, and what the register's line says it is about. */
export type Issue = { readonly register: string; readonly about: string }

/** The parts of the write that number a result which bears no signature, as `issuedBy` does it for papers. */
export function resultBy(
  work: Work,
  { id, code, competence_agency_id: agency }: Dossier,
  { register, about }: Issue,
): { numbered: Fragment; kept: Fragment } {
  const { trx, now } = work
  const from = { agency, register }
  const entered = entryInsert(work, from, { noun_id: id, code, about })
  return {
    numbered: trx`numbered as (${numberInsert(work, from)}), entered as (${entered}),`,
    kept: trx`result_number = (select taken || ${`/${dayOf(now).slice(0, 4)}`} from numbered),`,
  }
}
