import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { type House, roleNames } from '#db/house.ts'
import { placeEvents } from '#jobs/feed.ts'
import { foldNewEvents } from '#jobs/fold-tallies.ts'
import { makeForecasts } from '#jobs/make-forecasts.ts'
import { appendEvents } from '#jobs/keep-log.ts'
import { COUNTING, runJobs } from '#jobs/run-jobs.ts'
import { readBoard, readMeasured } from '#modules/oversight'
import { accountsFor, playFirstDays } from '#modules/simulation'
import { fixedClock, systemClock } from '#platform/clock.ts'
import { connect } from '#platform/database.ts'
import { formatDay, fromDayNumber, toDayNumber } from '#platform/dates.ts'
import type { Env } from '#platform/env.ts'
import { showProgress } from '#platform/progress.ts'
import type { Server } from '#platform/server.ts'
import { furnishAccounts, furnishHouse } from './furnish-house.ts'
import { openLogKey } from './log-key.ts'
import { useGround } from './open-house.ts'
import { reviewOf, tell } from './review.ts'
import { keepScan } from './scan.ts'
import { makeThrowAway } from './throw-away.ts'

const USAGE = `haicap simulate --days 13 --dossiers 66000 --online 14% --seed 1 [--house simulation] [--json]
  plays Hà Nội's first days (from 1/7/2025) in a house of its own, which is dropped and made anew`

/** The first day of the two-tier government, where the play begins. */
const FIRST_DAY = '2025-07-01'

type Asked = {
  readonly days: number
  readonly dossiers: number
  readonly online: number
  readonly seed: string
  readonly house: string
  readonly json: boolean
}

/** `haicap simulate`: the city's first days through the real verbs, and its review from the board's figures. */
export async function simulate(words: readonly string[], env: Env): Promise<number> {
  const asked = readAsked(words)
  const ground = await useGround(env, 'simulate')
  try {
    const house = await makeThrowAway({ name: asked.house, address: ground.address }, OPTIONS.house.default)
    try {
      await play(house, ground, asked)
      await appendEvents(house, systemClock, { key: await openLogKey(ground, env, house) })
    } finally {
      await house.close()
    }
  } finally {
    await ground.stop()
  }
  return 0
}

async function play(house: House, ground: Server, asked: Asked): Promise<void> {
  await loosen(ground, asked.house)
  const show = showProgress
  const from = `${FIRST_DAY}T00:00:00.000Z`
  await furnishHouse(house, { now: from, demonstration: true, show })
  await furnishAccounts(house, from, { show, residents: accountsFor(asked.dossiers) })
  const started = performance.now()
  // A store of its own: files that no row of the real house names are taken out of the real house's.
  const scan = await keepScan(join(ground.data.path, 'simulations', asked.house))
  const to = fromDayNumber(toDayNumber(FIRST_DAY) + asked.days - 1)
  const days = dayProgress(started)
  const jobs = runJobs(house, systemClock, COUNTING)
  const wish = { ...asked, from: FIRST_DAY, to, scan }
  const played = await playFirstDays(house.app, wish, days.told).catch(async (error: unknown) => {
    await jobs.stop()
    throw error
  })
  days.end()
  await jobs.stop()
  await placeEvents(house, systemClock)
  await foldNewEvents(house, systemClock)
  const seconds = (performance.now() - started) / 1000
  const board = await readBoard(house.city, { now: played.ends, from: FIRST_DAY, to })
  await makeForecasts(house, fixedClock(played.ends), { most: board.items.length })
  const review = reviewOf(board, await readMeasured(house.city))
  process.stdout.write(tell(review, { seconds, acts: played.acts }, asked))
}

/** A throw-away house need not survive a power cut: its commits do not wait for the disk. */
async function loosen(ground: Server, house: string): Promise<void> {
  const admin = connect({ address: ground.address, max: 1 })
  try {
    for (const role of ['app', 'worker'] as const) {
      await admin.unsafe(`alter role "${roleNames(house)[role]}" set synchronous_commit = off`)
    }
  } finally {
    await admin.end({ timeout: 5 })
  }
}

/** One bar for each simulated day, with the pace so far in its name. */
function dayProgress(started: number) {
  let day = ''
  let filed = 0
  let shown = showProgress({ vi: '', en: '' })
  return {
    told: (state: { day: string; acts: number; filed: number; planned: number }): void => {
      if (state.day !== day) {
        shown.end()
        day = state.day
        const pace = Math.round(state.acts / ((performance.now() - started) / 1000))
        shown = showProgress({ vi: `Ngày ${formatDay(day)}, ${pace} việc/giây`, en: `acts/s` })
      }
      if (state.filed !== filed) shown.step(state.filed, state.planned)
      filed = state.filed
    },
    end: () => shown.end(),
  }
}

function readAsked(words: readonly string[]): Asked {
  const { values } = parseArgs({ args: [...words], options: OPTIONS, strict: true })
  const whole = (name: 'days' | 'dossiers', most: number): number => {
    const number = Number(values[name])
    if (Number.isInteger(number) && number >= 1 && number <= most) return number
    throw new Error(`--${name} is a whole number from 1 to ${most}, not "${values[name]}"\n${USAGE}`)
  }
  const [, percent] = /^(\d+(?:\.\d+)?)%$/.exec(values.online) ?? []
  const online = percent === undefined ? Number.NaN : Number(percent) / 100
  if (!(online >= 0 && online <= 1))
    throw new Error(`--online is a share such as 14%, not "${values.online}"`)
  return {
    ...{ days: whole('days', 60), dossiers: whole('dossiers', 1_000_000), online },
    ...{ seed: values.seed, house: values.house, json: values.json },
  }
}

const OPTIONS = {
  days: { type: 'string', default: '13' },
  dossiers: { type: 'string', default: '66000' },
  online: { type: 'string', default: '14%' },
  seed: { type: 'string', default: '1' },
  house: { type: 'string', default: 'simulation' },
  json: { type: 'boolean', default: false },
} as const
