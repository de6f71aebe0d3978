/** Lists and searches as their readers ask for them, one after another, each for another commune, name or code. */
import { randomBytes, randomUUID } from 'node:crypto'
import { percentile } from './figures.ts'
import { openLine } from './http-line.ts'
import { timesOf, type Times } from './lifecycles.ts'
import { fold } from '#platform/text.ts'
import { openSessionOf, residentOf } from './people.ts'
import type { Scene } from './scene.ts'

/** One list: what it is, how long its answers took, how many lines they had in the middle. */
export type ListTimes = { readonly name: string; readonly times: Times; readonly lines: number }

type Asking = {
  readonly name: string
  readonly path: (turn: number) => string
  /** What is asked in a body, where names are searched: those never stand in an address. */
  readonly q?: (turn: number) => string
  readonly cookie: (turn: number) => string
}

/** Asks each list so many times, after some that are not counted: a connection plans a statement anew five times. */
export async function measureLists(
  scene: Scene,
  asked: { times: number; warm: number; told: (text: string) => void },
): Promise<ListTimes[]> {
  const measured: ListTimes[] = []
  for (const [at, asking] of (await askings(scene)).entries()) {
    const line = openLine(scene.served.port, `127.20.0.${at + 1}`)
    const ms: number[] = []
    const lines: number[] = []
    for (let turn = 0; turn < asked.warm + asked.times; turn += 1) {
      const begun = performance.now()
      const cookie = asking.cookie(turn)
      const answer = await line.ask({ ...askedBy(asking, turn), cookie })
      if (answer.status !== 200) {
        throw new Error(`${asking.name} was answered ${answer.status}: ${answer.body.toString()}`)
      }
      if (turn < asked.warm) continue
      ms.push(performance.now() - begun)
      lines.push(answer.body.toString('utf8').split('"principal_name"').length - 1)
    }
    line.close()
    const middle = percentile(lines, 0.5)
    measured.push({ name: asking.name, times: timesOf(ms), lines: middle })
    asked.told(`${asking.name}: p95 ${timesOf(ms).p95.toFixed(1)} ms, ${middle} lines`)
  }
  return measured
}

function askedBy({ path, q }: Asking, turn: number) {
  if (!q) return { method: 'GET', path: path(turn) } as const
  return { method: 'POST', path: path(turn), body: JSON.stringify({ q: q(turn), limit: 50 }) } as const
}

async function askings(scene: Scene): Promise<Asking[]> {
  const { communes, owner } = scene
  const city = await openSessionOf(owner, 'giamsat.ha-noi')
  const citizen = await openCitizen(scene)
  const names = await namesOf(owner)
  const codes = await owner<
    { code: string }[]
  >`select code from dossiers order by submitted_at desc limit 500`
  const commune = (turn: number) => communes[turn % communes.length]
  const desk = (turn: number): string => commune(turn)?.cookies.tiepnhan ?? ''
  const specialist = (turn: number): string => commune(turn)?.cookies.chuyenvien ?? ''
  const ofCity = (): string => city
  const list = (query = '') => `/api/dossiers?limit=50${query}`
  const search = () => '/api/dossier-searches'
  // Somebody who has a dossier in the commune whose officer asks.
  const name = (turn: number) => {
    const some = names.get(commune(turn)?.slug ?? '') ?? []
    return some[turn % some.length] ?? ''
  }
  const code = (turn: number) => codes[turn % codes.length]?.code ?? ''
  return [
    { name: 'inbox, desk officer', path: () => list('&view=inbox'), cookie: desk },
    { name: 'inbox, specialist', path: () => list('&view=inbox'), cookie: specialist },
    { name: 'all of a commune, its officer', path: () => list(), cookie: desk },
    { name: 'all of a unit, the city', path: (turn) => list(`&unit=${commune(turn)?.slug}`), cookie: ofCity },
    { name: 'all of the city', path: () => list(), cookie: ofCity },
    { name: 'overdue in the city', path: () => list('&view=overdue'), cookie: ofCity },
    { name: 'a name without accents, officer', path: search, q: name, cookie: desk },
    { name: 'a name without accents, the city', path: search, q: name, cookie: ofCity },
    { name: 'a code, the city', path: search, q: code, cookie: ofCity },
    { name: 'one person’s 1,000 dossiers', path: () => list('&view=mine'), cookie: () => citizen },
  ]
}

/** Names of principals as they are searched for, by commune: of a sample, whatever the size of the house. */
async function namesOf(owner: Scene['owner']): Promise<Map<string, string[]>> {
  const [size] = await owner<{ count: number }[]>`select count(*)::int as count from dossiers`
  const share = Math.min(100, 2_000_000 / Math.max(1, size?.count ?? 1))
  const rows = await owner<{ slug: string; names: string[] }[]>`
    select u.slug, (array_agg(distinct d.principal_name))[1:50] as names
    from dossiers d tablesample bernoulli (${share}) join units u on u.id = d.unit_id group by 1`
  return new Map(rows.map(({ slug, names }) => [slug, names.map(fold)]))
}

/** A session of the resident who has a thousand dossiers; he is given an account for it. */
export async function openCitizen({ owner }: Scene): Promise<string> {
  const { personal_number, full_name } = residentOf(0)
  const name = `congdan.bench-${personal_number}`
  await owner`
    insert into accounts (id, name, kind, full_name, person_id, password_hash, is_demonstration, created_at)
    select ${randomUUID()}, ${name}, 'citizen', ${full_name}, id, ${randomBytes(12).toString('hex')}, true, now()
    from people where personal_number = ${personal_number} on conflict do nothing`
  return openSessionOf(owner, name)
}
