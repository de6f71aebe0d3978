/** The law's own wall: every act from every state it starts in × everybody, over the API and over the page's form. */
import { ACT_DOORS } from '#http/act-doors.ts'
import { type Act, type Dossier, LIFECYCLE } from '#modules/dossiers'
import type { Audit } from './check-routes.ts'
import { knock, type Knock } from './knock.ts'
import type { Party } from './parties.ts'
import { lawSays, type Expected } from './policy.ts'
import { asJson, type Json } from './routes.ts'
import type { Subject } from './scene.ts'
import { soundValue } from './sound-value.ts'
import { judge, type Answer } from './verdict.ts'
import { marksFor } from './who-may.ts'

const CONSULTATION = '018f6b3e-7c1a-7a52-9d3e-2f6a1c0b9d11'

/** A dossier standing where an act begins; put back after each knock that moved it. */
type Stand = {
  readonly act: Act
  readonly door: 'api' | 'page'
  readonly subject: Subject
  readonly row: Json
}

/** What an act takes where its schema cannot say which places there are. */
const INPUTS: Partial<Record<Act, Json>> = {
  consult: { agency: 'thue-cau-giay', question: 'Đề nghị cho ý kiến' },
  transfer: { unit: 'ba-vi', reason: 'Theo nơi cư trú' },
}

/** Checks each line of the law from its first state on; in the full form from every state, at both communes. */
export async function checkActs(audit: Audit, { full }: { full: boolean }): Promise<void> {
  const { subjects } = audit
  const places = full ? subjects : subjects.slice(0, 1)
  const stands = LIFECYCLE.flatMap((rule) =>
    (full ? rule.from : rule.from.slice(0, 1)).flatMap((business) =>
      (full ? (['api', 'page'] as const) : (['api'] as const)).map((door) => ({ rule, business, door })),
    ),
  )
  for (const [index, { rule, business, door }] of stands.entries()) {
    for (const subject of places) {
      const row = await stand(audit, subject, {
        ...{ business, holder_id: null, has_head_step: rule.head ?? true },
        drafted_at_desk: rule.atDesk ?? false,
        supplement_count: rule.again === true ? 1 : 0,
        ...(rule.act === 'pay' ? { money: 'due' } : {}),
        ...(rule.act === 'deliver' ? { delivery: 'ready' } : {}),
        ...(rule.act === 'settle_difference'
          ? { paper_check: { differs: ['number'], at: subject.dossier.last_at, settled: null } }
          : {}),
        ...(business === 'consulting' ? { consultation: await consulted(audit, subject) } : {}),
        decision: { outcome: 'granted', summary: 'Đủ điều kiện', proposed_at: subject.dossier.last_at },
        supplement: {
          reason: 'Thiếu giấy',
          items: [],
          requested_at: subject.dossier.last_at,
          due_on: '2026-03-20',
        },
      })
      const shown = { act: rule.act, door, subject, row }
      await checkStand(audit, shown)
      await putBack(audit, subject.dossier.id, asJson(JSON.parse(JSON.stringify(subject.dossier))))
    }
    audit.step(index + 1, stands.length)
  }
}

/** Those the law does not let in knock together, for nothing may come of it; the others one after the other. */
async function checkStand(audit: Audit, shown: Stand): Promise<void> {
  const strangers = audit.parties.filter((party) => expectedOf(shown, party) === 'shut')
  const answers = await Promise.all(strangers.map((party) => knock(audit.ground.app, party, askOf(shown))))
  const isChanged = await isMoved(audit, shown)
  for (const [index, party] of strangers.entries()) {
    const answer = answers[index]
    if (answer) note(audit, shown, { party, answer, isChanged })
  }
  if (isChanged) await putBack(audit, shown.subject.dossier.id, shown.row)
  for (const party of audit.parties.filter((one) => !strangers.includes(one))) {
    const answer = await knock(audit.ground.app, party, askOf(shown))
    const isDone = await isMoved(audit, shown)
    note(audit, shown, { party, answer, isChanged: isDone })
    if (isDone) await putBack(audit, shown.subject.dossier.id, shown.row)
  }
}

/** The dossier as it stands; stored columns and the dossier's type are one shape (`Dossier`). */
function standing({ subject, row }: Stand): Dossier {
  return { ...subject.dossier, ...row }
}

function expectedOf(shown: Stand, party: Party): Expected {
  // A page of officers is shut to an applicant, who has pages of his own.
  const isStrange = shown.door === 'page' && party.actor.kind !== 'officer'
  return isStrange ? 'shut' : lawSays(shown.act, party, standing(shown))
}

function askOf({ act, door, subject }: Stand): Knock {
  const path = ACT_DOORS[act].path.replace(':id', CONSULTATION)
  const input =
    INPUTS[act] ?? soundValue(asJson(JSON.parse(JSON.stringify(ACT_DOORS[act].input))), { random: () => 0.3 })
  const { code } = subject.dossier
  return door === 'api'
    ? { method: 'POST', url: `/api/dossiers/${code}/${path}`, json: input }
    : { method: 'POST', url: `/can-bo/ho-so/${code}/${path}`, form: asFields(input) }
}

type Met = { readonly party: Party; readonly answer: Answer; readonly isChanged: boolean }

function note({ ground, subjects, tally }: Audit, shown: Stand, { party, answer, isChanged }: Met): void {
  const { act, door, subject } = shown
  const dossier = standing(shown)
  const expected = expectedOf(shown, party)
  const marks = marksFor(
    party,
    subjects.map((one) => (one === subject ? { ...subject, dossier } : one)),
  )
  tally.noteTime(answer.ms)
  // A page's form answers a refusal with the page itself, so what was done is what counts.
  const told = answer.status < 400 && !isChanged && door === 'page' ? { ...answer, status: 409 } : answer
  tally.note('law', judge(told, { expected, marks, isChanged }), () => ({
    where: `${act} of a dossier "${dossier.business}" by ${party.name} over the ${door}`,
    told: `expected ${expected}, answered ${answer.status}: ${answer.body.slice(0, 160)}`,
    again: () => knock(ground.app, party, askOf(shown)),
  }))
}

async function isMoved(audit: Audit, shown: Stand): Promise<boolean> {
  return (await versionOf(audit, shown.subject.dossier.id)) !== standing(shown).version
}

function asFields(input: unknown): Record<string, string> {
  return Object.fromEntries(Object.entries(asJson(input)).map(([name, value]) => [name, String(value)]))
}

async function versionOf({ ground }: Audit, id: string): Promise<number> {
  const [row] = await ground.admin<{ version: number }[]>`select version from hanoi.dossiers where id = ${id}`
  return row?.version ?? 0
}

async function consulted({ ground }: Audit, { dossier }: Subject): Promise<Json> {
  const [row] = await ground.admin<{ agency_id: string }[]>`
    select p.agency_id from hanoi.appointments p where p.role = 'coordinator' and p.unit_id = ${dossier.unit_id} limit 1`
  return {
    id: CONSULTATION,
    agency_id: row?.agency_id ?? '',
    question: 'Hỏi',
    asked_at: dossier.last_at,
    due_at: null,
  }
}

/** Puts a subject's dossier into a state, as its owner's superior; answers its row. */
async function stand(audit: Audit, { dossier }: Subject, changes: Json): Promise<Json> {
  const agency = asJson(changes['consultation'])['agency_id']
  const others = typeof agency === 'string' ? { other_agency_ids: [agency] } : {}
  await putBack(audit, dossier.id, { ...JSON.parse(JSON.stringify(dossier)), ...changes, ...others })
  const [row] = await audit.ground.admin<{ row: Json }[]>`
    select to_jsonb(d) as row from hanoi.dossiers d where id = ${dossier.id}`
  return asJson(row?.row)
}

/** Writes a row as it stood. */
async function putBack({ ground: { admin } }: Audit, id: string, row: Json): Promise<void> {
  const columns = Object.keys(row)
    .filter((name) => name !== 'id')
    .map((name) => `"${name}"`)
    .join(', ')
  await admin`
    update hanoi.dossiers set (${admin.unsafe(columns)}) = (
      select ${admin.unsafe(columns)} from jsonb_populate_record(null::hanoi.dossiers, ${admin.json(JSON.parse(JSON.stringify(row)))})
    ) where id = ${id}`
}
