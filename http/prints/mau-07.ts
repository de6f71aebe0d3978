import type { FollowUpLine } from '#modules/dossiers'
import type { Mau07 } from '#modules/prints'
import type { Trx } from '#platform/database.ts'
import type { Door } from '../door.ts'
import { agencyOf, versionOf } from '../names.ts'
import { issuerOf } from './facts.ts'
import { oneLine } from './head.ts'

/** The book of one point over a period, first and last day. */
export type Book = { readonly agency: string; readonly from: string; readonly to: string }

const ENDED: Partial<Record<FollowUpLine['business'], string>> = {
  withdrawn: 'Đã rút',
  stopped: 'Đã dừng giải quyết',
}

/** Mẫu 07: the follow-up book, one row a dossier. */
export async function mau07Of(door: Door, trx: Trx, of: Book & { lines: FollowUpLine[] }): Promise<Mau07> {
  const issuer = await issuerOf(trx, of.agency, of.to)
  // Each version once, so that a book of thousands asks for a few.
  await Promise.all(
    [...new Set(of.lines.map((line) => line.procedure_version_id))].map((id) => versionOf(trx, id)),
  )
  return {
    demonstration: door.demonstration,
    parent_body: issuer.parent,
    body: issuer.name,
    place: issuer.place,
    from: of.from,
    to: of.to,
    rows: await Promise.all(of.lines.map((line) => rowOf(trx, line))),
  }
}

async function rowOf(trx: Trx, line: FollowUpLine): Promise<Mau07['rows'][number]> {
  const { filer, principal } = line.persons
  const [version, settling] = await Promise.all([
    versionOf(trx, line.procedure_version_id),
    agencyOf(trx, line.competence_agency_id),
  ])
  const address = principal.address_printed ?? filer.address_printed
  return {
    number: line.number,
    code: line.code,
    procedure: oneLine(version.definition.short_name.vi),
    sets: 1,
    name: principal.full_name,
    address: address ? oneLine(address) : null,
    phone: filer.phone ?? principal.phone ?? null,
    settling_body: settling.name,
    accepted_at: line.accepted_at ?? '',
    due_at: line.original_due_at,
    delivered_at: line.delivered_at,
    channel: line.channel,
    note: ENDED[line.business] ?? null,
  }
}
