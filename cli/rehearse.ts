import { readFile, writeFile } from 'node:fs/promises'
import { parseArgs } from 'node:util'
import type { House } from '#db/house.ts'
import { withLine } from '#http/mark-rehearsal.ts'
import { printForm } from '#modules/prints'
import {
  addUp,
  type Card,
  isPassed,
  loadScenarios,
  MISTAKE_TEXT,
  type Mistake,
  noted,
  type ObserverNote,
  playScenario,
  readObserverNotes,
  type Scenario,
  type Scorecard,
  scorecardCsv,
  scorecardPaper,
  seedMistakes,
} from '#modules/rehearsal'
import { randomFrom } from '#modules/simulation'
import { listUnits, type Unit } from '#modules/units'
import { systemClock } from '#platform/clock.ts'
import type { Env } from '#platform/env.ts'
import { openPdf } from '#platform/pdf.ts'
import { showProgress } from '#platform/progress.ts'
import { furnishAccounts, furnishHouse } from './furnish-house.ts'
import { useGround } from './open-house.ts'
import { keepBeside, PROVINCE } from './keep-beside.ts'
import { makeRehearsal } from './rehearsal-house.ts'
import { makeThrowAway } from './throw-away.ts'
import { withHouse } from './with-house.ts'

const OPTIONS = {
  scenario: { type: 'string', default: 'all' },
  communes: { type: 'string', default: 'all' },
  mistakes: { type: 'string', default: '0' },
  seed: { type: 'string', default: '1' },
  house: { type: 'string', default: 'rehearsal' },
  snapshot: { type: 'boolean', default: false },
  begins: { type: 'string' },
  repeat: { type: 'string', default: '1' },
  notes: { type: 'string' },
  pdf: { type: 'string' },
  csv: { type: 'string' },
  beside: { type: 'string' },
  json: { type: 'boolean', default: false },
} as const

const USAGE = `haicap rehearse --scenario all|KEY,… --communes all|SLUG,… [--mistakes N] [--seed 1] [--repeat N] [--notes NOTES.csv] [--pdf FILE] [--csv FILE] [--house rehearsal] [--beside NAME] [--json]
  plays the scenarios by scripted officers in a house of its own, which is dropped and made anew; what failed is played again,
  N times at most; observers' notes (commune, scenario, observer, note) go into the scorecard, which --pdf and
  --csv print; --beside keeps it in the house NAME where people rehearse, so that it stands beside theirs
haicap rehearse --snapshot [--house rehearsal] [--begins 2027-02-28T16:50:00Z] [--json]
  makes a house for people to rehearse in, from a snapshot of the real one with all personal data replaced`

/** The morning the rehearsal begins: a Monday before the two tiers had their catalogue switched. */
const MORNING = '2026-03-02T01:00:00.000Z'
/** Communes played at the same time. */
const AT_ONCE = 4
const SLOW = 3

/** When the house of a rehearsal begins. */
const BEGINS = '2025-07-01T00:00:00.000Z'

/** `haicap rehearse`: every scenario in every commune asked for, and the scorecard. */
export async function rehearse(words: readonly string[], env: Env): Promise<number> {
  const { values } = parseArgs({ args: [...words], options: OPTIONS, strict: true })
  if (values.snapshot) return snapshot(env, values)
  const scenarios = await chosen(values.scenario)
  const keys = scenarios.map(({ key }) => key)
  const notes = values.notes ? readObserverNotes(await readFile(values.notes, 'utf8'), keys) : []
  if (values.beside === values.house)
    throw new Error('--beside names another house than --house, which is made anew')
  const ground = await useGround(env, 'rehearse')
  const beside = values.beside === undefined ? null : { ground, env, name: values.beside }
  try {
    // A house that is no rehearsal is refused before anything is played.
    if (beside) await keepBeside(beside, [])
    const house = await makeThrowAway({ name: values.house, address: ground.address }, OPTIONS.house.default)
    try {
      await furnishHouse(house, { now: BEGINS, demonstration: true, show: showProgress })
      await furnishAccounts(house, BEGINS, { show: showProgress })
      const began = performance.now()
      const { scorecard, mistakes } = await play(house, {
        ...{ scenarios, notes, communes: values.communes, seed: values.seed },
        ...{ mistakes: Number(values.mistakes), most: Number(values.repeat) },
      })
      if (values.pdf) await print(scorecard, scenarios, values.pdf)
      if (values.csv) await writeFile(values.csv, withLine(scorecardCsv(scorecard, scenarios)))
      if (beside) await keepBeside(beside, scorecard.cards)
      const seconds = Math.round((performance.now() - began) / 100) / 10
      process.stdout.write(told(scorecard, { mistakes, seconds, json: values.json }))
    } finally {
      await house.close()
    }
  } finally {
    await ground.stop()
  }
  return 0
}

type Snapshot = { readonly house: string; readonly begins?: string | undefined; readonly json: boolean }

/** Makes the house people rehearse in; how it is served is said at the end. */
async function snapshot(env: Env, { house: name, begins, json }: Snapshot): Promise<number> {
  return withHouse(env, { command: 'rehearse', house: undefined }, async ({ house: from, ground }) => {
    const shown = showProgress({ vi: 'Chụp nhà thật, bảng', en: 'Copying the real house, tables' })
    const made = await makeRehearsal({ name, from, ground }, { begins: begins ?? null }, shown.step)
    shown.end()
    process.stdout.write(
      json
        ? `${JSON.stringify({ house: name, ...made })}\n`
        : `${name}: ${made.tables} bảng · tables, ${made.replaced} dòng đã thay dữ liệu cá nhân · rows with personal data replaced\nPORT=8090 npm start -- --house ${name}\n`,
    )
    return 0
  })
}

async function chosen(asked: string): Promise<readonly Scenario[]> {
  const all = await loadScenarios()
  if (asked === 'all') return all
  const keys = asked.split(',')
  const unknown = keys.filter((key) => !all.some((one) => one.key === key))
  if (unknown.length === 0) return all.filter(({ key }) => keys.includes(key))
  throw new Error(
    `there is no scenario ${unknown.join(', ')}; there are: ${all.map(({ key }) => key).join(', ')}\n${USAGE}`,
  )
}

type Asked = {
  readonly scenarios: readonly Scenario[]
  readonly communes: string
  readonly seed: string
  readonly mistakes: number
  readonly notes: readonly ObserverNote[]
  /** How often a scenario is played until it passes. */
  readonly most: number
}

/** Plays everything; several communes at once, each on its own clock. */
async function play(
  house: House,
  asked: Asked,
): Promise<{ readonly scorecard: Scorecard; readonly mistakes: readonly Mistake[] }> {
  const { items } = await listUnits(house.app, { kind: 'commune', province: PROVINCE, on: '2026-03-02' })
  const names = asked.communes.split(',')
  const communes = asked.communes === 'all' ? items : items.filter(({ slug }) => names.includes(slug))
  if (communes.length === 0) throw new Error(`no commune is called ${asked.communes}\n${USAGE}`)
  const random = randomFrom(`${asked.seed} mistakes`)
  const mistakes = await seedMistakes(house.owner, communes, { count: asked.mistakes, random })
  const slow = new Set(mistakes.flatMap(({ commune, kind }) => (kind === 'slow' ? [commune] : [])))
  const shown = showProgress({ vi: 'Diễn tập', en: 'Rehearsing' })
  const cards: Card[] = []
  const queue = [...communes]
  const lane = async (): Promise<void> => {
    for (let unit = queue.shift(); unit; unit = queue.shift()) {
      cards.push(
        ...(await playCommune(house, unit, { ...asked, items, slowness: slow.has(unit.code) ? SLOW : 1 })),
      )
      shown.step(communes.length - queue.length, communes.length)
    }
  }
  await Promise.all(Array.from({ length: AT_ONCE }, lane))
  shown.end()
  const sorted = cards.toSorted((one, other) => one.commune.localeCompare(other.commune))
  return { scorecard: addUp(noted(sorted, asked.notes)), mistakes }
}

type Playing = Asked & { readonly items: readonly Unit[]; readonly slowness: number }

async function playCommune(house: House, unit: Unit, playing: Playing): Promise<Card[]> {
  const { items, scenarios, seed, slowness, most } = playing
  const index = items.indexOf(unit)
  const beside = items[(index + 1) % items.length] ?? unit
  const cards: Card[] = []
  for (const scenario of scenarios) {
    const random = randomFrom(`${seed} ${unit.code} ${scenario.key}`)
    for (let repeats = 1; ; repeats += 1) {
      const stage = { house, commune: { unit, beside, index }, random, now: MORNING, dossier: null }
      const card = { ...(await playScenario(stage, { scenario, slowness })), repeats }
      if (!isPassed(card) && repeats < most) continue
      cards.push(card)
      break
    }
  }
  return cards
}

/** Prints the scorecard; the paper says that it is of a rehearsal. */
async function print(scorecard: Scorecard, scenarios: readonly Scenario[], file: string): Promise<void> {
  const pdf = openPdf({ isRehearsal: true })
  try {
    const at = systemClock()
    const data = scorecardPaper(scorecard, { scenarios, at, city: 'thành phố Hà Nội' })
    await writeFile(file, await printForm(pdf, { form: 'table_report', data, moment: at }))
  } finally {
    await pdf.close()
  }
}

type Told = { readonly mistakes: readonly Mistake[]; readonly seconds: number; readonly json: boolean }

function told(scorecard: Scorecard, { mistakes, seconds, json }: Told): string {
  const seen = mistakes.map((one) => ({ ...one, seen: isSeen(scorecard, one) }))
  if (json) return `${JSON.stringify({ ...scorecard, mistakes: seen, seconds })}\n`
  const lines = scorecard.by_scenario.map(
    ({ scenario, passed, failed, minutes, target_minutes }) =>
      `  ${scenario}: ${passed} đạt, ${failed} chưa đạt, ${minutes}/${target_minutes} phút`,
  )
  const wrong = seen.map(
    ({ commune, kind, seen: is }) => `  ${commune} ${MISTAKE_TEXT[kind].vi}: ${is ? 'thấy' : 'KHÔNG thấy'}`,
  )
  const head = `${scorecard.communes} xã, phường · ${scorecard.scenarios} kịch bản · ${scorecard.passed} đạt, ${scorecard.failed} chưa đạt`
  return `${head}\n${lines.join('\n')}\n${wrong.length > 0 ? `Lỗi cài sẵn:\n${wrong.join('\n')}\n` : ''}`
}

/** Whether the scorecard shows a mistake: an error, or a time over the target, in its commune. */
function isSeen({ cards }: Scorecard, { commune, kind }: Mistake): boolean {
  const own = cards.filter((card) => card.commune === commune)
  return kind === 'slow'
    ? own.some(({ minutes, target_minutes }) => minutes > target_minutes)
    : own.some(({ errors }) => errors.length > 0)
}
