import type { Dossier, DossierEvent } from '#modules/dossiers'
import type { Mau06 } from '#modules/prints'
import { dayOf } from '#platform/dates.ts'
import type { PrintFacts } from './facts.ts'
import { headOf } from './head.ts'
import { acceptedAt } from './mau-01.ts'

/** Mẫu 06: from whom to whom, when and by whose hands, and whether each was in time against its own step. */
export function mau06Of(facts: PrintFacts): Mau06 {
  const { consulted, dossier, events } = facts
  return {
    ...headOf(facts),
    accepted_at: acceptedAt(dossier),
    due_at: dossier.original_due_at,
    settling_body: facts.agencies.competence.name,
    coordinating_bodies: [...consulted.values()],
    hand_overs: events.flatMap((event, index) => {
      const way = wayOf(event, facts)
      if (!way) return []
      const { note = null, ...ends } = way
      const hands = handsOf(event, events.slice(index + 1), facts)
      return [{ ...ends, at: event.at, ...hands, result: resultOf(event, facts), note }]
    }),
  }
}

type Way = { readonly from: string; readonly to: string; readonly note?: string }

function wayOf(event: DossierEvent, facts: PrintFacts): Way | null {
  const { agencies, dossier, consulted } = facts
  const { reception, body, signer, competence } = agencies
  const filer = dossier.persons.filer.full_name
  switch (event.act) {
    case 'accept':
      return { from: filer, to: reception.name }
    case 'forward':
      return { from: reception.name, to: body.name }
    case 'transfer':
      return { from: reception.name, to: body.name, note: 'Chuyển thẩm quyền' }
    case 'request_supplement':
      return event.data['to'] === 'supplement'
        ? { from: body.name, to: filer, note: 'Yêu cầu bổ sung hồ sơ' }
        : null
    case 'supplement':
      return event.data['from'] === 'supplement'
        ? { from: filer, to: body.name, note: 'Bổ sung hồ sơ' }
        : null
    case 'consult': {
      const asked = consulted.get(String(event.data['consulted']))
      return asked ? { from: body.name, to: asked, note: 'Lấy ý kiến phối hợp' } : null
    }
    case 'answer':
      return { from: 'Cơ quan phối hợp', to: body.name, note: 'Trả lời ý kiến phối hợp' }
    case 'propose':
      return {
        from: body.name,
        to: dossier.has_head_step ? `Lãnh đạo ${body.name}` : `Lãnh đạo ${signer.name}`,
      }
    case 'send_back':
      return { from: `Lãnh đạo ${body.name}`, to: body.name, note: 'Trả lại bước trước' }
    case 'approve':
      return approvedTo(event, facts)
    case 'number':
      return { from: `Văn thư ${competence.name}`, to: agencies.return.name }
    case 'deliver':
      return { from: agencies.return.name, to: collectorOf(event, dossier) }
    default:
      return null
  }
}

function approvedTo({ data }: DossierEvent, { agencies, dossier }: PrintFacts): Way {
  const { body, signer, competence } = agencies
  if (data['to'] === 'approved') {
    return { from: `Lãnh đạo ${signer.name}`, to: `Văn thư ${competence.name}` }
  }
  return data['to'] === 'supplement'
    ? {
        from: `Lãnh đạo ${body.name}`,
        to: dossier.persons.filer.full_name,
        note: 'Yêu cầu bổ sung hồ sơ lần hai',
      }
    : { from: `Lãnh đạo ${body.name}`, to: `Lãnh đạo ${signer.name}` }
}

function collectorOf({ data }: DossierEvent, { persons }: Dossier): string {
  const { filer, principal, proxy } = persons
  if (data['to_whom'] === 'filer') return filer.full_name
  return data['to_whom'] === 'proxy' && proxy ? proxy.full_name : principal.full_name
}

/** Acts by which a dossier lies in an officer's hands: whoever did one has taken it over before. */
const TAKES: readonly string[] = ['assign', 'propose', 'approve', 'number', 'deliver', 'answer', 'send_back']

/** Who gave and who took: the applicant hands in and collects; within the house it is taken by whoever acts on it next. */
function handsOf(
  event: DossierEvent,
  later: readonly DossierEvent[],
  { dossier }: PrintFacts,
): { given_by: string | null; taken_by: string | null } {
  const { act, data } = event
  const name = event.actor_name || null
  const filer = dossier.persons.filer.full_name
  if (act === 'accept') return { given_by: filer, taken_by: name }
  if (act === 'deliver') return { given_by: name, taken_by: collectorOf(event, dossier) }
  if (act === 'request_supplement' || data['to'] === 'supplement') return { given_by: name, taken_by: filer }
  const next = later.find((event) => TAKES.includes(event.act))
  return { given_by: act === 'supplement' ? filer : name, taken_by: next?.actor_name || null }
}

/** Which step of the internal process a hand-over ends. */
function stepAct({ act, data }: DossierEvent): string | null {
  if (act === 'forward' || act === 'propose') return act
  if (act !== 'approve') return null
  return data['to'] === 'approved' ? 'approve' : 'check'
}

function resultOf(event: DossierEvent, { dossier, steps }: PrintFacts): Timeliness {
  if (event.act === 'number') return timeliness(dossier.finished_at, dossier.due_at)
  const act = stepAct(event)
  const step = act === null ? undefined : steps.find(({ acts }) => acts.includes(act))
  return timeliness(event.at, step?.due_at ?? null)
}

type Timeliness = Mau06['hand_overs'][number]['result']

function timeliness(at: string | null, due: string | null): Timeliness {
  if (!at || !due) return null
  if (at > due) return 'late'
  return dayOf(at) < dayOf(due) ? 'early' : 'on_time'
}
