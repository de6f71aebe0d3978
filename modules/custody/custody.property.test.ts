import assert from 'node:assert/strict'
import { randomUUID } from 'node:crypto'
import { describe, test } from 'node:test'
import { submitDossier } from '#modules/dossiers'
import { randomFrom } from '#modules/simulation'
import { type Actor, Replay, type Work } from '#modules/record'
import { Refusal } from '#platform/refusal.ts'
import { acting, actorNamed } from '#test/acting.ts'
import { peopleOfCauGiay } from '#test/cau-giay.ts'
import { MARITAL_STATUS } from '#test/example-dossiers.ts'
import { openTestHouse } from '#test/house.ts'
import * as custody from './index.ts'

/** How many acts are tried; more with CUSTODY_ACTS. */
const ACTS = Number(process.env['CUSTODY_ACTS'] ?? 400)
const SEED = process.env['CUSTODY_SEED'] ?? '5'

/** What the oracle knows of a paper: one word for its one holder. */
type Hands =
  | `officer ${string} ${string}`
  | `agency ${string}`
  | `archive ${string}`
  | `courier ${string}`
  | 'citizen'
type Envelope = { code: string; from: string; to: string; papers: Set<string>; refused: boolean }

describe(`over ${ACTS} random takes, transfers, receipts, returns, refusals and crashes`, async () => {
  const house = await openTestHouse()
  const people = await peopleOfCauGiay(house)
  const actors: Actor[] = [
    ...(['desk', 'specialist', 'head', 'leader', 'coordinator'] as const).map(people.actor),
    await actorNamed(house, 'tiepnhan.hoan-kiem'),
  ]
  const { next: random, pick } = randomFrom(SEED)
  const some = <T>(all: readonly T[]): T[] => all.filter(() => random() < 0.6)

  const hands = new Map<string, Hands>()
  const dossierOf = new Map<string, string>()
  const envelopes: Envelope[] = []
  const tally = { done: 0, refused: 0, crashed: 0, replayed: 0 }

  const agenciesOf = (actor: Actor) => actor.posts.map(({ agency_id }) => agency_id)
  const isHead = (actor: Actor, agency: string) =>
    actor.posts.some(
      (post) => post.agency_id === agency && ['centre_leader', 'body_head', 'signer'].includes(post.role),
    )
  /** The agency that may let go of a paper by this officer's hand; null where he may not. */
  const letsGo = (actor: Actor, paper: string): string | null => {
    const [kind, agency = '', account] = (hands.get(paper) ?? '').split(' ')
    if (kind !== 'officer' && kind !== 'agency' && kind !== 'archive') return null
    if (!agenciesOf(actor).includes(agency)) return null
    return kind !== 'officer' || account === actor.id || isHead(actor, agency) ? agency : null
  }
  const oneAgency = (actor: Actor, papers: readonly string[]): string | null => {
    const from = new Set(papers.map((paper) => letsGo(actor, paper)))
    const [only] = from
    return from.size === 1 && only ? only : null
  }
  const inHands = (actor: Actor, agency: string): Hands => `officer ${agency} ${actor.id ?? ''}`

  type Attempt = {
    readonly actor: Actor
    readonly run: (work: Work) => Promise<unknown>
    /** What the oracle says: null, it must be refused; else what has happened when it is done. */
    readonly expects: ((answer: unknown) => void) | null
  }

  const attempts: Record<string, () => Attempt> = {
    send: () => {
      const actor = pick(actors)
      const mine = [...hands.keys()].filter((paper) => letsGo(actor, paper))
      const papers = [pick([...hands.keys()]), ...some(mine)].slice(random() < 0.1 ? 0 : 1)
      if (papers.length === 0) papers.push(pick([...hands.keys()]))
      const to = pick(agenciesOf(pick(actors)))
      const from = oneAgency(actor, papers)
      return {
        actor,
        run: (work) => custody.sendOriginals(work, { originals: papers, to_agency: to }),
        expects:
          from === null || from === to
            ? null
            : (answer) => {
                const code = String(Object(answer).code)
                envelopes.push({ code, from, to, papers: new Set(papers), refused: false })
                for (const paper of papers) hands.set(paper, `courier ${code}`)
              },
      }
    },
    receive: () => {
      const [actor, slip] = [pick(actors), pick(envelopes)]
      const arrived = random() < 0.1 ? [pick([...hands.keys()])] : some([...slip.papers])
      const may = agenciesOf(actor).includes(slip.to) && slip.papers.size > 0 && !slip.refused
      return {
        actor,
        run: (work) => custody.receiveOriginals(work, slip.code, { arrived }),
        expects:
          may && arrived.every((paper) => slip.papers.has(paper))
            ? () => {
                for (const paper of arrived) {
                  slip.papers.delete(paper)
                  hands.set(paper, inHands(actor, slip.to))
                }
              }
            : null,
      }
    },
    refuse: () => {
      const [actor, slip] = [pick(actors), pick(envelopes)]
      const may = agenciesOf(actor).includes(slip.to) && slip.papers.size > 0 && !slip.refused
      return {
        actor,
        run: (work) => custody.refuseSlip(work, slip.code, { reason: 'Gửi nhầm nơi' }),
        expects: may ? () => void (slip.refused = true) : null,
      }
    },
    takeBack: () => {
      const [actor, slip] = [pick(actors), pick(envelopes)]
      const arrived = some([...slip.papers])
      const may = agenciesOf(actor).includes(slip.from) && arrived.length > 0
      return {
        actor,
        run: (work) => custody.takeBackOriginals(work, slip.code, { arrived }),
        expects: may
          ? () => {
              for (const paper of arrived) {
                slip.papers.delete(paper)
                hands.set(paper, inHands(actor, slip.from))
              }
            }
          : null,
      }
    },
    pass: () => {
      const actor = pick(actors)
      const papers = [pick([...hands.keys()])]
      const agency = oneAgency(actor, papers)
      const to = pick(['me', 'agency', 'archive'] as const)
      return {
        actor,
        run: (work) => custody.passOriginals(work, { originals: papers, to }),
        expects:
          agency === null
            ? null
            : () => {
                for (const paper of papers)
                  hands.set(paper, to === 'me' ? inHands(actor, agency) : `${to} ${agency}`)
              },
      }
    },
    return: () => {
      const actor = pick(actors)
      const papers = [pick([...hands.keys()])]
      const dossier_id = dossierOf.get(pick(random() < 0.8 ? papers : [...hands.keys()])) ?? ''
      const may =
        oneAgency(actor, papers) !== null && papers.every((paper) => dossierOf.get(paper) === dossier_id)
      const given = { dossier_id, to_whom: 'principal', number: undefined, seenBy: [] } as const
      const receipt = { identity: 'other', signed: 'paper' } as const
      return {
        actor,
        run: (work) => custody.returnOriginals(work, given, { originals: papers, receipt }),
        expects: may
          ? () => {
              for (const paper of papers) hands.set(paper, 'citizen')
            }
          : null,
      }
    },
  }

  const takeIn = async () => {
    const [line] = MARITAL_STATUS.checklist
    assert.ok(line)
    const count = 1 + Math.floor(random() * 3)
    const desk = people.actor('desk')
    const { id } = await people.as('desk', (work) =>
      submitDossier(work, { ...MARITAL_STATUS, checklist: [{ ...line, count }] }),
    )
    const rows = await house.owner<{ id: string }[]>`select id from originals where dossier_id = ${id}`
    assert.equal(rows.length, count)
    for (const row of rows) {
      dossierOf.set(row.id, id)
      hands.set(row.id, inHands(desk, desk.posts[0]?.agency_id ?? ''))
    }
  }

  /** Tries an act as it comes: done, refused, cut off before its end, or sent a second time under its key. */
  const attempt = async ({ actor, run, expects }: Attempt) => {
    const key = { scope: actor.scope, key: randomUUID(), hash: 'h' }
    const crashes = random() < 0.15
    const once = () =>
      acting(house, { actor, key }, async (work) => {
        const answer = await run(work)
        if (crashes) throw new Error('the power went')
        return answer
      })
    const outcome = await once().then(
      (answer) => ({ answer }),
      (error: unknown) => ({ error }),
    )
    if ('answer' in outcome) {
      assert.ok(expects, 'the oracle says it must be refused')
      expects(outcome.answer)
      tally.done++
      if (random() < 0.3) {
        await assert.rejects(once(), (error: unknown) => error instanceof Replay)
        tally.replayed++
      }
    } else if (outcome.error instanceof Refusal) {
      assert.equal(expects, null, `refused though the oracle allows it: ${outcome.error.code}`)
      tally.refused++
    } else {
      assert.ok(crashes && outcome.error instanceof Error && outcome.error.message === 'the power went')
      tally.crashed++
    }
  }

  const mustAgree = async () => {
    const rows = await house.owner<{ id: string; hands: string }[]>`
      select o.id, case o.holder when 'citizen' then 'citizen' when 'courier' then 'courier ' || s.code
        when 'officer' then 'officer ' || o.agency_id || ' ' || o.account_id else o.holder || ' ' || o.agency_id end as hands
      from originals o left join transfer_slips s on s.id = o.slip_id`
    assert.deepEqual(new Map(rows.map((row) => [row.id, row.hands])), hands)
  }

  test('the number of originals is conserved and each has exactly the holder an independent count says', async () => {
    for (let index = 0; index < 4; index++) await takeIn()
    for (let index = 0; index < ACTS; index++) {
      if (random() < 0.03) await takeIn()
      const kinds = envelopes.length === 0 ? ['send'] : Object.keys(attempts)
      const made = attempts[pick(kinds)]
      assert.ok(made)
      await attempt(made())
      if (index % 20 === 0) await mustAgree()
    }
    await mustAgree()
    for (const [what, times] of Object.entries(tally)) assert.ok(times > 4, `${what}: ${times} times`)
  })

  test('every paper on its way is on exactly one slip that is not closed, and the book tells every change of hands', async () => {
    const [lost] = await house.owner<{ papers: number }[]>`
      select count(*)::int as papers from originals o where o.holder = 'courier' and (select count(*) from transfer_slips s
        where s.state <> 'closed' and o.id = any (s.original_ids) and not o.id = any (s.received_ids || s.taken_back_ids)) <> 1`
    assert.equal(lost?.papers, 0)
    const untold = await house.owner`
      select o.id, o.version, count(*) as lines from originals o join custody_acts a on o.id = any (a.original_ids)
      where a.kind not in ('miss', 'refuse_slip') group by o.id having count(*) <> o.version`
    assert.equal(untold.length, 0)
  })
})
