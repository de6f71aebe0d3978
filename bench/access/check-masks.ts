/**
 * Least disclosure: whoever looks on for the city reads every dossier, and no personal number and no phone of anybody in full,
 * wherever an officer or an applicant may have written it; nor does the one who takes a commune's money or numbers its
 * results. A dossier with both in each of its texts is read at every address.
 */
import { readsMasked } from '#http/mask-texts.ts'
import { addressOf } from './address.ts'
import type { Audit } from './check-routes.ts'
import { knock } from './knock.ts'
import { isAboutDossier, nameOf } from './routes.ts'
import { judge } from './verdict.ts'

/** The states in which its texts are shown. */
const STATES = ['refusal_drafted', 'refused', 'consulting', 'supplement', 'financial', 'proposed', 'finished']

/** Reads the told dossier as each of the city's roles, in each state. */
export async function checkMasks(audit: Audit): Promise<void> {
  const { ground, subjects, parties, tally, quick } = audit
  const routes = ground.routes.filter((route) => route.method === 'GET' && isAboutDossier(route))
  const readers = parties.filter(({ actor }) => readsMasked(actor))
  const states = quick ? ['refused', 'finished'] : STATES
  for (const [index, business] of states.entries()) {
    for (const subject of quick ? subjects.slice(0, 1) : subjects) {
      const told = { ...subject, dossier: subject.told }
      await ground.admin`update hanoi.dossiers set business = ${business} where id = ${told.dossier.id}`
      for (const route of routes) {
        const asked = { method: route.method, url: addressOf(route, told) }
        await Promise.all(
          readers.map(async (party) => {
            const answer = await knock(ground.app, party, asked)
            tally.noteTime(answer.ms)
            tally.note('masks', judge(answer, { expected: 'blind', marks: subject.secrets }), () => ({
              where: `${nameOf(route)} by ${party.name} of a dossier "${business}"`,
              told: `${answer.status}: ${around(answer.body, subject.secrets)}`,
              again: () => knock(ground.app, party, asked),
            }))
          }),
        )
      }
    }
    audit.step(index + 1, states.length)
  }
}

/** The words round the first secret in an answer. */
function around(body: string, secrets: readonly string[]): string {
  const at = Math.min(...secrets.map((secret) => body.indexOf(secret)).filter((place) => place >= 0))
  return Number.isFinite(at) ? body.slice(Math.max(0, at - 120), at + 60) : ''
}
