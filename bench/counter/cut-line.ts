/** The cut-line run in the real browser: desks that go on without the line, crash and come back, and what the house then has. */
import { pause } from '#platform/processes.ts'
import { CARD } from '#test/certified-copy.ts'
import { type OfflineDesk, openOfflineDesk, takeCopyIn, waitUntilReady } from '#test/offline-desk.ts'
import { judgeCut, type Judged, type Taken } from './judge-cut.ts'
import type { Served } from './served.ts'

const OFFICER = 'tiepnhan.cau-giay'
/** The cut lasts so long by the clocks of house and desks; the officer's right has eight hours. */
const CUT_MS = 7.9 * 3_600_000
/** So many have arrived when the server is killed in the middle of sending. */
const SOME = 4

/** What came of it. */
export type CutLine = Judged & {
  readonly desks: number
  readonly browser_crashes: number
  readonly server_crashes: number
  readonly reconnects: number
  readonly seconds_each: number
}

export type Run = {
  readonly served: Served
  readonly desks: number
  readonly each: number
  /** How many times the line comes back; the last time for good. */
  readonly reconnects: number
  /** How far the house's clock is ahead at the beginning, in milliseconds. */
  readonly ahead: number
}

/** Opens the desks and signs them in: each is ready for when its line is cut. */
export function openDesks({ served, desks, ahead }: Run): Promise<OfflineDesk[]> {
  return Promise.all(
    Array.from({ length: desks }, async () => {
      const desk = await openOfflineDesk(served.address, ahead)
      await desk.signIn(OFFICER)
      await waitUntilReady(desk.page())
      return desk
    }),
  )
}

/** Each desk takes in as much, its browser crashes half way; the line comes back, and the server is killed as they send. */
export async function playCutLine(
  run: Run,
  desks: readonly OfflineDesk[],
  say: (line: string) => void,
): Promise<CutLine> {
  const { served, each, reconnects, ahead } = run
  const taken: Taken[][] = desks.map(() => [])
  let seconds = 0
  let crashes = 0
  for (let leg = 1; leg <= reconnects; leg += 1) {
    await Promise.all(desks.map((desk) => cutLine(desk, served.address)))
    const upTo = Math.round((each * leg) / reconnects)
    const began = performance.now()
    while ((taken[0]?.length ?? 0) < upTo) {
      const count = taken[0]?.length ?? 0
      if (count === Math.floor(each / 2)) {
        await Promise.all(desks.map((desk) => crashAndReturn(desk, served.address)))
        say(`every browser has crashed and is back, ${count} taken in at each desk`)
      }
      if (served.hasten) await goOn(run, desks, ahead + (CUT_MS * count) / each)
      const copies = desks.map((desk, place) => takeOne(desk, place, count))
      for (const [place, one] of (await Promise.all(copies)).entries()) taken[place]?.push(one)
    }
    seconds += (performance.now() - began) / 1000
    say(`${taken.flat().length} taken in without the line; it comes back`)
    crashes += await sendAll(run, desks, { count: upTo, database: leg % 2 === 0 })
    say(`all of them sent${served.kill ? ', the server having been killed meanwhile' : ''}`)
  }
  return {
    desks: desks.length,
    ...{ browser_crashes: desks.length, server_crashes: crashes, reconnects },
    ...(await judgeCut(served, taken)),
    seconds_each: round(seconds / each),
  }
}

async function goOn({ served }: Run, desks: readonly OfflineDesk[], ahead: number): Promise<void> {
  await Promise.all([served.hasten?.(ahead), ...desks.map((desk) => desk.hasten(ahead))])
}

async function cutLine(desk: OfflineDesk, address: string): Promise<void> {
  await desk.cut(true)
  await openIntake(desk, address)
}

async function crashAndReturn(desk: OfflineDesk, address: string): Promise<void> {
  await desk.crash()
  await openIntake(desk, address)
}

async function openIntake(desk: OfflineDesk, address: string): Promise<void> {
  await desk.page().goto(`${address}/quay/tiep-nhan`)
  await desk.page().locator('#o-thu-tuc').waitFor()
}

async function takeOne(desk: OfflineDesk, place: number, turn: number): Promise<Taken> {
  const document = `Bằng ${place}-${turn}`
  const brought = { document, pages: 1 + (turn % 5), copies: 1, card: CARD }
  const taken = await takeCopyIn(desk.page(), brought)
  await desk.page().keyboard.press('F2')
  return taken
}

/** The line is back: an officer signs in, all of it goes, and in the middle the server dies; answers how often it did. */
async function sendAll(
  { served }: Run,
  desks: readonly OfflineDesk[],
  { count, database }: { count: number; database: boolean },
): Promise<number> {
  const before = await arrived(served)
  await Promise.all(
    desks.map(async (desk) => {
      await desk.cut(false)
      await desk.signIn(OFFICER)
    }),
  )
  if (served.kill) {
    while ((await arrived(served)) < before + SOME) await pause(20)
    await served.kill({ database })
  }
  await Promise.all(
    desks.map(async (desk) => {
      await desk.page().goto(`${served.address}/quay/mat-mang`)
      await desk.page().locator(`[data-counts="0/${count}/0"]`).waitFor({ timeout: 240_000 })
      await desk.page().goto(`${served.address}/quay/tiep-nhan`)
      await waitUntilReady(desk.page())
    }),
  )
  return served.kill ? 1 : 0
}

async function arrived({ look }: Served): Promise<number> {
  const [row] = await look(
    (sql) => sql<{ count: number }[]>`select count(*)::int as count from offline_items`,
  )
  return row?.count ?? 0
}

function round(seconds: number): number {
  return Math.round(seconds * 10) / 10
}
