/** The city's board: how long it takes, and how far behind the acts its figures are. */
import { openLine } from './http-line.ts'
import { timesOf, type Times } from './lifecycles.ts'
import { openSessionOf } from './people.ts'
import { percentile } from './figures.ts'
import type { Scene } from './scene.ts'

export type BoardTimes = { readonly times: Times; readonly lagMs: number }

/** How often the board is asked, after so many times that do not count until the code is compiled; and how many events are waited for. */
type Asked = { readonly times: number; readonly warm?: number; readonly lags?: number }

/** Asks the board once all that was filled in is counted, and waits after some events until they are. */
export async function measureBoard(
  scene: Scene,
  { times, warm = 200, lags = 10 }: Asked,
): Promise<BoardTimes> {
  await awaitFollowers(scene)
  const cookie = await openSessionOf(scene.owner, 'giamsat.ha-noi')
  const line = openLine(scene.served.port, '127.60.0.1')
  const ms: number[] = []
  for (let turn = -warm; turn < times; turn += 1) {
    const begun = performance.now()
    const { status } = await line.ask({ method: 'GET', path: '/api/board', cookie })
    if (status !== 200) throw new Error(`the board was answered ${status}`)
    if (turn >= 0) ms.push(performance.now() - begun)
  }
  line.close()
  const behind: number[] = []
  for (let turn = 0; turn < lags; turn += 1) behind.push(await lagOf(scene))
  return { times: timesOf(ms), lagMs: percentile(behind, 0.95) }
}

/** Waits until nothing that follows the feed is behind it: a house that has just been filled counts for minutes. */
async function awaitFollowers({ owner }: Scene): Promise<void> {
  const isBehind = async () => {
    const [row] = await owner<{ behind: boolean }[]>`
      select exists (select from cursors where position < (select max(position) from feed)) as behind`
    return row?.behind ?? false
  }
  while (await isBehind()) await new Promise((resolve) => setTimeout(resolve, 200))
}

/** Signs somebody in, which is an event, and waits until the figures' cursor has passed it. */
async function lagOf({ owner }: Scene): Promise<number> {
  const begun = performance.now()
  await openEvent(owner)
  for (;;) {
    const [row] = await owner<{ behind: boolean }[]>`
      select exists (select from events e left join feed f on f.event_id = e.id
        where e.id = (select max(id) from events)
          and (f.position is null or f.position > (select position from cursors where name = 'tallies'))) as behind`
    if (!row?.behind) return performance.now() - begun
    await new Promise((resolve) => setTimeout(resolve, 5))
  }
}

async function openEvent(owner: Scene['owner']): Promise<void> {
  await owner`
    insert into events (module, noun, noun_id, noun_version, act, actor_kind, at)
    values ('record', 'look', gen_random_uuid(), 0, 'list', 'system', now())`
}
