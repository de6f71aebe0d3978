import { existsSync, renameSync } from 'node:fs'
import { parseArgs } from 'node:util'
import { replaceKey } from '#modules/evidence'
import { SYSTEM } from '#modules/record'
import { systemClock } from '#platform/clock.ts'
import type { Env } from '#platform/env.ts'
import { inTransaction } from '#platform/transaction.ts'
import { HOUSE } from './demonstration.ts'
import { keyFile, writeKey } from './log-key.ts'
import { houseOn, takeGround } from './open-house.ts'

const USAGE = `haicap replace-log-key --reason "why the former key signs no more" [--house hanoi]
  while no server runs: makes a key under a new name and records the change in the log; tell the witnesses its new key`

/** `haicap replace-log-key`: the open way to go on after a key was lost or may be in other hands. */
export async function replaceLogKey(words: readonly string[], env: Env): Promise<number> {
  const options = { reason: { type: 'string' }, house: { type: 'string', default: HOUSE } } as const
  const { values } = parseArgs({ args: [...words], options, strict: true })
  const { reason } = values
  if (!reason) throw new Error(USAGE)
  // A running server would go on signing by the former key.
  const ground = await takeGround(env, 'replace-log-key')
  try {
    const house = await houseOn(ground, values.house)
    try {
      const file = keyFile(ground, house.name)
      const former = existsSync(file) ? `${file}.until-${systemClock().replaceAll(':', '-')}` : null
      if (former) renameSync(file, former)
      const { verifier } = await writeKey(ground, env, house.name)
      await inTransaction(house.owner, {}, (trx) =>
        replaceKey({ trx, actor: SYSTEM, now: systemClock(), key: null }, { verifier, reason }),
      ).catch((error: unknown) => {
        if (former) renameSync(former, file)
        throw error
      })
      process.stdout.write(`${file}\n${verifier.text}\n`)
      if (env.evidenceKey) process.stdout.write(`EVIDENCE_KEY: ${file}\n`)
    } finally {
      await house.close()
    }
  } finally {
    await ground.stop()
  }
  return 0
}
