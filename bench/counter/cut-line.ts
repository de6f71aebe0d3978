/** The cut-line run in the real browser: desks that go on without the line, crash and come back, and what the house then has. */
import type { House } from '#db/house.ts'
import { CARD } from '#test/certified-copy.ts'
import { type OfflineDesk, openOfflineDesk, takeCopyIn, waitUntilReady } from '#test/offline-desk.ts'

const OFFICER = 'tiepnhan.cau-giay'

/** What came of it; `disordered` counts desks whose things were not sent in the order they were taken in. */
export type CutLine = {
  readonly desks: number
  readonly crashes: number
  readonly taken: number
  readonly stored: number
  readonly lost: number
  readonly doubled: number
  readonly disordered: number
  /** Printed days that differ from the house's. */
  readonly other_days: number
  readonly seconds_each: number
}

type Run = { readonly address: string; readonly house: House; readonly desks: number; readonly each: number }

/** Each desk takes in as much; the browser crashes half way, and the line is back for a moment once, for a desk that has to sign in. */
export async function playCutLine(run: Run, say: (line: string) => void): Promise<CutLine> {
  const { address, house, desks: count, each } = run
  const desks = await Promise.all(Array.from({ length: count }, () => openOfflineDesk(address)))
  try {
    await Promise.all(desks.map((desk) => beginWithoutLine(desk, address)))
    say(`${count} desks are ready, and the line is cut`)
    const began = performance.now()
    const taken = await Promise.all(desks.map((desk, place) => takeAll(desk, { ...run, place })))
    const seconds = (performance.now() - began) / 1000
    say(`${count * each} were taken in without it, each browser having crashed once`)
    await Promise.all(desks.map((desk) => sendAll(desk, { address, each })))
    return {
      desks: count,
      crashes: count,
      ...(await judge(house, taken)),
      seconds_each: round(seconds / each),
    }
  } finally {
    await Promise.all(desks.map((desk) => desk.close()))
  }
}

async function beginWithoutLine(desk: OfflineDesk, address: string): Promise<void> {
  await desk.signIn(OFFICER)
  await waitUntilReady(desk.page())
  await desk.cut(true)
  await openIntake(desk, address)
}

async function openIntake(desk: OfflineDesk, address: string): Promise<void> {
  await desk.page().goto(`${address}/quay/tiep-nhan`)
  await desk.page().locator('#o-thu-tuc').waitFor()
}

type Taken = { readonly code: string; readonly due: string }

async function takeAll(
  desk: OfflineDesk,
  { address, each, place }: Run & { place: number },
): Promise<Taken[]> {
  const taken: Taken[] = []
  for (let turn = 0; turn < each; turn += 1) {
    if (turn === Math.floor(each / 2)) {
      await desk.crash()
      await openIntake(desk, address)
    }
    const document = `Bằng ${place}-${turn}`
    taken.push(await takeCopyIn(desk.page(), { document, pages: 1 + (turn % 5), copies: 1, card: CARD }))
    await desk.page().keyboard.press('F2')
  }
  return taken
}

/** The line is back; nobody is signed in after the crash, so an officer signs in, and all of it goes. */
async function sendAll(desk: OfflineDesk, { address, each }: Pick<Run, 'address' | 'each'>): Promise<void> {
  await desk.cut(false)
  await desk.signIn(OFFICER)
  await desk.page().goto(`${address}/quay/mat-mang`)
  await desk.page().locator(`[data-counts="0/${each}/0"]`).waitFor({ timeout: 120_000 })
}

async function judge(house: House, taken: readonly (readonly Taken[])[]) {
  const all = taken.flat()
  const stored = await house.city<{ code: string; due: string }[]>`
    select code, to_char(due_at at time zone 'Asia/Ho_Chi_Minh', 'DD/MM/YYYY HH24:MI') as due
    from dossiers where code in ${house.city(all.map(({ code }) => code))}`
  const made = await house.city<
    { count: number }[]
  >`select count(*)::int as count from dossiers where accepted_at is not null
    and exists (select 1 from offline_items i where i.code = dossiers.code)`
  const sent = await house.city<{ code: string }[]>`select code from offline_items order by sent_at, code`
  const days = new Map(stored.map(({ code, due }) => [code, due]))
  return {
    taken: all.length,
    stored: stored.length,
    lost: all.filter(({ code }) => !days.has(code)).length,
    doubled: (made[0]?.count ?? 0) - stored.length + (all.length - new Set(all.map(({ code }) => code)).size),
    disordered: taken.filter((desk) => !isInOrder(desk, sent)).length,
    other_days: all.filter(({ code, due }) => days.has(code) && days.get(code) !== due).length,
  }
}

function isInOrder(desk: readonly Taken[], sent: readonly { readonly code: string }[]): boolean {
  const places = new Map(desk.map(({ code }, place) => [code, place]))
  const order = sent.flatMap(({ code }) => places.get(code) ?? [])
  return order.every((place, index) => place === index)
}

function round(seconds: number): number {
  return Math.round(seconds * 10) / 10
}
