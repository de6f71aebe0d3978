import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import { checkHistory } from './check-history.ts'
import type { Op } from './history.ts'
import type { Kept } from './kept.ts'
import { DESK, H1, late, op, sound } from './sound-history.ts'
import type { FaultKind } from './verdict.ts'

type Plant = (sound: { history: Op[]; kept: Kept }) => { history?: Op[]; kept?: Partial<Kept> }

const without =
  (version: number): Plant =>
  ({ kept }) => ({ kept: { events: kept.events.filter((event) => event.version !== version) } })

/** Every fault of a history, and what the checker must call it. */
const PLANTS: Record<string, [FaultKind, Plant]> = {
  'an acknowledged act without its event is lost': ['lost', without(2)],
  'an acknowledged filing without its dossier is lost': [
    'lost',
    () => ({ kept: { dossiers: [], events: [] } }),
  ],
  'an uploaded paper without its row is lost': ['lost', () => ({ kept: { papers: [] } })],
  'a paper that is not with its dossier is lost': [
    'lost',
    ({ kept }) => ({ kept: { papers: kept.papers.map((paper) => ({ ...paper, holder: null })) } }),
  ],
  'a filing with two dossiers is done twice': [
    'doubled',
    ({ kept }) => ({
      kept: {
        dossiers: [
          ...kept.dossiers,
          { code: 'H26.2', mark: 'one', version: 1, business: 'submitted', fee_paid: 0, by_house: false },
        ],
      },
    }),
  ],
  'a second event of one request is done twice': [
    'doubled',
    ({ kept }) => ({ kept: { events: [...kept.events, { code: H1, version: 5, act: 'pay', actor: DESK }] } }),
  ],
  'one version told to two requests is done twice': [
    'doubled',
    ({ history }) => ({
      history: [
        ...history,
        op({ key: 'a2', at: 5, act: 'accept' }, { at: 6, version: 2, business: 'accepted' }),
      ],
    }),
  ],
  'an event nobody asked for': [
    'unasked',
    ({ history }) => ({ history: history.filter(({ key }) => key !== 'x') }),
  ],
  'an event of a refused request': [
    'unasked',
    ({ history }) => ({
      history: history.map((one) =>
        one.key === 'x'
          ? {
              ...one,
              answers: [
                { ...one, status: 409, code: H1, version: null, business: null, paper: null, ticket: null },
              ],
            }
          : one,
      ),
    }),
  ],
  'a filing nobody made': [
    'unasked',
    ({ history }) => ({ history: history.filter(({ key }) => key !== 's') }),
  ],
  'the same key answered differently': [
    'answer_changed',
    ({ history }) => ({
      history: history.map((one) =>
        one.key === 'a'
          ? op(one, { at: 6, version: 2, business: 'accepted' }, { at: 7, version: 3, business: 'accepted' })
          : one,
      ),
    }),
  ],
  'the same key refused after it was acknowledged': [
    'answer_changed',
    ({ history }) => ({
      history: history.map((one) =>
        one.key === 'a' ? op(one, { at: 6, version: 2, business: 'accepted' }, { at: 7, status: 409 }) : one,
      ),
    }),
  ],
  'a look that does not see what was told before': [
    'order',
    ({ history }) => ({
      history: [...history, op({ key: 'r2', at: 20 }, { at: 21, version: 2, business: 'accepted' })],
    }),
  ],
  'an act told behind a later version': [
    'order',
    ({ history }) => ({
      history: history.map((one) =>
        one.key === 'a'
          ? { ...one, at: 30, answers: one.answers.map((answer) => ({ ...answer, at: 31 })) }
          : one,
      ),
    }),
  ],
  'an act the law does not know there': [
    'law',
    ({ kept, history }) => ({
      kept: {
        events: kept.events.map((event) => (event.version === 2 ? { ...event, act: 'deliver' } : event)),
      },
      history: history.map((one) => (one.key === 'a' ? { ...one, act: 'deliver' } : one)),
    }),
  ],
  'a dossier in a state its acts do not lead to': [
    'law',
    ({ kept }) => ({ kept: { dossiers: kept.dossiers.map((one) => ({ ...one, business: 'finished' })) } }),
  ],
  'a version without its event': ['version', without(4)],
  'a dossier whose version is not its number of events': [
    'version',
    ({ kept }) => ({ kept: { dossiers: kept.dossiers.map((one) => ({ ...one, version: 9 })) } }),
  ],
  'a register with a hole': [
    'number_gap',
    ({ kept }) => ({ kept: { entries: kept.entries.filter(({ number }) => number !== 2) } }),
  ],
  'a number beyond the last taken': [
    'number_gap',
    ({ kept }) => ({
      kept: { entries: [...kept.entries, { register: 'A TNHS 2026', number: 3, code: H1 }] },
    }),
  ],
  'one number on two papers': [
    'number_twice',
    ({ kept }) => ({ kept: { onPapers: [...kept.onPapers, ...kept.onPapers] } }),
  ],
  'a paper with a number of another dossier': [
    'number_twice',
    ({ kept }) => ({ kept: { entries: kept.entries.map((entry) => ({ ...entry, code: 'H26.9' })) } }),
  ],
  'a receipt too many': [
    'money',
    ({ kept }) => ({ kept: { payments: [...kept.payments, ...kept.payments] } }),
  ],
  'a payment without its receipt': [
    'money',
    ({ kept }) => ({
      kept: { payments: [], dossiers: kept.dossiers.map((one) => ({ ...one, fee_paid: 0 })) },
    }),
  ],
  'a file that is gone': [
    'original',
    ({ kept }) => ({ kept: { files: kept.files.map((file) => ({ ...file, found: null })) } }),
  ],
  'a file that was changed': [
    'original',
    ({ kept }) => ({ kept: { files: kept.files.map((file) => ({ ...file, found: 'b'.repeat(64) })) } }),
  ],
  'an event that is not on the feed': ['feed', () => ({ kept: { feed: { events: 5, placed: 4, last: 4 } } })],
  'a hole in the positions': ['feed', () => ({ kept: { feed: { events: 4, placed: 4, last: 5 } } })],
  'a consumer that stands behind': ['consumer', () => ({ kept: { cursors: { tallies: 3, log: 4 } } })],
  'a log with fewer leaves than events': [
    'consumer',
    () => ({ kept: { log: { ok: true, entries: 3, told: '' } } }),
  ],
  'a log that does not verify': [
    'log',
    () => ({ kept: { log: { ok: false, entries: 4, told: 'event_changed at 3' } } }),
  ],
  'a figure that is not the count': [
    'tally',
    () => ({ kept: { tallies: { differences: 1, told: 'unit 166 received 2, kept 1' } } }),
  ],
}

describe('the checker of a history', () => {
  test('a sound history with an act and a filing that were never answered has no fault', () => {
    const { history, kept } = sound()
    assert.deepEqual(checkHistory(history, kept, []), [])
  })

  test('what was sent late is three events of one request; one of them missing is lost, another dossier of it is doubled', () => {
    const { history, kept } = late()
    const judge = (broken: Partial<Kept>) =>
      checkHistory(history, { ...kept, ...broken }, []).map(({ kind }) => kind)
    assert.deepEqual(judge({}), [])
    assert.ok(judge({ events: kept.events.filter(({ act }) => act !== 'forward') }).includes('lost'))
    const again = kept.dossiers.map((one) => ({ ...one, code: `${one.code}1` }))
    assert.ok(judge({ dossiers: [...kept.dossiers, ...again] }).includes('doubled'))
  })

  for (const [name, [kind, plant]] of Object.entries(PLANTS)) {
    test(`${name}: named as "${kind}"`, () => {
      const base = sound()
      const planted = plant(base)
      const after = { ...base.kept, ...planted.kept }
      const found = checkHistory(planted.history ?? base.history, after, [])
      assert.ok(
        found.some((one) => one.kind === kind),
        `found ${JSON.stringify(found)}`,
      )
    })
  }
})
