/** Reads against their limit: an officer's page of fifty dossiers, then one of them, each look recorded before the answer. */
import { CLIENTS } from './act-rounds.ts'
import { runClients } from './load.ts'
import { countCost, officesOf, type Cost, type Scene } from './scene.ts'

export type ReadRound = {
  readonly readsPerS: number
  readonly cost: Cost
  readonly reads: number
  readonly lists: readonly number[]
  readonly ones: readonly number[]
}

/** Reads for some seconds; the lists' and the dossiers' times in ms. */
export async function readRound(scene: Scene, seconds: number): Promise<ReadRound> {
  const offices = Array.from({ length: CLIENTS }, (_, client) => officesOf(scene, client, CLIENTS))
  const [lists, ones]: [number[], number[]] = [[], []]
  const cost = countCost(scene)
  const { seconds: took } = await runClients({ clients: CLIENTS, seconds }, async (client, round) => {
    const own = offices[client] ?? []
    const office = own[round % own.length]
    if (!office) throw new Error('a client without an office')
    const line = office.lineOf('tiepnhan')
    const cookie = office.commune.cookies.tiepnhan
    const begun = performance.now()
    const list = await line.ask({ method: 'GET', path: '/api/dossiers?limit=50', cookie })
    const between = performance.now()
    const codes = [...list.body.toString('utf8').matchAll(/"code":"(TD\.[^"]+)"/g)]
    const code = codes[(round * 7) % Math.max(1, codes.length)]?.[1]
    if (list.status !== 200 || !code)
      throw new Error(`a list answered ${list.status}: ${list.body.toString()}`)
    const one = await line.ask({ method: 'GET', path: `/api/dossiers/${code}`, cookie })
    if (one.status !== 200) throw new Error(`a dossier answered ${one.status}: ${one.body.toString()}`)
    lists.push(between - begun)
    ones.push(performance.now() - between)
  })
  const used = cost()
  for (const office of offices.flat()) office.close()
  const reads = lists.length + ones.length
  return { readsPerS: reads / took, cost: used, reads, lists, ones }
}
