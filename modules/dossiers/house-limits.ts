import { randomUUID } from 'node:crypto'
import { Type, type Static } from 'typebox'
import { holds, once, recordEvent, type Work } from '#modules/record'
import type { Reader } from '#platform/database.ts'
import { dayOf } from '#platform/dates.ts'
import { conflict, forbidden, invalid } from '#platform/refusal.ts'

export const HouseLimitsInput = Type.Object(
  {
    valid_from: Type.String({ format: 'date', description: 'From this day on; later than today' }),
    supplement_days: Type.Integer({
      minimum: 1,
      maximum: 365,
      description: 'Working days to bring requested papers, where the procedure has no number of its own',
    }),
    warn_days: Type.Integer({
      minimum: 1,
      maximum: 60,
      description: 'Working days before the closing on which it is warned of',
    }),
    digest_hours: Type.Integer({
      minimum: 8,
      maximum: 400,
      description: 'Working hours the digest looks ahead',
    }),
    source: Type.String({ minLength: 5, maxLength: 500, description: 'The decision it stands on' }),
  },
  { additionalProperties: false },
)
export type HouseLimitsInput = Static<typeof HouseLimitsInput>

/** Thời hạn chung: the house's limits as they hold from a day on. */
export type HouseLimits = HouseLimitsInput

/** Every row of the house's limits, the newest first. */
export async function listHouseLimits(sql: Reader): Promise<HouseLimits[]> {
  return sql<HouseLimits[]>`
    select valid_from, supplement_days, warn_days, digest_hours, source from house_limits order by valid_from desc`
}

/** The house's limits on a day (YYYY-MM-DD); before the first row, the first. */
export async function findHouseLimits(sql: Reader, on: string): Promise<HouseLimits> {
  const [row] = await sql<HouseLimits[]>`
    select valid_from, supplement_days, warn_days, digest_hours, source from house_limits
    order by valid_from <= ${on} desc, case when valid_from <= ${on} then valid_from end desc, valid_from limit 1`
  if (!row) throw new Error('house_limits is empty; the migration fills it')
  return row
}

/** Decides limits from a coming day on; what was asked for before keeps the date it was given. */
export async function setHouseLimits(work: Work, input: HouseLimitsInput): Promise<HouseLimits> {
  if (!holds(work.actor, 'city_admin')) {
    throw forbidden('city_admin_only', {
      vi: 'Chỉ quản trị thành phố được đổi thời hạn chung.',
      en: 'Only the city’s administrator may change the house’s limits.',
    })
  }
  return once(work, () => decide(work, input))
}

async function decide(work: Work, input: HouseLimitsInput): Promise<HouseLimits> {
  const refuse = (field: keyof HouseLimitsInput, vi: string, en: string) =>
    invalid('house_limits', { vi, en }, [{ field, message: { vi, en } }])
  if (input.valid_from <= dayOf(work.now))
    throw refuse('valid_from', 'Ngày hiệu lực phải sau hôm nay.', 'It must begin after today.')
  if (input.warn_days >= input.supplement_days)
    throw refuse('warn_days', 'Phải nhắc trước khi hết hạn bổ sung.', 'The warning must come before the end.')
  const id = randomUUID()
  const rows = await work.trx`
    insert into house_limits ${work.trx({ ...input, id, decided_at: work.now })}
    on conflict (valid_from) do nothing returning id`
  if (rows.length === 0) {
    throw conflict('house_limits_there', {
      vi: `Đã có thời hạn chung từ ngày ${input.valid_from}. Hãy chọn ngày khác.`,
      en: `There are limits from ${input.valid_from} already. Choose another day.`,
    })
  }
  const event = { module: 'dossiers', noun: 'house_limits', noun_id: id, noun_version: 1, act: 'decide' }
  await recordEvent(work, { ...event, agency_id: null, unit_id: null, data: { ...input } })
  return input
}
