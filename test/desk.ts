/** Officers of phường Cầu Giấy at their pages: each signed in, filing and acting through forms. */
import assert from 'node:assert/strict'
import type { FastifyInstance } from 'fastify'
import { ACT_DOORS } from '#http/act-doors.ts'
import type { Act } from '#modules/dossiers'
import { CERTIFIED_COPY } from './example-dossiers.ts'
import { fillIn, formActions } from './page-forms.ts'
import { caller, type Caller } from './serving.ts'

export const OFFICERS = [
  'tiepnhan',
  'lanhdaoquay',
  'thungan',
  'chuyenvien',
  'truongphong',
  'ky',
  'vanthu',
  'phoihop',
] as const
export type OfficerName = (typeof OFFICERS)[number]

/** One act through its form: by whom, which, with what filled in. */
export type Deed = { by: OfficerName; act: Act; fields?: Record<string, string> }

/** The address of a dossier's page. */
export const pageOf = (code: string): string => `/can-bo/ho-so/${code}`

/** The acts a page offers, by the addresses of its forms. */
export function offered(html: string): string[] {
  return formActions(html)
    .filter((action) => action.startsWith('/can-bo/ho-so/'))
    .map((action) =>
      action
        .split('/')
        .slice(4)
        .join('/')
        .replace(/consultations\/[^/]+\//, 'consultations/:id/'),
    )
    .sort()
}

/** Signs the officers in and lets them file and act. */
export async function openDesk(app: FastifyInstance) {
  const people = new Map<OfficerName, Caller>()
  for (const name of OFFICERS) people.set(name, await caller(app, `${name}.cau-giay`))
  const officer = (name: OfficerName): Caller => {
    const found = people.get(name)
    if (!found) throw new Error(`nobody is called ${name}`)
    return found
  }
  const file = async (body: object = CERTIFIED_COPY): Promise<string> => {
    const answer = await officer('tiepnhan').post('/api/dossiers', body)
    assert.equal(answer.statusCode, 201, answer.body)
    return answer.json().code
  }
  /** Does an act through the form that the page offers for it. */
  const does = async (code: string, { by, act, fields = {} }: Deed) => {
    const shown = await officer(by).get(pageOf(code))
    const [first = '', last = first] = ACT_DOORS[act].path.split('/:id')
    const action = formActions(shown.body).find(
      (one) => one.startsWith(`${pageOf(code)}/${first}`) && one.endsWith(last),
    )
    assert.ok(action, `${by} is not offered ${act}`)
    // Who hands a signed result over compares the paper first: here by its number.
    const { result_number } = (await officer(by).get(`/api/dossiers/${code}`)).json()
    const typed = act === 'deliver' && result_number ? { 'deliver.paper': result_number, ...fields } : fields
    const answer = await fillIn(officer(by), pageOf(code), { action, fields: typed })
    assert.equal(answer.statusCode, 303, answer.body.replaceAll(/<[^>]+>/g, ' ').slice(0, 900))
    return answer
  }
  return { officer, file, does }
}
