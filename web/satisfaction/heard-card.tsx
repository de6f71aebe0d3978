import type { HeardRating } from '#modules/ratings'
import { formatMoment } from '#platform/dates.ts'
import type { FieldError } from '#platform/refusal.ts'
import { ActionBar, Button, errorOf, Form, Panel, StatusTag, TextArea, useView } from '#web/ui/index.ts'

type Props = { heard: HeardRating; newKey: string; errors: readonly FieldError[]; typed: string | undefined }

/** The name of a follow-up's field, which tells the ratings of one page apart. */
export function followUpName(id: string): string {
  return `follow_up_${id.replaceAll('-', '')}`
}

/** One comment as the head reads it, and the form that says what was done about a low rating. */
export function HeardCard({ heard, newKey, errors, typed }: Props) {
  const { t } = useView()
  const { id, score, comment, month, follow_up, follow_up_due_at: due } = heard
  const [year, number] = month.split('-')
  const name = followUpName(id)
  return (
    <Panel title={t(`${score}/5, tháng ${number}/${year}`, `${score}/5, ${number}/${year}`)}>
      <p>{comment ?? t('Không ghi ý kiến.', 'No comment.')}</p>
      {follow_up ? (
        <p>
          <StatusTag tone="good" text={t('Đã xử lý', 'Followed up')} /> {follow_up}{' '}
          <span class="muted">
            {heard.followed_up_by_name}, {heard.followed_up_at ? formatMoment(heard.followed_up_at) : ''}
          </span>
        </p>
      ) : null}
      {due && !follow_up ? (
        <Form action={`/can-bo/hai-long/${id}`} idempotencyKey={newKey}>
          <TextArea
            name={name}
            label={t('Đã làm gì để khắc phục?', 'What was done about it?')}
            hint={t(`Hạn ${formatMoment(due)}`, `Due ${formatMoment(due)}`)}
            value={typed}
            error={errorOf(errors, name)}
            maxlength={1000}
          />
          <ActionBar>
            <Button text={t('Ghi việc xử lý', 'Record it')} />
          </ActionBar>
        </Form>
      ) : null}
    </Panel>
  )
}
