import type { AlertView } from '#http/present-alert.ts'
import { formatMoment } from '#platform/dates.ts'
import type { FieldError } from '#platform/refusal.ts'
import { ActionBar, Button, errorOf, Form, MultipleChoice, Panel, TextField, useView } from '#web/ui/index.ts'

/** The names of a rule's fields, which tell the forms of one page apart. */
export function fieldsOfRule(rule: string): { readonly alerts: string; readonly note: string } {
  const name = rule.replaceAll('-', '_')
  return { alerts: `alerts_${name}`, note: `note_${name}` }
}

type Props = {
  /** Alerts of one rule that came to the reader and nobody took up. */
  alerts: readonly [AlertView, ...AlertView[]]
  isCity: boolean
  newKey: () => string
  typed: string | undefined
  errors: readonly FieldError[]
}

/** What one rule told the reader, with what to do and the form that takes several up at once. */
export function AlertCard({ alerts, isCity, newKey, typed, errors }: Props) {
  const { t, language } = useView()
  const [{ name, advice, rule_key }] = alerts
  const fields = fieldsOfRule(rule_key)
  return (
    <Panel title={name}>
      <p>{advice[language]}</p>
      <Form action={`/can-bo/canh-bao/${rule_key}`} idempotencyKey={newKey()}>
        <MultipleChoice
          name={fields.alerts}
          label={t('Nhận xử lý những việc này', 'Take these up')}
          values={alerts.map(({ id }) => id)}
          error={errorOf(errors, fields.alerts)}
          options={alerts.map((alert) => {
            const { dossier, unit, raised_at, id } = alert
            const text = [...(isCity || !dossier ? [unit.full_name] : []), dossier]
              .filter(Boolean)
              .join(' · ')
            return {
              ...{ value: id, label: { vi: text, en: text } },
              hint: t(`báo lúc ${formatMoment(raised_at)}`, `told ${formatMoment(raised_at)}`),
            }
          })}
        />
        <TextField
          name={fields.note}
          label={t('Sẽ làm gì', 'What will be done')}
          hint={t('Không ghi tên, số giấy tờ của người dân.', 'No names or numbers of residents.')}
          value={typed}
          error={errorOf(errors, fields.note)}
          maxlength={500}
          optional
        />
        <ActionBar>
          <Button text={t('Nhận xử lý', 'Take up')} />
        </ActionBar>
      </Form>
    </Panel>
  )
}

/** What an alert is about: the dossier, as a link, and the unit where units are told apart. */
export function AlertSubject({ alert, isCity }: { alert: AlertView; isCity: boolean }) {
  const { dossier, unit } = alert
  const base = isCity ? '/dieu-hanh/ho-so' : '/can-bo/ho-so'
  return (
    <>
      {isCity || !dossier ? unit.full_name : null}
      {isCity && dossier ? ' · ' : null}
      {dossier ? <a href={`${base}/${encodeURIComponent(dossier)}`}>{dossier}</a> : null}
    </>
  )
}
