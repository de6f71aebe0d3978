import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import { MONDAY_9, actorNamed, acting } from '#test/acting.ts'
import { peopleOfCauGiay, TUESDAY_9, type Name } from '#test/cau-giay.ts'
import { CERTIFIED_COPY, HOA, MARITAL_STATUS } from '#test/example-dossiers.ts'
import { openTestHouse } from '#test/house.ts'
import type { Work } from '#modules/record'
import * as dossiers from './index.ts'

const NAME = 'Lê Thị Mật'
const NUMBER = '001190999888'
/** What a careless officer may write wherever he may write. */
const WORDS = `Theo bà ${NAME}, số ${NUMBER}`
const reason = WORDS
const legal_basis = `NĐ 118/2025/NĐ-CP (${WORDS})`
const granted = { outcome: 'granted' as const, summary: WORDS }
const ask = { items: [{ key: 'earlier', guidance: WORDS }], reason }

type Way = readonly [Name, (work: Work, target: { code: string }) => Promise<unknown>]

describe('what people write freely stands beside the events, not in them', async () => {
  const house = await openTestHouse()
  const { actor, as, file, underReview } = await peopleOfCauGiay(house)
  const agency = actor('coordinator').posts[0]?.agency_id ?? ''
  const go = async ({ code }: { code: string }, ways: readonly Way[], now = MONDAY_9) => {
    const target = { code }
    for (const [name, act] of ways) await as(name, (work) => act(work, target), now)
    return target
  }
  const history = (code: string, name: Name = 'desk') =>
    as(name, async (work) => {
      const { id } = await dossiers.getDossier(work, code)
      return dossiers.listDossierEvents(work.trx, id)
    })
  const noteOf = async (code: string, act: string) =>
    (await history(code)).find((event) => event.act === act)?.data['note']

  const propose: Way = ['specialist', (work, at) => dossiers.proposeDossier(work, at, granted)]
  const endorse: Way = ['head', (work, at) => dossiers.approveDossier(work, at)]
  const sendBack: Way = ['signer', (work, at) => dossiers.sendBackDossier(work, at, { reason })]
  const consult: Way = [
    'specialist',
    (work, at) => dossiers.consultDossier(work, at, { agency, question: WORDS, legal_basis }),
  ]
  const asked = async (work: Work, { code }: { code: string }) => {
    const { consultation } = await dossiers.getDossier(work, code)
    return { code, id: consultation?.id ?? '' }
  }

  const refused = await go(await file(), [
    ['desk', (work, at) => dossiers.refuseDossier(work, at, { reason, legal_basis })],
    ['leader', (work, at) => dossiers.refuseDossier(work, at, {})],
  ])
  const copy = await as('desk', (work) => dossiers.submitDossier(work, CERTIFIED_COPY))
  await go(copy, [
    ['desk', (work, at) => dossiers.acceptDossier(work, at)],
    ['desk', (work, at) => dossiers.payDossier(work, at, { amount: 10_000 })],
    ['desk', (work, at) => dossiers.transferDossier(work, at, { unit: 'hoan-kiem', reason })],
  ])
  const done = await go(await underReview(), [
    consult,
    ['specialist', async (work, at) => dossiers.urgeConsulted(work, await asked(work, at))],
    [
      'coordinator',
      async (work, at) => dossiers.answerConsultation(work, await asked(work, at), { opinion: WORDS }),
    ],
    ['specialist', (work, at) => dossiers.requestSupplement(work, at, ask)],
    ['desk', (work, at) => dossiers.supplementDossier(work, at, { checklist: MARITAL_STATUS.checklist })],
    ['specialist', (work, at) => dossiers.requestSupplement(work, at, { ...ask, legal_reason: WORDS })],
    ['head', (work, at) => dossiers.sendBackDossier(work, at, { reason: `${reason}, lần đầu` })],
    ['specialist', (work, at) => dossiers.pauseForObligation(work, at, { reason, amount: 5000 })],
    ['specialist', (work, at) => dossiers.settleObligation(work, at, { evidence: WORDS })],
    ...[propose, endorse, sendBack],
  ])
  await go(
    done,
    [
      [
        'head',
        (work, at) =>
          dossiers.recordCause(work, at, { from_at: MONDAY_9, to_at: TUESDAY_9, reason, legal_basis }),
      ],
      [
        'head',
        (work, at) => dossiers.extendDossier(work, at, { reason, due_at: '2026-03-11T10:00:00.000Z' }),
      ],
      ...[propose, endorse],
      ['signer', (work, at) => dossiers.approveDossier(work, at)],
      ['clerk', (work, at) => dossiers.numberDossier(work, at)],
      ['desk', (work, at) => dossiers.noteDifference(work, at, ['facts'])],
      ['head', (work, at) => dossiers.settleDifference(work, at, { reason })],
      [
        'desk',
        (work, at) => dossiers.deliverDossier(work, at, { to: 'principal', way: 'counter', paper: WORDS }),
      ],
    ],
    TUESDAY_9,
  )
  const exempt = await go(await file(), [
    [
      'desk',
      (work, at) => dossiers.acceptDossier(work, at, { exemption: { key: 'disabled', evidence: WORDS } }),
    ],
  ])
  const stopped = await go(await underReview(), [
    propose,
    ['head', (work, at) => dossiers.stopDossier(work, at, { reason })],
  ])
  const withdrawn = await go(await underReview(), [
    propose,
    ['hoa', (work, at) => dossiers.withdrawDossier(work, at, { reason })],
  ])

  test('no event of any act holds a name or a number somebody wrote, nor those of the persons', async () => {
    const events = await house.owner<{ noun: string; act: string; said: string }[]>`
      select noun, act, data::text as said from events`
    const acts = new Set(events.filter(({ noun }) => noun === 'dossier').map(({ act }) => act))
    assert.deepEqual(
      dossiers.ACTS.filter((act) => !acts.has(act)),
      [],
      'every act was done with words in it',
    )
    for (const { act, said } of events)
      for (const value of [NAME, NUMBER, HOA.full_name, HOA.personal_number, HOA.phone])
        assert.ok(!said.includes(value), `${act} holds ${value}: ${said}`)
  })

  test('the words stay with the dossier: each note with the act it belongs to, for whoever sees the history', async () => {
    assert.equal(await noteOf(copy.code, 'transfer'), WORDS)
    const notes = (await history(done.code))
      .filter(({ act }) => act === 'send_back')
      .map(({ data }) => data['note'])
    assert.deepEqual(notes, [`${WORDS}, lần đầu`, WORDS])
    const lines = await as('head', async (work) =>
      dossiers.readRecord(work, await dossiers.getDossier(work, done.code)),
    )
    const said = lines.filter(({ data }) => 'note' in data).map(({ act }) => act)
    assert.deepEqual(said, ['send_back', 'send_back'], 'and no other act bears a note')
    const kept = await house.owner<{ code: string; row: string }[]>`
      select code, to_jsonb(dossiers)::text as row from dossiers`
    for (const { code } of [refused, copy, done, exempt, stopped, withdrawn])
      assert.ok(kept.find((one) => one.code === code)?.row.includes(NUMBER), `${code} keeps the words`)
  })

  test('who may not see the dossier reads no note', async () => {
    const stranger = await actorNamed(house, 'tiepnhan.ba-dinh')
    const { id } = await as('desk', (work) => dossiers.getDossier(work, done.code))
    const seen = await acting(house, { actor: stranger }, ({ trx }) => dossiers.listDossierEvents(trx, id))
    assert.equal(seen.length, 0)
  })
})
