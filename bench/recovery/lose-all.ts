/** A house that keeps its log is lost with its disk, and comes back from the archive alone. */
import { rmSync } from 'node:fs'
import { placeHouse, type RunningHouse } from '#test/running-house.ts'
import { type Newest, newestEvent } from '../../cli/newest-event.ts'

/** What it took to come back from a base copy and the log, and what was not in them. */
export type Comeback = {
  /** From the newest event of what came back to the newest of the house that was lost, in seconds. */
  readonly rpo_seconds: number
  readonly events_lost: number
  /** From an empty folder until the first page was answered, in seconds. */
  readonly rto_seconds: number
  /** Events written after the base copy that came back out of the log. */
  readonly events_replayed: number
  readonly log_ok: boolean
}

type Place = {
  readonly house: RunningHouse
  readonly data: string
  readonly archive: string
  /** How far the house had come when its base copy was made. */
  readonly copied: Newest
  /** The private key of a sealed archive. */
  readonly key?: string
  /** Runs a command on a folder; answers its last line. */
  readonly haicap: (data: string, ...words: readonly string[]) => Promise<string>
}

/** Reads how far a running house has come. */
export function newestIn(house: RunningHouse): Promise<Newest> {
  return house.look(newestEvent)
}

/** Kills the application and PostgreSQL, removes their folder, and brings back in a new one all that the archive has. */
export async function loseAll({ house, data, archive, copied, key, haicap }: Place): Promise<Comeback> {
  const lost = await newestIn(house)
  await house.kill({ database: true })
  rmSync(data, { recursive: true })
  const target = `${data}-again`
  const opened = key === undefined ? [] : ['--key', key]
  const began = performance.now()
  const { newest, log_ok }: { newest: Newest; log_ok: boolean } = JSON.parse(
    await haicap(target, 'restore', '--at', 'latest', '--archive', archive, ...opened, '--json'),
  )
  const again = await placeHouse({ data: target })
  try {
    await again.start()
    const page = await fetch(again.address)
    if (!page.ok) throw new Error(`the first page of the restored house answered ${page.status}`)
    await page.text()
    return {
      rto_seconds: secondsOf(performance.now() - began),
      rpo_seconds: secondsOf(Date.parse(lost.at ?? '') - Date.parse(newest.at ?? '')),
      events_lost: lost.events - newest.events,
      events_replayed: newest.events - copied.events,
      log_ok,
    }
  } finally {
    await again.remove()
  }
}

function secondsOf(ms: number): number {
  return Number((ms / 1000).toFixed(1))
}
