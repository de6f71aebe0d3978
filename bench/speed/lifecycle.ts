/** One dossier from the counter to its result over HTTP: seven acts, each by its own officer, then a look by its code. */
import { randomUUID } from 'node:crypto'
import type { Commune } from './people.ts'
import { residentOf, type Desk } from './people.ts'
import { openLine, type Answer, type Line } from './http-line.ts'

/** The steps in their order. */
export const STEPS = [
  'submit',
  'accept',
  'forward',
  'propose',
  'approve',
  'number',
  'deliver',
  'track',
] as const
export type Step = (typeof STEPS)[number]

/** The acts among them: each writes. */
export const ACTS = ['submit', 'accept', 'forward', 'propose', 'approve', 'number', 'deliver'] as const

/** `body` is JSON, or made of the answer to the act before. */
type Deed = {
  readonly by: Desk
  readonly path: string
  readonly body: string | ((before: Answer) => string)
}

const DEEDS: Record<Exclude<Step, 'submit' | 'track'>, Deed> = {
  accept: { by: 'tiepnhan', path: 'acceptance', body: '{}' },
  forward: { by: 'tiepnhan', path: 'forwarding', body: '{}' },
  propose: {
    by: 'chuyenvien',
    path: 'proposal',
    body: '{"outcome":"granted","summary":"Đủ điều kiện cấp bản sao"}',
  },
  approve: { by: 'ky', path: 'approval', body: '{}' },
  number: { by: 'vanthu', path: 'numbering', body: '{}' },
  deliver: { by: 'tiepnhan', path: 'delivery', body: handingOver },
}

/** The desk compares the paper it hands over with the signed result by the number that is printed on it. */
function handingOver({ body }: Answer): string {
  const number = /"result_number":"([^"]+)"/.exec(body.toString('utf8'))?.[1] ?? ''
  return `{"to":"principal","way":"counter","paper":${JSON.stringify(number)}}`
}

/** An officer's place at the counter: his commune and the lines his commune's officers hold. */
export type Office = {
  readonly commune: Commune
  readonly lineOf: (desk: Desk) => Line
  readonly close: () => void
}

/** Opens the lines of a commune's officers, each from an address of his own. */
export function openOffice(port: number, commune: Commune, number: number): Office {
  const lines = new Map<Desk, Line>()
  const lineOf = (desk: Desk): Line => {
    const from = `127.${1 + desk.length}.${number >> 8}.${number & 255 || 255}`
    const line = lines.get(desk) ?? openLine(port, from)
    lines.set(desk, line)
    return line
  }
  return { commune, lineOf, close: () => lines.forEach((line) => line.close()) }
}

/** A body to file with: a copy from the register of this commune, for the resident of this index. */
function filingOf(commune: Commune, index: number): string {
  const { full_name, personal_number, phone } = residentOf(index)
  const person = { kind: 'citizen', full_name, personal_number, phone }
  return JSON.stringify({
    ...{ procedure: '2.000908', unit: commune.code, channel: 'counter', checklist: [] },
    persons: { filer: person, principal: person },
    answers: {
      applicant: { full_name, personal_number, born_on: `19${personal_number.slice(4, 6)}-05-19`, phone },
      ...{ by_proxy: false, document: 'Giấy khai sinh', copies: 2 },
      holder: { unit: commune.code, line: 'Số 12, ngõ 165' },
    },
  })
}

/** Files one dossier at the counter of this commune. */
export function fileDossier({ commune, lineOf }: Office, resident: number): Promise<Answer> {
  const body = filingOf(commune, resident)
  return lineOf('tiepnhan').ask({
    ...{ method: 'POST', path: '/api/dossiers', body, key: randomUUID() },
    cookie: commune.cookies.tiepnhan,
  })
}

/** What a step took; `status` is the answer's. */
export type Took = Answer & { readonly step: Step; readonly ms: number }

/** Plays a lifecycle, telling each step; answers the code, or null where a step was not taken. */
export async function playLifecycle(
  office: Office,
  resident: number,
  told: (took: Took) => void,
): Promise<string | null> {
  const { commune, lineOf } = office
  const does = async (step: Step, ask: () => Promise<Answer>): Promise<Answer> => {
    const begun = performance.now()
    const answer = await ask()
    told({ ...answer, step, ms: performance.now() - begun })
    return answer
  }
  const act = (desk: Desk, path: string, body: string) =>
    lineOf(desk).ask({ method: 'POST', path, body, key: randomUUID(), cookie: commune.cookies[desk] })
  const filed = await does('submit', () => fileDossier(office, resident))
  const code = codeIn(filed)
  if (code === null) return null
  let last = filed
  for (const step of ACTS) {
    if (step === 'submit') continue
    const { by, path, body } = DEEDS[step]
    const asked = typeof body === 'string' ? body : body(last)
    last = await does(step, () => act(by, `/api/dossiers/${code}/${path}`, asked))
    if (last.status !== 200) return null
  }
  return code
}

/** Looks the dossier up as a resident does, over a connection of his own. */
export async function trackOne(port: number, code: string, resident: number): Promise<Took> {
  const tail = residentOf(resident).phone.slice(-4)
  const line = openLine(
    port,
    `127.${100 + (resident % 100)}.${(resident >> 7) & 255}.${1 + (resident % 250)}`,
  )
  const begun = performance.now()
  const body = JSON.stringify({ code, phone_tail: tail })
  const answer = await line.ask({ method: 'POST', path: '/api/tracking', body })
  line.close()
  return { ...answer, step: 'track', ms: performance.now() - begun }
}

function codeIn({ status, body }: Answer): string | null {
  return status === 201 ? (/"code":"([^"]+)"/.exec(body.toString('utf8'))?.[1] ?? null) : null
}
