import { ACT_DOORS } from '#http/act-doors.ts'
import { ACT_TEXT, type Act } from '#modules/dossiers'
import type { FieldError } from '#platform/refusal.ts'
import type { Nested } from '../form-fields.ts'
import { Button, ButtonGroup, Details, Form, Panel, useView, useWords } from '../ui/index.ts'
import { fieldsFor } from './act-forms/act-form.ts'
import { ACT_FORMS } from './act-forms/act-forms.ts'
import type { DossierFacts } from './dossier-facts.ts'

/** A form that came back: which act, what was typed, what was wrong. */
export type Tried = { readonly act: Act; readonly typed: Nested; readonly errors: readonly FieldError[] }

type Props = { facts: DossierFacts; newKey: () => string; tried?: Tried | undefined }

/** What an officer came for stands first and open; the other acts wait behind their names. */
const FIRST: readonly Act[] = [
  'deliver',
  'number',
  'approve',
  'answer',
  'propose',
  'assign',
  'supplement',
  'settle_obligation',
  'forward',
  'accept',
  'pay',
]

/** The house has drafted an apology that waits for its signature. */
function isToApologise({ dossier: { apology, extension, due_at } }: DossierFacts): boolean {
  return apology !== null && extension === null && apology.due_at === due_at
}

/** The head's own step comes before the apology for it: approving, or naming a specialist where nobody holds it. */
function instead({ dossier }: DossierFacts): readonly Act[] {
  return dossier.holder_id === null ? ['approve', 'assign'] : ['approve']
}

/** The acts of a dossier that the module allows this officer, in the order of the law. */
function actsOf(facts: DossierFacts): Act[] {
  return facts.view.allowed_acts.flatMap(({ act }) => (act === 'rate' ? [] : [act]))
}

/** Việc làm được bây giờ: exactly the acts allowed now, each a small form. */
export function ActsPanel({ facts, newKey, tried }: Props) {
  const { t } = useView()
  const say = useWords()
  const acts = actsOf(facts)
  const order = isToApologise(facts) ? [...instead(facts), 'extend' as const, ...FIRST] : FIRST
  const first = tried && acts.includes(tried.act) ? tried.act : order.find((act) => acts.includes(act))
  const others = acts.filter((act) => act !== first)
  if (acts.length === 0) {
    return (
      <Panel title={t('Việc của bạn trên hồ sơ này', 'Your part in this dossier')}>
        <p>{t('Hiện không có việc nào chờ bạn ở hồ sơ này.', 'Nothing waits for you in this dossier.')}</p>
      </Panel>
    )
  }
  return (
    <Panel title={t('Việc làm được bây giờ', 'What you may do now')}>
      {first ? <ActFormOf act={first} {...{ facts, newKey, tried }} isFirst /> : null}
      {others.length > 0 ? (
        <div class="act-others">
          {others.map((act) => (
            <Details key={act} summary={say(ACT_TEXT[act])} open={act === 'extend' && isToApologise(facts)}>
              <ActFormOf act={act} {...{ facts, newKey, tried }} />
            </Details>
          ))}
        </div>
      ) : null}
    </Panel>
  )
}

function ActFormOf({ act, facts, newKey, tried, isFirst }: Props & { act: Act; isFirst?: boolean }) {
  const say = useWords()
  const { lead, Fields, isGrave } = ACT_FORMS[act]
  const { typed, errors } = tried?.act === act ? tried : { typed: {}, errors: [] }
  return (
    <section class="act" aria-labelledby={`viec-${act}`}>
      <h3 id={`viec-${act}`} class={isFirst ? undefined : 'visually-hidden'}>
        {say(ACT_TEXT[act])}
      </h3>
      {lead ? <p>{say(lead(facts))}</p> : null}
      <Form action={addressOf(facts, act)} idempotencyKey={newKey()}>
        <input type="hidden" name="version" value={facts.dossier.version} />
        {Fields ? <Fields {...{ facts, typed, errors }} field={fieldsFor(act, typed, errors)} /> : null}
        <ButtonGroup>
          <Button kind={isGrave ? 'danger' : isFirst ? 'primary' : 'secondary'} text={ACT_TEXT[act]} />
        </ButtonGroup>
      </Form>
    </section>
  )
}

/** Where the form of an act is posted. */
export function addressOf({ dossier }: DossierFacts, act: Act): string {
  const path = ACT_DOORS[act].path.replace(':id', dossier.consultation?.id ?? '')
  return `/can-bo/ho-so/${dossier.code}/${path}`
}
