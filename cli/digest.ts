import { parseArgs } from 'node:util'
import { presentDigests } from '#http/present-digest.ts'
import { listDigests, readDigests, readOfficerDigest } from '#modules/oversight'
import { findActorByName } from '#modules/people'
import { getUnit } from '#modules/units'
import { systemClock } from '#platform/clock.ts'
import type { Reader } from '#platform/database.ts'
import { dayOf, formatMoment } from '#platform/dates.ts'
import type { Env } from '#platform/env.ts'
import { openNamedHouse } from './demonstration.ts'
import { useGround } from './open-house.ts'

const USAGE = `haicap digest --unit 00166 [--officer chuyenvien.cau-giay] [--on 2026-11-24] [--json] [--house NAME]
  what will be late within the next 48 working hours; --on shows the digest kept on that day`

const OPTIONS = {
  unit: { type: 'string' },
  officer: { type: 'string' },
  on: { type: 'string' },
  json: { type: 'boolean' },
  house: { type: 'string' },
} as const

/** `haicap digest`: the digest of a unit or of one of its officers, as of now or as kept on a day. */
export async function digest(words: readonly string[], env: Env): Promise<number> {
  const { values } = parseArgs({ args: [...words], options: OPTIONS, strict: true })
  const { unit, officer, on } = values
  if (!unit || (officer && on)) throw new Error(USAGE)
  const ground = await useGround(env, 'digest')
  try {
    const house = await openNamedHouse(ground, env, values.house)
    try {
      const now = systemClock()
      const asked = { unit, on, now }
      const found = officer
        ? await officers(house.city, { ...asked, officer })
        : await units(house.city, asked)
      process.stdout.write(`${values.json ? JSON.stringify(found) : told(found)}\n`)
      return 0
    } finally {
      await house.close()
    }
  } finally {
    await ground.stop()
  }
}

type Asked = { readonly unit: string; readonly on: string | undefined; readonly now: string }

async function units(sql: Reader, { unit, on, now }: Asked) {
  const { id } = await getUnit(sql, unit, dayOf(now))
  const digests = on
    ? await listDigests(sql, { on, units: [id] })
    : await readDigests(sql, { units: [id], now })
  const [found] = (await presentDigests(sql, digests)).items
  if (!found)
    throw new Error(`Ngày ${on} đơn vị này không có bản tin. · No digest of this unit was kept on ${on}.`)
  return found
}

async function officers(sql: Reader, { unit, officer, now }: Asked & { officer: string }) {
  const [{ id, full_name }, actor] = await Promise.all([
    getUnit(sql, unit, dayOf(now)),
    findActorByName(sql, officer, now),
  ])
  if (!actor?.posts.some((post) => post.unit_id === id))
    throw new Error(
      `Không có cán bộ ${officer} ở ${full_name}. · There is no officer ${officer} at ${full_name}.`,
    )
  const { items, ...counts } = await readOfficerDigest(sql, actor, now)
  const lines = items.map(({ code, business, due_at, acceptance_due_at }) => {
    return { code, business, due_at: due_at ?? acceptance_due_at }
  })
  return { officer, at: now, ...counts, items: lines }
}

function told(found: Awaited<ReturnType<typeof units>> | Awaited<ReturnType<typeof officers>>): string {
  const { late, within_8, within_24, within_all, hours } = found
  const head = `Quá hạn ${late} · trong 8 giờ làm việc ${within_8} · trong 24 giờ ${within_24} · trong ${hours} giờ ${within_all}`
  const lines =
    'turns' in found
      ? found.turns.map(
          (turn) => `  ${turn.holder ?? turn.role}, ${turn.agency}: ${turn.late} / ${turn.within_all}`,
        )
      : found.items.map(({ code, due_at }) => `  ${code}  ${due_at ? formatMoment(due_at) : '–'}`)
  return [head, ...lines].join('\n')
}
