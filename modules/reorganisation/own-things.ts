import type { OfficeSuccession } from '#modules/units'

type Asked<T> = {
  /** What agencies have of their own, by agency. */
  readonly own: ReadonlyMap<string, T>
  readonly offices: readonly OfficeSuccession[]
  readonly rule: 'successor' | 'continue'
  readonly same: (one: T, other: T) => boolean
}

/** What an agency that ends has of its own, and the agency it goes to. */
export type Carried<T> = { readonly office: OfficeSuccession; readonly thing: T }

/** What becomes of what agencies that end have of their own: pure, the same when it is tried and when it is done. */
export type OwnThings<T> = {
  /** Goes to the successor. */
  readonly carried: readonly Carried<T>[]
  /** Ends: by the rule the successor goes by its own, and it has none. */
  readonly lacking: readonly OfficeSuccession[]
  /** Several that are not the same would come to one successor: none of them does. */
  readonly clashing: readonly (readonly OfficeSuccession[])[]
}

/** Whoever takes over and has something of its own keeps it; else the rule says whether that of the old agency goes on. */
export function carryOwn<T>({ own, offices, rule, same }: Asked<T>): OwnThings<T> {
  const going = offices.flatMap((office): Carried<T>[] => {
    const thing = own.get(office.agency)
    return thing === undefined || own.has(office.successor) ? [] : [{ office, thing }]
  })
  if (rule === 'successor') return { carried: [], clashing: [], lacking: going.map(({ office }) => office) }
  const carried: Carried<T>[] = []
  const clashing: OfficeSuccession[][] = []
  for (const together of Map.groupBy(going, ({ office }) => office.successor).values()) {
    const [first, ...others] = together
    if (!first) continue
    if (others.every(({ thing }) => same(thing, first.thing))) carried.push(first)
    else clashing.push(together.map(({ office }) => office))
  }
  return { carried, clashing, lacking: [] }
}
