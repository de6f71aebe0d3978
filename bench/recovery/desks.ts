/** Desks that upload papers and file dossiers while a house is copied, and go on until it is lost. */
import { randomBytes, randomUUID } from 'node:crypto'
import { CERTIFIED_COPY } from '#test/example-dossiers.ts'
import { picture } from '#test/picture.ts'

const DESKS = ['cau-giay', 'hoan-kiem', 'dong-da', 'ba-dinh']
/** Points of a scan that nothing compresses: about 300 KB. */
const POINTS = 100_000

/** How many of each one desk sends, one after the other. */
export type Amount = { readonly papers: number; readonly dossiers: number }

/** Lets all desks work at once; resolves when each has sent all of it. */
export type Desks = { readonly count: number; readonly work: (amount: Amount) => Promise<unknown> }

/** Signs the desks in at a house. */
export async function openDesks(address: string): Promise<Desks> {
  const desks = await Promise.all(DESKS.map((unit) => openDesk(address, unit)))
  return {
    count: desks.length,
    work: (amount) => Promise.all(desks.map((desk) => work(address, desk, amount))),
  }
}

type Desk = { readonly unit: string; readonly cookie: string }

async function openDesk(address: string, unit: string): Promise<Desk> {
  const answer = await fetch(`${address}/api/session`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ account: `tiepnhan.${unit}`, password: 'hai-cap-demo' }),
  })
  const cookies = answer.headers.getSetCookie().map((one) => one.split(';')[0])
  return { unit, cookie: cookies.join('; ') }
}

async function work(address: string, { unit, cookie }: Desk, { papers, dossiers }: Amount): Promise<void> {
  const send = async (path: string, body: FormData | string): Promise<void> => {
    const kind: Record<string, string> =
      typeof body === 'string' ? { 'content-type': 'application/json' } : {}
    const headers = { cookie, 'idempotency-key': randomUUID(), ...kind }
    const answer = await fetch(`${address}${path}`, { method: 'POST', headers, body })
    if (answer.status !== 201) throw new Error(`${path} answered ${answer.status}: ${await answer.text()}`)
  }
  for (let done = 0; done < papers; done += 1) {
    const form = new FormData()
    const bytes = picture([...randomBytes(POINTS * 3)])
    form.append('file', new Blob([new Uint8Array(bytes)]), 'giay-to.png')
    await send('/api/papers', form)
  }
  for (let done = 0; done < dossiers; done += 1) {
    await send('/api/dossiers', JSON.stringify({ ...CERTIFIED_COPY, unit }))
  }
}
