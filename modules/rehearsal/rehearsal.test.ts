import assert from 'node:assert/strict'
import { test } from 'node:test'
import { randomFrom } from '#modules/simulation'
import { listUnits } from '#modules/units'
import { openTestHouse } from '#test/house.ts'
import { addUp, type Card, loadScenarios, MISTAKES, playScenario, seedMistakes } from './index.ts'

const house = await openTestHouse()
const scenarios = await loadScenarios()
const { items } = await listUnits(house.app, { kind: 'commune', province: '01', on: '2026-03-02' })
const MORNING = '2026-03-02T01:00:00.000Z'

/** Plays every scenario in one commune. */
async function play(index: number, slowness = 1): Promise<Card[]> {
  const [unit, beside] = [items[index], items[index + 1]]
  assert.ok(unit && beside)
  const cards: Card[] = []
  for (const scenario of scenarios) {
    const random = randomFrom(`1 ${unit.code} ${scenario.key}`)
    const stage = { house, commune: { unit, beside, index }, random, now: MORNING, dossier: null }
    cards.push(await playScenario(stage, { scenario, slowness }))
  }
  return cards
}

test('there are ten scenarios; where a module does not exist yet a checklist stands in and says so', () => {
  assert.equal(scenarios.length, 10)
  for (const { steps, stands_in } of scenarios)
    assert.equal(
      steps.every((step) => step.do === 'checklist'),
      stands_in !== undefined,
    )
})

test('a commune that lacks nothing does every step of every scenario in its time', async () => {
  const cards = await play(0)
  assert.deepEqual(
    cards.filter(({ errors, minutes, target_minutes }) => errors.length > 0 || minutes > target_minutes),
    [],
  )
  const { passed, steps, steps_done } = addUp(cards)
  assert.deepEqual([passed, steps_done], [10, steps])
})

test('whoever is refused for another reason than his expired right has not passed that step', async () => {
  const whole = scenarios.find(({ steps }) => steps.some((step) => step.do === 'refused_expired'))
  assert.ok(whole)
  // Without the delegation, and at a dossier that nobody may approve yet.
  const steps = whole.steps.filter(({ do: doing }) => doing === 'file' || doing === 'refused_expired')
  const [unit, beside] = [items[0], items[1]]
  assert.ok(unit && beside && steps.length === 2)
  const random = randomFrom('another reason')
  const stage = { house, commune: { unit, beside, index: 0 }, random, now: MORNING, dossier: null }
  const { errors, steps_done } = await playScenario(stage, { scenario: { ...whole, steps }, slowness: 0 })
  assert.deepEqual([errors.length, steps_done], [1, 1])
})

test('what is put wrong on purpose is seen, at the step where it shows, with what to fix; slowness by the time', async () => {
  const communes = items.slice(2, 12)
  const random = randomFrom('seed')
  const mistakes = await seedMistakes(house.owner, communes, { count: MISTAKES.length, random })
  for (const { commune, kind } of mistakes) {
    const cards = await play(
      items.findIndex(({ code }) => code === commune),
      kind === 'slow' ? 3 : 1,
    )
    const failed = cards.filter(({ errors }) => errors.length > 0)
    const late = cards.filter(({ minutes, target_minutes }) => minutes > target_minutes)
    assert.ok(
      kind === 'slow' ? late.length > 0 && failed.length === 0 : failed.length > 0,
      `${commune} ${kind}`,
    )
    assert.ok(failed.every(({ fix, steps, steps_done }) => fix.length > 0 && steps_done < steps))
  }
})
