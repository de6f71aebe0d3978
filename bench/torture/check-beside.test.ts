import assert from 'node:assert/strict'
import { randomUUID } from 'node:crypto'
import { describe, test } from 'node:test'
import { checkBeside } from './check-beside.ts'
import { checkLetters } from './check-letters.ts'
import type { Op, Told } from './history.ts'
import type { Kept } from './kept.ts'
import { NOTHING_BESIDE } from './nothing-beside.ts'
import type { FaultKind } from './verdict.ts'

const DESK = 'tiepnhan.cau-giay'
const CODE = 'H26.18-260302-0001'
const [POINT, BODY] = ['point', 'body']
const TO = `${DESK}@torture.example`

type Ticket = NonNullable<Told['ticket']>

function op(act: string, told: Partial<Told> | null, ...things: string[]): Op {
  const key = randomUUID()
  const empty = { status: 200, code: null, version: null, business: null, paper: null, ticket: null }
  return {
    ...{ key, at: 1, actor: DESK, act, code: null, mark: null, papers: [], things },
    answers: told === null ? [] : [{ key, at: 2, ...empty, ...told }],
  }
}

const ticket = (version: number, call: number | null = null): Ticket => ({
  id: 't1',
  version,
  label: 'C001',
  call,
})
const day = '2026-03-02'
const handed = (act: string) =>
  ({ noun: 'custody', act, day, actor: DESK, thing: randomUUID(), version: 1 }) as const
const moved = (act: string, version: number) =>
  ({ noun: 'queue', act, day, actor: DESK, thing: 't1', version }) as const

/** A paper handed in, put into the cupboard, sent on and received; a number drawn, called and served; a letter. */
const HISTORY: readonly Op[] = [
  op('submit', { status: 201, code: CODE }, 'original'),
  op('custody.pass', {}, 'o1'),
  op('custody.send', {}, 'o1'),
  op('custody.receive', null, 'o1'),
  op('queue.take', { status: 201, ticket: ticket(1) }),
  op('queue.call', { ticket: ticket(2, 1) }, 'd1'),
  op('queue.call', { ticket: null }, 'd1'),
  op('queue.start', { ticket: ticket(3) }, 'd1'),
  op('queue.finish', {}, 'd1'),
]
const hands = (kind: string, agency: string | undefined) => ({
  kind,
  agency: agency ?? '',
  originals: ['o1'],
})
const KEPT: Pick<Kept, keyof typeof NOTHING_BESIDE> = {
  ...NOTHING_BESIDE,
  originals: [{ id: 'o1', code: CODE, holder: 'officer', agency: BODY ?? '', version: 4 }],
  custody: [hands('take', POINT), hands('pass', POINT), hands('send', POINT), hands('receive', BODY)],
  beside: [
    ...[handed('pass'), handed('send'), handed('receive')],
    ...[moved('take', 1), moved('call', 2), moved('start', 3), moved('finish', 4)],
  ],
  tickets: [{ id: 't1', unit: 1, day, label: 'C001', version: 4 }],
  lines: [{ unit: 1, calls: 1 }],
  calls: [{ unit: 1, number: 1, ticket: 't1', kind: 'call', returned: 0 }],
  alerts: [{ id: 'a1', code: CODE }],
  mails: [{ id: 'm1', address: TO, alerts: ['a1'], is_sent: true, is_needless: false }],
}
/** Drawn after it, and carried over at midnight by the house. */
const CARRIED = { id: 't2', unit: 1, day, label: 'C002-02', version: 2 }
const DRAWN = { ...moved('take', 1), thing: 't2' }
const AT_MIDNIGHT = { ...moved('carry_over', 2), day: '2026-03-03', actor: null, thing: 't2' }
const LETTERS = ['m1', 'm1'].map((id) => ({ id: `${id}@torture.example`, to: TO, text: `Cầu Giấy, ${CODE}` }))

type Broken = { history?: readonly Op[]; kept?: Partial<Kept>; letters?: typeof LETTERS }

const PLANTS: Record<string, [FaultKind, Broken]> = {
  'an original handed in that is not in the book': ['lost', { kept: { originals: [], custody: [] } }],
  'an original twice in the book': [
    'doubled',
    { kept: { originals: [...KEPT.originals, ...KEPT.originals] } },
  ],
  'a hand-over without its line': ['custody', { kept: { custody: KEPT.custody.toSpliced(1, 1) } }],
  'a paper received that nobody sent': [
    'custody',
    { kept: { custody: KEPT.custody.toSpliced(2, 1, hands('pass', POINT)) } },
  ],
  'a paper at another agency than the book says': [
    'custody',
    { kept: { originals: KEPT.originals.map((one) => ({ ...one, agency: POINT ?? '' })) } },
  ],
  'an acknowledged hand-over without its event': ['lost', { kept: { beside: KEPT.beside.toSpliced(0, 1) } }],
  'a hand-over nobody asked for': ['doubled', { kept: { beside: [...KEPT.beside, handed('pass')] } }],
  'a number told and not drawn': [
    'lost',
    { kept: { beside: KEPT.beside.filter(({ act }) => act !== 'take') } },
  ],
  'one number told to two': [
    'doubled',
    { history: [...HISTORY, op('queue.take', { status: 201, ticket: ticket(1) })] },
  ],
  'a hole in the numbers': [
    'queue',
    { kept: { tickets: KEPT.tickets.map((one) => ({ ...one, label: 'C002' })) } },
  ],
  'a ticket changed without its event': [
    'queue',
    { kept: { tickets: KEPT.tickets.map((one) => ({ ...one, version: 5 })) } },
  ],
  'a number carried over whose place among those of its day is taken': [
    'queue',
    { kept: { tickets: [...KEPT.tickets, { ...CARRIED, label: 'C001-02' }] } },
  ],
  'a number ended by an officer who was not asked': [
    'doubled',
    { kept: { beside: [...KEPT.beside, { ...moved('miss', 1), thing: 't2' }] } },
  ],
  'a number the house ended while its day was not over': [
    'queue',
    {
      kept: { beside: [...KEPT.beside, DRAWN, { ...AT_MIDNIGHT, day }], tickets: [...KEPT.tickets, CARRIED] },
    },
  ],
  'a call that is not in the book': ['queue', { kept: { calls: [] } }],
  'a number called twice': [
    'queue',
    { kept: { lines: [{ unit: 1, calls: 2 }], calls: [...KEPT.calls, { ...firstCall(), number: 2 }] } },
  ],
  'an alert nobody was written about': ['letter', { kept: { mails: [] } }],
  'a letter that was told to be sent and never came in': ['letter', { letters: [] }],
  'a letter nobody sent': [
    'letter',
    { kept: { mails: KEPT.mails.map((mail) => ({ ...mail, is_sent: false })) }, letters: [] },
  ],
  'one alert told in letters of two names': [
    'letter',
    {
      kept: { mails: [...KEPT.mails, ...KEPT.mails.map((mail) => ({ ...mail, id: 'm2' }))] },
      letters: [...LETTERS, ...LETTERS.map((letter) => ({ ...letter, id: 'm2@torture.example' }))],
    },
  ],
}

function firstCall(): Kept['calls'][number] {
  const [call] = KEPT.calls
  assert.ok(call)
  return call
}

describe('the checkers of originals, queue and letters', () => {
  const judge = ({ history = HISTORY, kept = {}, letters = LETTERS }: Broken) => {
    // What belongs to dossiers is judged elsewhere.
    const whole = { ...KEPT, ...kept } as Kept
    return [...checkBeside(history, whole), ...checkLetters(whole, letters)]
  }

  test('sound books with an act that was never answered, and a letter that came twice under one name, have no fault', () => {
    assert.deepEqual(judge({}), [])
  })

  test('what the house does at midnight has no fault: it ends the queues of the day and carries over who waits', () => {
    const history = [
      ...HISTORY,
      op('queue.take', { status: 201, ticket: { ...ticket(1), id: 't2', label: 'C002' } }),
    ]
    const kept = { beside: [...KEPT.beside, DRAWN, AT_MIDNIGHT], tickets: [...KEPT.tickets, CARRIED] }
    assert.deepEqual(judge({ history, kept }), [])
  })

  for (const [name, [kind, broken]] of Object.entries(PLANTS)) {
    test(`${name}: named as "${kind}"`, () => {
      const found = judge(broken)
      assert.ok(
        found.some((one) => one.kind === kind),
        `found ${JSON.stringify(found)}`,
      )
    })
  }
})
