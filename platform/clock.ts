/** Where "now" comes from: an ISO moment in UTC with milliseconds, `2026-02-13T07:00:00.000Z`. */
export type Clock = () => string

/** The clock of the machine. */
export const systemClock: Clock = () => new Date().toISOString()

/** The clock of the machine, so many milliseconds on or back. */
export function shiftedClock(milliseconds: number): Clock {
  return () => new Date(Date.now() + milliseconds).toISOString()
}

/** A clock that stands still. */
export function fixedClock(at: string): Clock {
  const moment = parse(at)
  return () => moment
}

/** A clock that moves only when it is told to; for simulation and tests. */
export type SteppingClock = {
  readonly now: Clock
  /** Moves on by so many milliseconds, never back. */
  readonly advance: (milliseconds: number) => void
  /** Moves on to a moment, never back. */
  readonly advanceTo: (moment: string) => void
}

/** A clock that starts at a moment. */
export function steppingClock(from: string): SteppingClock {
  let moment = parse(from)
  const advanceTo = (next: string): void => {
    if (next < moment) throw new RangeError(`The clock stands at ${moment} and does not go back to ${next}`)
    moment = next
  }
  return {
    now: () => moment,
    advance: (milliseconds) => advanceTo(new Date(Date.parse(moment) + milliseconds).toISOString()),
    advanceTo: (next) => advanceTo(parse(next)),
  }
}

function parse(moment: string): string {
  const date = new Date(moment)
  if (Number.isNaN(date.getTime()) || !/(Z|[+-]\d\d:\d\d)$/.test(moment)) {
    throw new RangeError(`"${moment}" is not a moment with its zone, such as 2026-02-13T07:00:00.000Z`)
  }
  return date.toISOString()
}
