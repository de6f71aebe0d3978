import type { Business } from '#modules/dossiers'
import type { Fate } from './plan.ts'

/** One dossier that the demonstration is sure to have. `age`: working days before the last one on which it was filed. */
export type Shown = {
  readonly code: string
  readonly channel: 'counter' | 'online'
  readonly fate: Fate
  readonly haltAt: Business | null
  readonly age: number
}

type Row = readonly [
  haltAt: Business | null,
  code: string,
  channel: Shown['channel'],
  age: number,
  fate?: Fate,
]

/** Every state once or more in the commune that people try first: something in every inbox, some of it late. */
const ROWS: readonly Row[] = [
  ['submitted', '1.004873', 'online', 0],
  ['submitted', '2.000635', 'online', 0],
  ['submitted', '1.001193', 'online', 1],
  ['submitted', '1.013274', 'online', 3],
  ['supplement_before', '1.000894', 'online', 1, 'abandoned'],
  ['refusal_drafted', '2.000635', 'online', 1, 'refused'],
  ['refused', '2.000908', 'counter', 4, 'refused'],
  ['accepted', '1.001193', 'counter', 0],
  ['accepted', '1.004873', 'counter', 1],
  ['accepted', '2.000815', 'counter', 0],
  ['forwarded', '2.000815', 'counter', 0],
  ['forwarded', '1.004873', 'counter', 1],
  ['forwarded', '1.013225', 'online', 4],
  ['forwarded', '1.000656', 'counter', 0],
  ['reviewing', '1.004873', 'online', 2],
  ['reviewing', '1.012812', 'counter', 6],
  ['reviewing', '1.011607', 'counter', 5],
  ['reviewing', '1.000894', 'counter', 4],
  ['consulting', '1.013225', 'counter', 7, 'consulted'],
  ['consulting', '1.010736', 'online', 7, 'consulted'],
  ['supplement', '1.004873', 'online', 2, 'supplemented'],
  ['supplement', '1.013225', 'counter', 7, 'supplemented'],
  ['supplement_proposed', '1.000894', 'counter', 9, 'supplemented_twice'],
  ['financial', '1.013225', 'counter', 7, 'financial'],
  ['proposed', '1.001193', 'counter', 0],
  ['proposed', '1.004873', 'online', 2],
  ['endorsed', '2.000815', 'counter', 0],
  ['endorsed', '1.004873', 'counter', 2],
  ['endorsed', '2.000635', 'online', 0],
  ['approved', '2.000884', 'counter', 0],
  ['approved', '1.000894', 'online', 0],
  ['finished', '2.000815', 'counter', 2],
  ['finished', '1.001193', 'online', 3],
  ['finished', '2.000635', 'counter', 3],
  ['withdrawn', '1.013274', 'counter', 6, 'withdrawn'],
  ['stopped', '1.011607', 'counter', 7, 'stopped'],
  [null, '1.013274', 'online', 8, 'extended'],
  [null, '2.000635', 'online', 5],
  [null, '1.004873', 'online', 8, 'declined'],
  [null, '2.000635', 'counter', 6, 'transferred'],
]

/** The rows, each with the usual fate where none is named. */
export const SHOWN: readonly Shown[] = ROWS.map(([haltAt, code, channel, age, fate = 'usual']) => ({
  ...{ haltAt, code, channel, age, fate },
}))
