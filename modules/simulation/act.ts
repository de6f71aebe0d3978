import type { Calendar } from '#modules/calendar'
import type { Dossier } from '#modules/dossiers'
import type { NewPaper } from '#modules/papers'
import type { Actor, Work } from '#modules/record'
import type { Plan } from './plan.ts'
import { after } from './working-minutes.ts'

/** The stored file that stands for every paper uploaded in a simulation. */
export type Scan = NewPaper['file']

/** One act of a story: when (local minute), by whom, and the real verb. Acts of one rank may be done side by side. */
export type Step = {
  readonly minute: number
  readonly rank: number
  readonly by: Actor
  readonly run: (work: Work) => Promise<Dossier>
}

/** A dossier's life, act by act; it is told the dossier after each. */
export type Story = Generator<Step, void, Dossier>

/** What a story knows while it goes on. */
export type Life = {
  readonly plan: Plan
  readonly calendar: Calendar
  readonly scan: Scan
  minute: number
  dossier: Dossier
}

/** The order in which acts follow each other within an hour: everybody files before anybody accepts, and so on. */
export const RANKS = {
  submit: 0,
  before: 1,
  accept: 2,
  pay: 3,
  forward: 4,
  assign: 5,
  review: 6,
  propose: 7,
  check: 8,
  approve: 9,
  number: 10,
  collect: 11,
  deliver: 12,
  rate: 13,
} as const

export type Doing = {
  readonly rank: keyof typeof RANKS
  readonly by: Actor
  /** Working minutes after the act before. */
  readonly wait: number
  readonly run: (work: Work, target: { code: string }) => Promise<Dossier>
}

/** One more act in the working hours of whoever does it. */
export function* act(life: Life, doing: Doing): Story {
  life.minute = after(life.calendar, life.minute, doing.wait)
  const target = { code: life.dossier.code }
  const { by } = doing
  life.dossier = yield {
    minute: life.minute,
    rank: RANKS[doing.rank],
    by,
    run: (work) => doing.run(work, target),
  }
}
