/** Acts of custody: an original of a dossier changes hands within its agency, by a slip to another one, or goes back to its owner. */
import { HOA } from '#test/example-dossiers.ts'
import { ask, askAgain, type Line } from './ask.ts'
import { look, request, type Commune } from './commune.ts'

/** As much of an original as a hand needs to know. */
type Held = { readonly id: string; readonly holder: string; readonly paper_key: string }

/** The one whose hands take papers in, and the one of another agency to whom some are sent. */
const [DESK, OTHER] = ['tiepnhan', 'phoihop'] as const

/** Moves one original of the dossier by chance; somebody else may have it, then the house refuses. */
export async function moveOriginal(commune: Commune, line: Line, code: string): Promise<void> {
  const path = `/api/dossiers/${code}/originals`
  const seen = await look(commune, line, { desk: DESK, path })
  const originals: readonly Held[] = (seen?.['items'] ?? []) as readonly Held[]
  if (originals.length === 0) return
  const original = line.random.pick(originals)
  if (original.holder === 'courier') return receive(commune, line, original.id)
  const { act, to, body } = moveOf(commune, line, { path, original })
  const asked = request(commune, line.random.chance(0.2) ? OTHER : DESK, {
    ...{ act: `custody.${act}`, path: to, body, code: null, things: [original.id] },
  })
  const answer = await ask(line, asked)
  if (answer && answer.status < 300 && line.random.chance(0.1)) await askAgain(line, asked, answer.key)
}

function moveOf(
  { agencies }: Commune,
  { random }: Line,
  { path, original }: { path: string; original: Held },
): { act: string; to: string; body: object } {
  const originals = [original.id]
  if (original.holder === 'citizen')
    return { act: 'take', to: path, body: { papers: [{ key: original.paper_key, count: 1 }] } }
  const at = random.next()
  if (at < 0.5) {
    const to = random.pick(['me', 'agency', 'archive'])
    return { act: 'pass', to: '/api/originals/passing', body: { originals, to } }
  }
  if (at < 0.8) {
    return { act: 'send', to: '/api/transfer-slips', body: { originals, to_agency: random.pick(agencies) } }
  }
  const receipt = { identity: 'card', signed: 'paper', tail: HOA.personal_number.slice(-4) }
  return { act: 'return', to: `${path}/return`, body: { originals, to: 'principal', receipt } }
}

/** Whoever of the two has the slip before him takes the paper from the courier. */
async function receive(commune: Commune, line: Line, original: string): Promise<void> {
  for (const desk of [OTHER, DESK]) {
    const seen = await look(commune, line, { desk, path: '/api/transfer-slips' })
    for (const side of ['coming', 'sent'] as const) {
      const slips = (seen?.[side] ?? []) as readonly { code: string; on_the_way: readonly string[] }[]
      const slip = slips.find(({ on_the_way }) => on_the_way.includes(original))
      if (!slip) continue
      const [act, door] = side === 'coming' ? ['receive', 'receipt'] : ['take_back', 'return']
      const path = `/api/transfer-slips/${slip.code}/${door}`
      const body = { arrived: [original] }
      const things = [original]
      await ask(line, request(commune, desk, { act: `custody.${act}`, path, body, code: null, things }))
      return
    }
  }
}
