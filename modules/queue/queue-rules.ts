import { readFile } from 'node:fs/promises'
import { Type, type Static } from 'typebox'
import { Value } from 'typebox/value'
import type { Reader } from '#platform/database.ts'

const Minutes = Type.Integer({ minimum: 0, maximum: 480 })

/** Quy tắc xếp hàng: what a unit's line goes by on a day. */
export const QueueRule = Type.Object({
  /** Numbers a person, a proxy for others, a device that is no kiosk may take in a day. */
  per_person: Type.Integer({ minimum: 1 }),
  per_proxy: Type.Integer({ minimum: 1 }),
  per_device: Type.Integer({ minimum: 1 }),
  /** By how much those who go first are ahead; whoever has waited that much longer is before them. */
  head_start_minutes: Minutes,
  /** How long before opening numbers are given. */
  opens_before_minutes: Minutes,
  slot_minutes: Type.Integer({ minimum: 5, maximum: 120 }),
  /** How many may book the same service at the same time. */
  slot_places: Type.Integer({ minimum: 0 }),
  /** How many days ahead one may book. */
  book_days: Type.Integer({ minimum: 0, maximum: 60 }),
  /** Whoever is later than this keeps the number and waits from when he came. */
  slot_grace_minutes: Minutes,
  /** How long a transferred number is for that desk alone. */
  transfer_hold_minutes: Minutes,
  /** How often somebody who was not there may come back with the same number. */
  most_returns: Type.Integer({ minimum: 0 }),
  /** Whether numbers nobody called stay valid on the next working day, before all others. */
  carry_over: Type.Boolean(),
})
export type QueueRule = Static<typeof QueueRule>

const File = Type.Object({
  note: Type.String(),
  rules: Type.Array(Type.Object({ valid_from: Type.String({ format: 'date' }), rule: QueueRule })),
})

/** Loads the house's dated rules; those already there stay. */
export async function loadQueueRules(owner: Reader, path: string): Promise<void> {
  const { rules } = Value.Parse(File, JSON.parse(await readFile(path, 'utf8')))
  for (const { valid_from, rule } of rules) {
    await owner`
      insert into queue_rules (unit_id, valid_from, rule) values (null, ${valid_from}, ${owner.json(rule)})
      on conflict do nothing`
  }
}

/** The rule of a unit on a day: its own, else the house's. */
export async function getQueueRule(sql: Reader, unit: number, on: string): Promise<QueueRule> {
  const [row] = await sql<{ rule: unknown }[]>`
    select rule from queue_rules where (unit_id = ${unit} or unit_id is null) and valid_from <= ${on}
    order by unit_id nulls last, valid_from desc limit 1`
  if (!row) throw new Error('the house has no rule for its queues')
  return Value.Parse(QueueRule, row.rule)
}
