/** What a torture is asked to do, what its parts share, and what it came to. */
import type { Random } from '#modules/simulation'
import type { Noted } from './ask.ts'
import type { Failure } from './failure.ts'
import type { Victim } from './faults.ts'
import type { PostOffice } from './post-office.ts'
import type { Fault } from './verdict.ts'

/** How much, by which numbers, and whom to tell. */
export type Wanted = {
  /** At least so many. */
  readonly crashes: number
  /** Failures go on for so many seconds from the start, where the crashes are reached before. */
  readonly seconds: number
  readonly isQuick: boolean
  readonly seed: string
  readonly communes: number
  /** A file that takes everything the house says in its log; undefined keeps nothing. */
  readonly said: string | undefined
  readonly show: (done: number, total: number) => void
}

/** One failure as it was lived through; `back` is when somebody was answered with success again, in ms after it. */
export type Lived = { readonly failure: Failure; readonly at: number; readonly back: number }

/** Everything a torture came to. */
export type Tortured = {
  readonly lived: readonly Lived[]
  readonly noted: Noted
  readonly acts: {
    readonly acknowledged: number
    readonly refused: number
    readonly unknown: number
    readonly looks: number
  }
  readonly faults: readonly Fault[]
  /** Each planted bug and whether the checker named it. */
  readonly planted: Readonly<Record<string, boolean>>
  readonly disk: string | null
  readonly seconds: number
  readonly counted: {
    readonly dossiers: number
    readonly events: number
    readonly papers: number
    readonly numbers: number
    readonly originals: number
    readonly tickets: number
    /** Letters the house wrote, and how many came in, those that came again included. */
    readonly letters: number
    readonly received: number
  }
}

/** What all parts of one torture share. */
export type Scene = {
  readonly wanted: Wanted
  readonly victim: Victim
  readonly histories: string
  readonly post: PostOffice
  readonly noted: Noted
  readonly random: Random
  readonly began: number
  isPlanted: boolean
  /** The last words of servers that ended by themselves. */
  readonly deaths: string[]
}
