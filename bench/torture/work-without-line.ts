/** A desk whose line is cut: it holds codes, takes dossiers in under them, and sends what it did when the line is back. */
import { MARITAL_STATUS } from '#test/example-dossiers.ts'
import { ask, askAgain, type Line } from './ask.ts'
import { request, type Commune } from './commune.ts'

/** What was taken in without the line and is not sent yet. */
export type Outbox = { readonly code: string; readonly taken_at: string; readonly mark: string }[]

const DESK = 'tiepnhan'

/** Holds two codes of the day and takes two dossiers in under them; nobody is told before they are sent. */
export async function takeInWithoutLine(commune: Commune, line: Line, outbox: Outbox): Promise<void> {
  const asked = { act: 'offline.lease_codes', path: '/api/offline/leases', body: { count: 2 }, code: null }
  const answer = await ask(line, request(commune, DESK, asked))
  if (!answer || answer.status >= 300) return
  const codes = (answer.body['codes'] ?? []) as readonly string[]
  const taken_at = String(answer.body['leased_at'])
  outbox.push(...codes.map((code) => ({ code, taken_at, mark: `${line.name} ${code}` })))
}

/** Sends the eldest, sometimes twice; answers the code of its dossier. */
export async function sendLate(commune: Commune, line: Line, outbox: Outbox): Promise<string | null> {
  const taken = outbox.shift()
  if (!taken) return null
  const { code, taken_at, mark } = taken
  const answers = { ...MARITAL_STATUS.answers, residence: { unit: commune.official, line: mark } }
  const dossier = { ...MARITAL_STATUS, unit: commune.unit, answers }
  const asked = request(commune, DESK, {
    ...{ act: 'intake', path: '/api/offline/intakes', body: { code, taken_at, dossier } },
    ...{ code: null, mark, things: ['earlier'] },
  })
  const answer = await ask(line, asked)
  if (answer && answer.status < 300 && line.random.chance(0.3)) await askAgain(line, asked, answer.key)
  return answer?.code ?? null
}
