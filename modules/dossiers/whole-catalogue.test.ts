import assert from 'node:assert/strict'
import { readdirSync } from 'node:fs'
import { test } from 'node:test'
import { limitText } from '#modules/calendar'
import { openCatalogue, papersFor, versionOn, type ProcedureVersion } from '#modules/procedures'
import type { Actor, Work } from '#modules/record'
import { acting, actorNamed, MONDAY_9 } from '#test/acting.ts'
import { answersFor } from '#test/answers-for.ts'
import { HOA } from '#test/example-dossiers.ts'
import { openTestHouse } from '#test/house.ts'
import * as dossiers from './index.ts'

const house = await openTestHouse()
const catalogue = await openCatalogue(house.app)
const on = '2026-03-02'
const SAMPLE = 40

/** The same procedures every time: a small generator of its own (mulberry32). */
function seeded(seed: number): () => number {
  let state = seed
  return () => {
    state = (state + 0x6d2b79f5) | 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296
  }
}

function sampleOf<Item>(items: readonly Item[], count: number, next: () => number): Item[] {
  const left = [...items]
  return Array.from({ length: count }, () => left.splice(Math.floor(next() * left.length), 1)).flat()
}

const people = new Map<string, Actor>()
async function as<T>(name: string, run: (work: Work) => Promise<T>): Promise<T> {
  const actor = people.get(name) ?? (await actorNamed(house, name))
  people.set(name, actor)
  return acting(house, { actor, now: MONDAY_9 }, run)
}

/** Files at the counter of Cầu Giấy, or as the resident where it goes online only. */
async function fileSomewhere(version: ProcedureVersion) {
  const { definition, code } = version
  const answers = answersFor(definition.form)
  const checklist = papersFor(version, answers)
    .filter((paper) => paper.required && paper.handed === 'kept' && !paper.from_form)
    .map(({ key, count }) => ({ key, kind: 'original' as const, count, paper_ids: [] }))
  const channel = definition.channels.some((row) => row.channel === 'counter') ? 'counter' : 'online'
  return as(channel === 'counter' ? 'tiepnhan.cau-giay' : 'congdan.1', (work) =>
    dossiers.submitDossier(work, {
      ...{ procedure: code, unit: 'cau-giay', channel, answers, checklist },
      persons: { filer: HOA, principal: HOA },
    }),
  )
}

/** Files a procedure and takes it through every step to the resident's hand. */
async function settle(version: ProcedureVersion) {
  const { definition, code } = version
  const at = definition.competent.tier === 'city' ? 'ha-noi' : 'cau-giay'
  const filed = await fileSomewhere(version)
  const target = { code: filed.code }
  const accepted = await as('tiepnhan.cau-giay', (work) => dossiers.acceptDossier(work, target))
  const { limit } = definition.limits[0] ?? {}
  const isOpen = limit?.unit === 'unknown' || limit?.unit === 'none'
  assert.equal(accepted.due_at === null, isOpen, `${code}: ${limit && limitText(limit).vi}`)
  await as('tiepnhan.cau-giay', (work) => dossiers.forwardDossier(work, target))
  const hasHead = definition.steps.some((step) => step.act === 'assign')
  if (hasHead) {
    const specialist = `chuyenvien.${at}`
    await as(`truongphong.${at}`, (work) => dossiers.assignDossier(work, target, { specialist }))
  }
  await as(`chuyenvien.${at}`, (work) =>
    dossiers.proposeDossier(work, target, { outcome: 'granted', summary: 'Đủ điều kiện' }),
  )
  if (filed.has_head_step) await as(`truongphong.${at}`, (work) => dossiers.approveDossier(work, target))
  await as(`ky.${at}`, (work) => dossiers.approveDossier(work, target))
  const numbered = await as(`vanthu.${at}`, (work) => dossiers.numberDossier(work, target))
  assert.match(numbered.result_number ?? '', /^\d+\/2026$/)
  const amount = numbered.fee_due - numbered.fee_paid
  if (amount > 0) await as('thungan.cau-giay', (work) => dossiers.payDossier(work, target, { amount }))
  return as('tiepnhan.cau-giay', (work) =>
    dossiers.deliverDossier(work, target, { to: 'principal', way: 'counter' }),
  )
}

test('every one of the 569 procedures has a version that can be filed, and shows its limit or "unknown"', () => {
  let known = 0
  for (const code of catalogue.entries.keys()) {
    const version = versionOn(catalogue, code, on)
    assert.ok(version, code)
    const { limits } = version.definition
    assert.ok(limits.length > 0, code)
    for (const row of limits) {
      assert.notEqual(limitText(row.limit).vi, '', code)
      assert.notEqual(row.source, '', `${code}: a limit without a source`)
    }
    if (limits.some((row) => row.limit.unit !== 'unknown')) known += 1
  }
  assert.equal(catalogue.entries.size, 569)
  console.log(`limits known: ${known}, unknown: ${569 - known}`)
  assert.ok(known > 150)
})

const versions = [...catalogue.entries.keys()].flatMap((code) => versionOn(catalogue, code, on) ?? [])
const next = seeded(20260302)
const ofCommune = versions.filter((one) => one.definition.competent.tier === 'commune')
const ofCity = versions.filter((one) => one.definition.competent.tier === 'city')
const drawn = [...sampleOf(ofCommune, SAMPLE / 2, next), ...sampleOf(ofCity, SAMPLE / 2, next)]
/** Those with a file of their own: every full form must lead to the end, too. */
const folders = readdirSync(new URL('../../procedures', import.meta.url))
const written = versions.filter((one) => folders.some((folder) => folder.startsWith(`${one.code}-`)))
const sample = [...new Set([...drawn, ...written])]

for (const version of sample) {
  const { tier } = version.definition.competent
  test(`${version.code} is filed at a commune and settled by the ${tier}`, async () => {
    const done = await settle(version)
    assert.equal(done.delivery, 'delivered')
  })
}

test('every other procedure is filed and accepted too, and its appointment follows its limit', async () => {
  const others = versions.filter((one) => !sample.includes(one))
  for (const version of others) {
    const { code, definition } = version
    const filed = await fileSomewhere(version)
    const accepted = await as('tiepnhan.cau-giay', (work) =>
      dossiers.acceptDossier(work, { code: filed.code }),
    )
    const { limit } = definition.limits[0] ?? {}
    assert.equal(accepted.due_at === null, limit?.unit === 'unknown' || limit?.unit === 'none', code)
  }
  assert.equal(sample.length + others.length, 569)
})

test('a commune’s officers may not settle what the city decides', async () => {
  const [version] = ofCity
  assert.ok(version)
  const specialist = await actorNamed(house, 'chuyenvien.cau-giay')
  const done = await settle(version)
  assert.notEqual(done.competence_agency_id, done.reception_agency_id)
  assert.ok(!specialist.agencies.includes(done.competence_agency_id))
})
