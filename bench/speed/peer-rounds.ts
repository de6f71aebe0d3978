/** Filing and an officer's list here and in Directus, by as many clients, in turns: ours does more for each request. */
import { randomUUID } from 'node:crypto'
import { systemClock } from '#platform/clock.ts'
import { CLIENTS } from './act-rounds.ts'
import { startDirectus, type Peer } from './directus.ts'
import { spreadOf, type Spread } from './figures.ts'
import { openLine, type Answer } from './http-line.ts'
import { fileDossier, type Office } from './lifecycle.ts'
import { runClients } from './load.ts'
import { officesOf, type Scene } from './scene.ts'

/** Rates a second of one kind of request, and how many times the peer's rate ours is, round by round. */
export type PeerCompared = { readonly house: Spread; readonly peer: Spread; readonly ratio: Spread }

export type PeerComparison = { readonly creates: PeerCompared; readonly lists: PeerCompared }

type Played = {
  readonly rounds: number
  readonly seconds: number
  readonly warm: number
  readonly told: (text: string) => void
}

/** What one client asks again and again. */
type Ask = (client: number, round: number) => Promise<Answer>

/** Plays the rounds; where Directus is not installed, the reason. */
export async function comparePeer(scene: Scene, played: Played): Promise<PeerComparison | string> {
  const peer = await startDirectus(scene)
  if (typeof peer === 'string') return peer
  const offices = Array.from({ length: CLIENTS }, (_, client) => officesOf(scene, client, CLIENTS))
  try {
    const theirs = await peerAsks(scene, peer)
    const ours = houseAsks(scene, offices)
    const creates = await inTurns([ours.create, theirs.create], played)
    const lists = await inTurns([ours.list, theirs.list], played)
    const told = ({ house, peer: other }: PeerCompared) =>
      `${house.median.toFixed(0)}/s, Directus ${other.median.toFixed(0)}/s`
    played.told(`creates ${told(creates)}; lists ${told(lists)}`)
    theirs.close()
    return { creates, lists }
  } finally {
    for (const office of offices.flat()) office.close()
    await peer.stop()
  }
}

async function inTurns([ours, theirs]: readonly [Ask, Ask], { rounds, seconds, warm }: Played) {
  const rate = async (ask: Ask, seconds: number): Promise<number> => {
    let answered = 0
    const done = await runClients({ clients: CLIENTS, seconds }, async (client, round) => {
      const { status, body } = await ask(client, round)
      if (status < 300) answered += 1
      // Told to come again, on a busy machine: honest, and not counted.
      else if (status !== 503) throw new Error(`answered ${status}: ${body.toString('utf8').slice(0, 500)}`)
    })
    return answered / done.seconds
  }
  await rate(ours, warm)
  await rate(theirs, warm)
  const pairs: { house: number; peer: number }[] = []
  for (let round = 0; round < rounds; round += 1)
    pairs.push({ house: await rate(ours, seconds), peer: await rate(theirs, seconds) })
  return {
    house: spreadOf(pairs.map(({ house }) => house)),
    peer: spreadOf(pairs.map(({ peer }) => peer)),
    ratio: spreadOf(pairs.map(({ house, peer }) => house / peer)),
  }
}

function houseAsks({ residents }: Scene, offices: readonly (readonly Office[])[]) {
  let resident = 0
  const officeOf = (client: number, round: number): Office => {
    const own = offices[client] ?? []
    const office = own[round % own.length]
    if (!office) throw new Error('a client without an office')
    return office
  }
  const create: Ask = (client, round) =>
    fileDossier(officeOf(client, round), 1 + (resident++ % (residents - 1)))
  const list: Ask = (client, round) => {
    const { lineOf, commune } = officeOf(client, round)
    return lineOf('tiepnhan').ask({
      ...{ method: 'GET', path: '/api/dossiers?limit=50' },
      cookie: commune.cookies.tiepnhan,
    })
  }
  return { create, list }
}

/** The columns of a line of the list; ours answers more. */
const SHOWN = 'id,code,procedure_code,channel,business,unit_id,principal_name,submitted_at,due_at'

async function peerAsks({ owner }: Scene, { port, token }: Peer) {
  const filed = await owner<{ agency_id: string; body: Record<string, unknown> }[]>`
    select distinct on (agency_id) agency_id, jsonb_build_object('procedure_code', procedure_code, 'agency_id', agency_id,
      'unit_id', unit_id, 'channel', channel, 'business', business, 'principal_name', principal_name, 'persons', persons,
      'answers', answers) as body
    from (select *, reception_agency_id as agency_id from dossiers) as d order by agency_id, code`
  const lines = Array.from({ length: CLIENTS }, (_, client) => openLine(port, `127.99.0.${client + 1}`))
  const headers = `authorization: Bearer ${token}\r\n`
  const ask = (client: number, asked: { method: 'GET' | 'POST'; path: string; body?: string }) => {
    const line = lines[client]
    if (!line) throw new Error('a client without a line')
    return line.ask({ ...asked, headers })
  }
  const placeOf = (client: number, round: number) => {
    const place = filed[(client + round * CLIENTS) % filed.length]
    if (!place) throw new Error('no dossier to file like')
    return place
  }
  const create: Ask = (client, round) => {
    const { body } = placeOf(client, round)
    const submitted_at = systemClock()
    const text = JSON.stringify({ ...body, code: randomUUID(), submitted_at })
    return ask(client, { method: 'POST', path: '/items/dossiers', body: text })
  }
  const list: Ask = (client, round) => {
    const { agency_id } = placeOf(client, round)
    const query = `filter[agency_id][_eq]=${agency_id}&sort=-submitted_at&limit=50&fields=${SHOWN}`
    return ask(client, {
      method: 'GET',
      path: `/items/dossiers?${query.replaceAll('[', '%5B').replaceAll(']', '%5D')}`,
    })
  }
  return { create, list, close: () => lines.forEach((line) => line.close()) }
}
