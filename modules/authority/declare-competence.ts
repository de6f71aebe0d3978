import { randomUUID } from 'node:crypto'
import { Type, type Static } from 'typebox'
import { POSITIONS } from '#modules/people'
import { findVersion } from '#modules/procedures'
import { holds, once, recordEvent, type Work } from '#modules/record'
import { dayOf } from '#platform/dates.ts'
import { conflict, forbidden } from '#platform/refusal.ts'
import { insertCompetence, updateCompetenceEnd } from './authority-acts-store.ts'
import { forgetFacts } from './authority-for.ts'
import { wrongField } from './authority-policy.ts'
import { type Competence, TIERS } from './competence.ts'

const Day = Type.String({ format: 'date' })

export const CompetenceInput = Type.Object(
  {
    tier: Type.Enum([...TIERS]),
    position: Type.Enum([...POSITIONS]),
    procedure: Type.Optional(Type.String({ maxLength: 20 })),
    case: Type.Optional(Type.String({ maxLength: 60 })),
    agency: Type.Optional(Type.String({ format: 'uuid' })),
    own_draft: Type.Optional(Type.Enum(['forbidden', 'allowed'])),
    collective: Type.Optional(Type.Boolean()),
    legal_basis: Type.String({ minLength: 3, maxLength: 500 }),
    valid_from: Day,
    valid_to: Type.Optional(Day),
  },
  { additionalProperties: false },
)
export type CompetenceInput = Static<typeof CompetenceInput>

/** Phân cấp, phân quyền: a line of the matrix from 00:00 of a day to come, with its legal basis. */
export async function declareCompetence(work: Work, input: CompetenceInput): Promise<Competence> {
  mustConfigure(work)
  return once(work, () => declare(work, input))
}

async function declare(work: Work, input: CompetenceInput): Promise<Competence> {
  const { valid_from, valid_to = null, procedure } = input
  mustCome(work, valid_from, 'valid_from')
  if (valid_to !== null && valid_to <= valid_from) {
    throw wrongField('valid_to', {
      vi: 'Ngày kết thúc phải sau ngày bắt đầu.',
      en: 'The end must be after the beginning.',
    })
  }
  const version = procedure ? await findVersion(work.trx, procedure, work.now) : null
  if (procedure && !version) {
    throw wrongField('procedure', { vi: 'Không có thủ tục này.', en: 'There is no such procedure.' })
  }
  const cases = version?.definition.cases.map(({ key }) => key) ?? []
  if (input.case !== undefined && !cases.includes(input.case)) {
    throw wrongField('case', {
      vi: 'Thủ tục không có trường hợp này.',
      en: 'The procedure has no such case.',
    })
  }
  const row: Competence = {
    ...{
      id: randomUUID(),
      procedure_code: procedure ?? null,
      case_key: input.case ?? null,
      tier: input.tier,
    },
    ...{
      agency_id: input.agency ?? null,
      position: input.position,
      own_draft: input.own_draft ?? 'forbidden',
    },
    ...{ collective: input.collective ?? false, legal_basis: input.legal_basis.trim(), derived: false },
    ...{ valid_from, valid_to },
  }
  await insertCompetence(work, row)
  await tell(work, { id: row.id, act: 'declare_competence', data: { ...row } })
  return row
}

/** Lets a declared line of the matrix end at 00:00 of a day to come. */
export async function endCompetence(
  work: Work,
  id: string,
  on: string,
): Promise<{ id: string; valid_to: string }> {
  mustConfigure(work)
  return once(work, async () => {
    mustCome(work, on, 'valid_to')
    if (!(await updateCompetenceEnd(work, id, on))) {
      throw conflict('competence_over', {
        vi: 'Dòng này do quy tắc chung sinh ra, đã kết thúc, hoặc không có. Hãy khai một dòng hẹp hơn.',
        en: 'This line follows from the general rule, is over, or is not there. Declare a narrower one.',
      })
    }
    await tell(work, { id, act: 'end_competence', data: { valid_to: on } })
    return { id, valid_to: on }
  })
}

function mustConfigure({ actor }: Work): void {
  if (holds(actor, 'city_admin')) return
  throw forbidden('city_admin_only', {
    vi: 'Chỉ quản trị thành phố được sửa ma trận thẩm quyền.',
    en: 'Only the city’s administrator may change the matrix of competence.',
  })
}

function mustCome(work: Work, day: string, field: string): void {
  if (day > dayOf(work.now)) return
  throw wrongField(field, {
    vi: 'Chọn một ngày sau hôm nay: việc đã ký không bị đổi căn cứ.',
    en: 'Choose a day after today: what was signed keeps its basis.',
  })
}

type Told = { readonly id: string; readonly act: string; readonly data: Record<string, unknown> }

async function tell(work: Work, { id, act, data }: Told): Promise<void> {
  forgetFacts(work.trx)
  const noun_version = act === 'declare_competence' ? 1 : 2
  const place = { agency_id: null, unit_id: null }
  await recordEvent(work, {
    module: 'authority',
    noun: 'competence',
    noun_id: id,
    noun_version,
    act,
    ...place,
    data,
  })
}
