import { dayOf } from '#platform/dates.ts'
import { getVersion } from '#modules/procedures'
import type { Work } from '#modules/record'
import { getUnit, listAgencies } from '#modules/units'
import { invalid } from '#platform/refusal.ts'
import type { Dossier } from './dossier.ts'

export type CompetentPlaces = Pick<
  Dossier,
  'competence_agency_id' | 'signer_agency_id' | 'body_agency_id' | 'unit_id'
>

/** Who settles a procedure in a unit today: committee, signer and the body that prepares, by the definition's tier. */
export async function competentPlaces(
  work: Work,
  asked: { version_id: string; unit: string },
): Promise<CompetentPlaces> {
  const on = dayOf(work.now)
  const [{ definition }, unit] = await Promise.all([
    getVersion(work.trx, asked.version_id),
    getUnit(work.trx, asked.unit, on),
  ])
  const { decides, handles } = definition.competent
  const agencies = await listAgencies(work.trx, { unit: unit.id, on })
  const committee = agencies.find((agency) => agency.kind === decides)
  const body = agencies.find((agency) => agency.kind === handles)
  if (!committee || !body) {
    const message = {
      vi: `${unit.full_name} không giải quyết thủ tục này. Hãy chọn đơn vị có thẩm quyền.`,
      en: `${unit.full_name} does not settle this procedure. Choose the competent unit.`,
    }
    throw invalid('not_competent', message, [{ field: 'unit', message }])
  }
  return {
    competence_agency_id: committee.id,
    signer_agency_id: committee.id,
    body_agency_id: body.id,
    unit_id: unit.id,
  }
}
