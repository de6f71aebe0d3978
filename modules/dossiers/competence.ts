import { dayOf } from '#platform/dates.ts'
import { getVersion, type ProcedureVersion } from '#modules/procedures'
import type { Work } from '#modules/record'
import { getUnit, getUnitRef, listAgencies, type UnitRef } from '#modules/units'
import { invalid } from '#platform/refusal.ts'
import type { Dossier } from './dossier.ts'

export type CompetentPlaces = Pick<
  Dossier,
  'competence_agency_id' | 'signer_agency_id' | 'body_agency_id' | 'unit_id'
>

/** Where communes only take in, the city decides: the unit is the city of the commune asked for. */
async function competentUnit(
  work: Work,
  { unit: name, found }: Asked,
  tier: 'commune' | 'city',
): Promise<UnitRef> {
  const on = dayOf(work.now)
  if (tier === 'commune') return found ?? getUnitRef(work.trx, name, on)
  const unit = await getUnit(work.trx, name, on)
  return unit.province ?? unit
}

/** The unit asked for, by code, e-identifier or slug; `found` where it is looked up already. */
type Asked = { readonly version_id: string; readonly unit: string; readonly found?: Promise<UnitRef> }

/** Who settles a procedure in a unit today: committee, signer and the body that prepares, by the definition's tier. */
export async function competentPlaces(work: Work, asked: Asked): Promise<CompetentPlaces> {
  const on = dayOf(work.now)
  const { definition } = await getVersion(work.trx, asked.version_id)
  const { decides, handles, tier } = definition.competent
  const unit = await competentUnit(work, asked, tier)
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

/**
 * The unit that the law ties competence to, by an address of the form (a residence, a building site); null where it ties
 * it to none, or the form names none.
 */
export async function namedUnit(
  work: Work,
  filed: { version: ProcedureVersion; answers: Dossier['answers'] },
): Promise<UnitRef | null> {
  const { place } = filed.version.definition.competent
  if (place.by !== 'field') return null
  const address = filed.answers[place.field]
  const named = typeof address === 'object' && address !== null && 'unit' in address ? address.unit : null
  return typeof named === 'string' ? getUnitRef(work.trx, named, dayOf(work.now)) : null
}

/** A dossier is filed for the very unit its form names; a mistake here would send the resident away later. */
export function mustBeNamed(unit: UnitRef | null, { unit_id }: CompetentPlaces): void {
  if (!unit || unit.id === unit_id) return
  const message = {
    vi: `Thủ tục này do ${unit.full_name} giải quyết, theo địa chỉ đã ghi. Hãy chọn ${unit.full_name} hoặc sửa địa chỉ.`,
    en: `By the address given, ${unit.full_name} settles this procedure. Choose ${unit.full_name} or correct the address.`,
  }
  throw invalid('other_unit_competent', message, [{ field: 'unit', message }])
}
