/** A history without a fault and the house that remains of it; for the tests of the checkers. */
import type { Op, Told } from './history.ts'
import type { Kept } from './kept.ts'
import { NOTHING_BESIDE } from './nothing-beside.ts'

export const DESK = 'tiepnhan.cau-giay'
export const H1 = 'H26.1'
const SHA = 'a'.repeat(64)

type Answer = Partial<Told> & { at: number }

/** A request with its answers. */
export function op(asked: Partial<Op> & { key: string; at: number }, ...answers: Answer[]): Op {
  const base = { actor: DESK, act: 'read', code: H1, mark: null, papers: [], things: [], ...asked }
  const empty = { status: 200, code: base.code, version: null, business: null, paper: null, ticket: null }
  return { ...base, answers: answers.map((answer) => ({ ...empty, key: base.key, ...answer })) }
}

/** One dossier filed, accepted and paid, with a look between; and a filing that was never answered. */
export function sound(): { history: Op[]; kept: Kept } {
  const history = [
    op(
      { key: 'u', at: 0, act: 'upload', code: null },
      { at: 1, status: 201, paper: { id: 'p1', sha256: SHA } },
    ),
    op(
      { key: 's', at: 1, act: 'submit', code: null, mark: 'one', papers: ['p1'] },
      { at: 2, status: 201, code: H1, version: 1, business: 'submitted' },
    ),
    op({ key: 'r', at: 3 }, { at: 4, version: 1, business: 'submitted' }),
    op({ key: 'a', at: 5, act: 'accept' }, { at: 6, version: 2, business: 'accepted' }),
    op({ key: 'p', at: 7, act: 'pay' }, { at: 8, version: 3, business: 'accepted' }),
    op({ key: 'x', at: 9, act: 'forward' }),
    op({ key: 'n', at: 9, act: 'accept' }, { at: 10, status: 409 }),
    op({ key: 't', at: 10, act: 'submit', code: null, mark: 'two' }),
  ]
  const event = (version: number, act: string) => ({ code: H1, version, act, actor: DESK })
  const kept: Kept = {
    dossiers: [{ code: H1, mark: 'one', version: 4, business: 'forwarded', fee_paid: 5000, by_house: false }],
    events: [event(1, 'submit'), event(2, 'accept'), event(3, 'pay'), event(4, 'forward')],
    payments: [{ code: H1, amount: 5000 }],
    registers: [{ register: 'A TNHS 2026', taken: 2 }],
    entries: [1, 2].map((number) => ({ register: 'A TNHS 2026', number, code: H1 })),
    onPapers: [{ register: 'A TNHS 2026', number: 1, code: H1 }],
    papers: [{ id: 'p1', sha256: SHA, holder: H1 }],
    files: [{ sha256: SHA, found: SHA }],
    feed: { events: 4, placed: 4, last: 4 },
    cursors: { tallies: 4, log: 4 },
    log: { ok: true, entries: 4, told: '' },
    tallies: { differences: 0, told: '' },
    ...NOTHING_BESIDE,
  }
  return { history, kept }
}

/** The same desk, whose line was cut, sent a dossier late: three events of one request. */
export function late(): { history: Op[]; kept: Kept } {
  const { history, kept } = sound()
  const told = { status: 201, code: 'H26.7', version: 3, business: 'forwarded' }
  return {
    history: [
      ...history,
      op({ key: 'l', at: 11, act: 'intake', code: null, mark: 'late' }, { at: 12, ...told }),
    ],
    kept: {
      ...kept,
      dossiers: [
        ...kept.dossiers,
        { code: 'H26.7', mark: 'late', version: 3, business: 'forwarded', fee_paid: 0, by_house: false },
      ],
      events: [
        ...kept.events,
        ...['submit', 'accept', 'forward'].map((act, at) => ({
          code: 'H26.7',
          version: at + 1,
          act,
          actor: DESK,
        })),
      ],
      ...{ feed: { events: 7, placed: 7, last: 7 }, cursors: { tallies: 7, log: 7 } },
      log: { ok: true, entries: 7, told: '' },
    },
  }
}
