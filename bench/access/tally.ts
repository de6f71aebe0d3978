/** What an audit counted and, for everything that was wrong, what was asked by whom. */
import { LONGEST_MS, type Answer, type Verdict } from './verdict.ts'

/** A fault as it is told. */
export type Fault = { readonly verdict: Verdict; readonly where: string; readonly told: string }

/** A check as it is told where it went wrong; `again` asks the same once more. */
export type Told = Omit<Fault, 'verdict'> & { readonly again?: () => Promise<Answer> }

/** The classes in which answers are counted by how long they took; each ends below so many milliseconds. */
export const ANSWER_TIMES = [
  { name: 'below 10 ms', below: 10, isSlow: false },
  { name: '10–100 ms', below: 100, isSlow: false },
  { name: '0.1–1 s', below: 1000, isSlow: false },
  { name: `1–${LONGEST_MS / 1000} s`, below: LONGEST_MS, isSlow: false },
  { name: `${LONGEST_MS / 1000} s and more`, below: Infinity, isSlow: true },
] as const

/** Counts checks by wall, and keeps the faults. */
export class Tally {
  readonly walls = new Map<string, number>()
  readonly faults: Fault[] = []
  /** Addresses the table has no line for: only that nothing behind the wall shows was checked there. */
  readonly unlisted = new Set<string>()
  /** Walled tables without a row of a subject, or with none that anybody read: nothing was looked at there. */
  readonly bare = new Set<string>()
  /** How many pages Chromium opened; null where it was not asked. */
  pages: number | null = null
  /** The addresses that take files. */
  takers: readonly string[] = []
  /** How many tables have row-level security. */
  walled = 0
  /** How many addresses the fuzzing left out, when its time was up. */
  leftOut = 0
  slowestMs = 0
  /** How many answers took how long, by `ANSWER_TIMES`. */
  readonly times: number[] = ANSWER_TIMES.map(() => 0)
  /** How many checks of each wall were not sound. */
  readonly wrong = new Map<string, number>()
  /** Answers that came late, once for each address: others were asked at the same time, so they are asked again alone. */
  readonly #late = new Map<string, Told>()
  readonly #proofs = new Map<string, boolean>()

  /** Notes how long an answer took, in milliseconds. */
  noteTime(ms: number): void {
    this.slowestMs = Math.max(this.slowestMs, ms)
    const at = ANSWER_TIMES.findIndex(({ below }) => ms < below)
    this.times[at] = (this.times[at] ?? 0) + 1
  }

  /** Notes whether a refusal at a shut address was one of who asked. */
  noteProof(address: string, isProven: boolean): void {
    this.#proofs.set(address, (this.#proofs.get(address) ?? false) || isProven)
  }

  /** Shut addresses where every stranger was told only that his request was badly made. */
  get unproven(): string[] {
    return [...this.#proofs].flatMap(([address, isProven]) => (isProven ? [] : [address]))
  }

  /** Notes one check of a wall. */
  note(wall: string, verdict: Verdict, fault: () => Told): void {
    this.walls.set(wall, (this.walls.get(wall) ?? 0) + 1)
    if (verdict === 'sound') return
    const told = fault()
    if (verdict === 'slow' && told.again) return void this.#late.set(addressIn(told), told)
    this.wrong.set(wall, (this.wrong.get(wall) ?? 0) + 1)
    this.faults.push({ verdict, where: told.where, told: told.told })
  }

  /** Asks each late one again, alone: slow is only what is late a second time, so that a busy machine accuses nobody. */
  async askLateAgain(): Promise<void> {
    for (const { where, told, again } of this.#late.values()) {
      const ms = Math.round((await again?.())?.ms ?? 0)
      if (ms > LONGEST_MS) this.faults.push({ verdict: 'slow', where, told: `${told}; alone ${ms} ms` })
    }
    this.#late.clear()
  }

  /** The faults once each: how often the same one was met, with its first telling. */
  get kinds(): (Fault & { readonly times: number })[] {
    const kinds = new Map<string, Fault & { times: number }>()
    for (const fault of this.faults) {
      const key = `${fault.verdict} ${addressIn(fault)}`
      const known = kinds.get(key)
      if (known) known.times++
      else kinds.set(key, { ...fault, times: 1 })
    }
    return [...kinds.values()]
  }

  /** All checks of all walls. */
  get checks(): number {
    return [...this.walls.values()].reduce((sum, count) => sum + count, 0)
  }

  /** How many checks came to this verdict. */
  count(verdict: Verdict): number {
    return this.faults.filter((fault) => fault.verdict === verdict).length
  }
}

/** Where it was, without who asked. */
function addressIn({ where }: Pick<Fault, 'where'>): string {
  return where.replace(/ (by|as) .*/, '')
}
