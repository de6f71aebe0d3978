import { Type, type Static } from 'typebox'
import { once, type Work } from '#modules/record'
import { conflict, notFound } from '#platform/refusal.ts'
import { Change, type Plan } from './plan.ts'
import { mustPlan } from './plan-policy.ts'
import { mustBe } from './plan-states.ts'
import { findPlanByDigest, forgetPlanned, lockPlan, updatePlan } from './plan-store.ts'
import { planTexts } from './plan-texts.ts'
import { readPlanTexts } from './read-plan-folder.ts'
import { tellPlan } from './tell-plan.ts'

const { line: _line, extent: _extent, ...columns } = Change.properties
const { old_type, old_district_code, old_district, population_part, clause, ...needed } = columns
const kept = { old_type, old_district_code, old_district, population_part, clause }

/** One line of a draft as it shall be; `line` null adds one, `row` null takes it away. What is left out stays as it is. */
export const EditInput = Type.Object(
  {
    // Null first: a validator that turns words into numbers would take null for 0.
    line: Type.Union([Type.Null(), Type.Integer()]),
    digest: Type.String({
      pattern: '^[0-9a-f]{64}$',
      description: 'The digest of the plan that was looked at',
    }),
    row: Type.Union([
      Type.Object(
        {
          ...needed,
          ...Type.Partial(Type.Object(kept)).properties,
          new_province_code: Type.Optional(Type.String()),
        },
        { additionalProperties: false },
      ),
      Type.Null(),
    ]),
  },
  { additionalProperties: false },
)
export type EditInput = Static<typeof EditInput>

/** Sửa một dòng của dự thảo: it is checked as the whole folder is, and what was planned by the old lines is planned again. */
export async function editPlan(work: Work, id: string, { line, digest, row }: EditInput): Promise<Plan> {
  mustPlan(work.actor)
  return once(work, async () => {
    const plan = await lockPlan(work.trx, id)
    mustBe(plan, ['draft'])
    if (plan.digest !== digest) throw conflict('plan_changed', CHANGED)
    const { changes } = plan.document
    const index = changes.findIndex((change) => change.line === line)
    const place = line === null ? changes.length : index
    if (place < 0)
      throw notFound('line', { vi: 'Không có dòng này trong phương án.', en: 'The plan has no such line.' })
    const given = row ? [{ ...besides(changes, place, row), line: 0, extent: 'whole' as const, ...row }] : []
    const texts = planTexts({ ...plan.document, changes: changes.toSpliced(place, 1, ...given) })
    const read = readPlanTexts(texts)
    const there = await findPlanByDigest(work.trx, read.digest)
    if (there && there.id !== id) {
      throw conflict('same_plan', {
        vi: `Phương án “${there.name}” đã có đúng nội dung này.`,
        en: `The plan "${there.name}" has this very content already.`,
      })
    }
    await updatePlan(work.trx, id, {
      document: read.document,
      digest: read.digest,
      planned: null,
      planned_at: null,
      dry_run_asked_at: work.now,
    })
    await forgetPlanned(work.trx, id)
    return tellPlan(work, plan, 'edit')
  })
}

const CHANGED = {
  vi: 'Phương án đã được sửa từ khi bạn mở dòng này, nên chưa ghi gì. Hãy xem lại phương án rồi sửa lại.',
  en: 'The plan was changed since you opened this line, so nothing was saved. Look at the plan again, then change it.',
}

const NOTHING = {
  ...{ old_type: '', old_district_code: '', old_district: '', new_province_code: '' },
  ...{ population_part: '' as const, clause: '' },
}

/** What a line says beside what was given: of its old unit what any line of that unit says, of the part what it said itself. */
function besides(changes: readonly Change[], place: number, row: NonNullable<EditInput['row']>) {
  const before = changes[place]
  const [unit] = [...(before ? [before] : []), ...changes].filter(({ old_code }) => old_code === row.old_code)
  const isSamePart =
    before?.old_code === row.old_code && before.receives_population === row.receives_population
  return {
    ...NOTHING,
    ...unit,
    population_part: isSamePart ? before.population_part : NOTHING.population_part,
    clause: before?.clause ?? '',
    new_province_code: changes[0]?.new_province_code ?? '',
  }
}
