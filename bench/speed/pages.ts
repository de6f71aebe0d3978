/** The residents' pages: how many a second, and how many bytes they are, plain and packed. */
import { openLine } from './http-line.ts'
import { openCitizen } from './lists.ts'
import { runClients } from './load.ts'
import type { Scene } from './scene.ts'

/** A page: its name and address, and as whom it is asked for; signed in it is the resident with a thousand dossiers. */
export type PageAsked = {
  readonly name: string
  readonly path: string
  readonly cookie: string | undefined
}

/** The pages that are measured. */
export async function pagesAsked(scene: Scene): Promise<PageAsked[]> {
  const cookie = await openCitizen(scene)
  return [
    ...PUBLIC.map(([name, path]) => ({ name, path, cookie: undefined })),
    ...OWN.map(([name, path]) => ({ name, path, cookie })),
  ]
}

const PUBLIC = [
  ['first page', '/'],
  ['where to go', '/noi-nop?q=C%E1%BA%A7u+Gi%E1%BA%A5y'],
  ['procedures', '/thu-tuc'],
  ['one procedure', '/thu-tuc/2.000908'],
  ['tracking', '/tra-cuu'],
] as const
/** Of somebody signed in. */
const OWN = [
  ['filing online, its first step', '/nop/2.000908'],
  ['a resident’s own dossiers', '/ho-so'],
] as const
const CLIENTS = 16
/** Pages a visitor asks for on his connection. */
const ASKED = 5

export type PageRate = {
  readonly name: string
  readonly perS: number
  readonly bytes: number
  readonly packed: number
}

/** Asks each page for so many seconds by sixteen clients, after half as many that are not counted. */
export async function measurePages(
  scene: Scene,
  seconds: number,
  told: (text: string) => void,
): Promise<PageRate[]> {
  const rates: PageRate[] = []
  const { served } = scene
  for (const { name, path, cookie } of await pagesAsked(scene)) {
    const line = openLine(served.port, '127.50.1.1')
    const [plain, packed] = [
      await line.ask({ method: 'GET', path, cookie }),
      await line.ask({ method: 'GET', path, cookie, headers: 'accept-encoding: br\r\n' }),
    ]
    line.close()
    if (plain.status !== 200) throw new Error(`${path} was answered ${plain.status}`)
    // Each client comes from ever new addresses: the house counts requests by address.
    const ask = async (client: number, round: number): Promise<void> => {
      const visitor = openLine(
        served.port,
        `127.51.${(client << 4) + ((round >> 7) & 15)}.${1 + (round & 127)}`,
      )
      for (let page = 0; page < ASKED; page += 1) await visitor.ask({ method: 'GET', path, cookie })
      visitor.close()
    }
    await runClients({ clients: CLIENTS, seconds: seconds / 2 }, ask)
    const load = await runClients({ clients: CLIENTS, seconds }, ask)
    const perS = (load.rounds * ASKED) / load.seconds
    rates.push({ name, perS, bytes: plain.body.length, packed: packed.body.length })
    told(`${name}: ${perS.toFixed(0)}/s`)
  }
  return rates
}
