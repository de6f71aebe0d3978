import type { ComponentChildren } from 'preact'
import type { DeskData } from '../../counter/desk-data.ts'
import { SCAN_PATH } from '../../counter/offline-path.ts'
import { findReady, handOverHere, isHandedHere, judgeHandOver, type HandOverState } from './hand-over.ts'
import { HandOverScreen } from './hand-over-screen.tsx'
import { countLeft } from './lease.ts'
import { findTaken, keepScans, type ScanState } from './scan-later.ts'
import { ScanScreen } from './scan-screen.tsx'
import { TicketScreen } from './ticket-screen.tsx'
import { callHere, drawHere, endHere, lineHere } from './tickets.ts'
import { houseNow } from './vault.ts'

/** What a desk does without the line besides taking dossiers in, by the address of the same work with the line. */
export const SIDES = { tickets: '/quay/goi-so', hand_over: '/quay/tra-ket-qua', scan: SCAN_PATH } as const
export type Side = keyof typeof SIDES

/** How it stands on the screen: the number just given, or the result being handed over. */
export type SideState = {
  readonly given: string | null
  readonly handOver: HandOverState
  readonly scan: ScanState
}

/** Which work an address is of; null where it is intake. */
export function sideAt(pathname: string): Side | null {
  const sides = ['tickets', 'hand_over', 'scan'] as const
  return sides.find((side) => SIDES[side] === pathname) ?? null
}

/** The screen as its address asks for it. */
export async function startSide(search: string): Promise<SideState> {
  const code = (new URLSearchParams(search).get('q') ?? '').trim().toUpperCase()
  const done = code && (await isHandedHere(code)) ? ('before' as const) : null
  return { given: null, handOver: { code, typed: {}, errors: [], done }, scan: await findTaken(code) }
}

/** Draws it from what this desk keeps. */
export async function drawSide(side: Side, data: DeskData, state: SideState): Promise<ComponentChildren> {
  const { handOver } = state
  if (side === 'scan') return <ScanScreen data={data} state={state.scan} />
  if (side === 'hand_over')
    return <HandOverScreen data={data} ready={findReady(data, handOver.code)} state={handOver} />
  const [line, left] = await Promise.all([lineHere(data), countLeft('numbers', houseNow())])
  return <TicketScreen data={data} line={line} left={left} given={state.given} />
}

type Pressed = { readonly what: string; readonly fields: FormData; readonly state: SideState }

/** Does what was pressed; answers how the screen stands then. */
export async function doSide(
  side: Side,
  data: DeskData,
  { what, fields, state }: Pressed,
): Promise<SideState> {
  const of = (name: string) => {
    const value = fields.get(name)
    return typeof value === 'string' ? value.trim() : ''
  }
  if (side === 'scan') {
    const kept = await keepScans(data, state.scan.code, fields)
    return { ...state, scan: { ...state.scan, kept } }
  }
  if (side === 'hand_over') {
    const { code } = state.handOver
    const names = ['paper', 'to', 'identity', 'tail', 'signed', 'strokes', 'cash']
    const typed = Object.fromEntries(names.map((name) => [name, of(name)]))
    const errors = judgeHandOver(typed, findReady(data, code))
    if (errors.length > 0) return { ...state, handOver: { code, typed, errors, done: null } }
    await handOverHere(data, code, typed)
    return { ...state, handOver: { code, typed: {}, errors: [], done: 'now' } }
  }
  if (what === 'draw')
    return { ...state, given: await drawHere(data, { service: of('service'), priority: of('priority') }) }
  if (what === 'call') {
    const { waiting } = await lineHere(data)
    const one = waiting.find(({ id }) => id === of('id'))
    if (one) await callHere(one)
  }
  if (what === 'done' || what === 'no_show') await endHere(data, what)
  return { ...state, given: null }
}
