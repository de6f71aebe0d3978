/** What a desk asks of a running house over HTTP. */
import assert from 'node:assert/strict'
import { randomUUID } from 'node:crypto'
import { CERTIFIED_COPY } from './example-dossiers.ts'
import type { RunningHouse } from './running-house.ts'

/** Signs the desk officer of Cầu Giấy in; answers his cookies. */
export async function signInTo(house: RunningHouse): Promise<string> {
  const answer = await fetch(`${house.address}/api/session`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ account: 'tiepnhan.cau-giay', password: 'hai-cap-demo' }),
  })
  assert.equal(answer.status, 201)
  return answer.headers
    .getSetCookie()
    .map((one) => one.split(';')[0])
    .join('; ')
}

/** Uploads a picture; answers the paper's id. */
export async function uploadTo(house: RunningHouse, cookie: string, bytes: Buffer): Promise<string> {
  const body = new FormData()
  body.append('file', new Blob([new Uint8Array(bytes)]), 'can-cuoc.png')
  const headers = { cookie, 'idempotency-key': randomUUID() }
  const answer = await fetch(`${house.address}/api/papers`, { method: 'POST', headers, body })
  const { id }: { id: string } = JSON.parse(await answer.text())
  assert.equal(answer.status, 201)
  return id
}

/** Files a certified copy at Cầu Giấy; answers its code. */
export async function fileDossier(house: RunningHouse, cookie: string): Promise<string> {
  const headers = { cookie, 'content-type': 'application/json', 'idempotency-key': randomUUID() }
  const body = JSON.stringify({ ...CERTIFIED_COPY, unit: 'cau-giay' })
  const answer = await fetch(`${house.address}/api/dossiers`, { method: 'POST', headers, body })
  const { code }: { code: string } = JSON.parse(await answer.text())
  assert.equal(answer.status, 201)
  return code
}
