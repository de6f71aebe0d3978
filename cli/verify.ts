import { parseArgs } from 'node:util'
import { standStill, verifyLog, verifyPublished, type Verdict } from '#modules/evidence'
import type { Env } from '#platform/env.ts'
import { inTransaction } from '#platform/transaction.ts'
import { findLogKey } from './log-key.ts'
import { openPublished } from './published.ts'
import { withHouse } from './with-house.ts'

/** `haicap verify`: recomputes the log and ends with 1 at the first thing that is wrong. */
export async function verify(words: readonly string[], env: Env): Promise<number> {
  const { values } = parseArgs({ args: [...words], options: OPTIONS, strict: true })
  const verdict =
    values.published === undefined
      ? await verifyHouse(env, values.house)
      : await verifyPublished(await openPublished(values.published), values.key)
  process.stdout.write(`${values.json ? JSON.stringify(verdict) : told(verdict)}\n`)
  return verdict.ok ? 0 : 1
}

const OPTIONS = {
  json: { type: 'boolean' },
  house: { type: 'string' },
  published: { type: 'string' },
  key: { type: 'string' },
} as const

function verifyHouse(env: Env, name: string | undefined): Promise<Verdict> {
  return withHouse(env, { command: 'verify', house: name }, async ({ house, ground }) => {
    const key = findLogKey(ground, env, house.name)
    return inTransaction(house.worker, {}, async (trx) => {
      await standStill(trx)
      return verifyLog(trx, key?.verifier ?? null)
    })
  })
}

function told({ ok, entries, checkpoint, fault }: Verdict): string {
  const signed = checkpoint
    ? `${checkpoint.origin} · ${checkpoint.size} · ${checkpoint.root}`
    : 'chưa có điểm chốt · no checkpoint yet'
  if (ok) return `Nguyên vẹn · Whole: ${entries} sự kiện · events\n${signed}`
  return `Sai · Wrong: ${fault?.where}\n${fault?.text.vi}\n${fault?.text.en}\n${signed}`
}
