import { parseArgs } from 'node:util'
import { standStill, verifyLog, type LogVerdict, type Verdict } from '#modules/evidence'
import type { Env } from '#platform/env.ts'
import { inTransaction } from '#platform/transaction.ts'
import { HOUSE, openNamedHouse } from './demonstration.ts'
import { findLogKey } from './log-key.ts'
import { useGround } from './open-house.ts'

/** `haicap verify`: recomputes the log and ends with 1 at the first thing that is wrong. */
export async function verify(words: readonly string[], env: Env): Promise<number> {
  const { values } = parseArgs({ args: [...words], options: OPTIONS, strict: true })
  const verdict = await verifyHouse(env, values.house ?? HOUSE)
  process.stdout.write(`${values.json ? JSON.stringify(verdict) : told(verdict)}\n`)
  return verdict.ok ? 0 : 1
}

const OPTIONS = { json: { type: 'boolean' }, house: { type: 'string' } } as const

async function verifyHouse(env: Env, name: string): Promise<LogVerdict> {
  const ground = await useGround(env, 'verify')
  try {
    const house = await openNamedHouse(ground, env, name)
    try {
      const key = findLogKey(ground, env, house.name)
      return await inTransaction(house.worker, {}, async (trx) => {
        await standStill(trx)
        return verifyLog(trx, key?.verifier ?? null)
      })
    } finally {
      await house.close()
    }
  } finally {
    await ground.stop()
  }
}

function told({ ok, entries, checkpoint, fault }: Verdict): string {
  const signed = checkpoint
    ? `${checkpoint.origin} · ${checkpoint.size} · ${checkpoint.root}`
    : 'chưa có điểm chốt · no checkpoint yet'
  if (ok) return `Nguyên vẹn · Whole: ${entries} sự kiện · events\n${signed}`
  return `Sai · Wrong: ${fault?.where}\n${fault?.text.vi}\n${fault?.text.en}\n${signed}`
}
