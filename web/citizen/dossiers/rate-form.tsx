import type { ComponentChildren } from 'preact'
import { CRITERIA, type Criteria, CRITERION_TEXT } from '#modules/ratings'
import type { FieldError } from '#platform/refusal.ts'
import { type Nested } from '#web/form-fields.ts'
import { typed } from '#web/forms/field-shape.ts'
import { Button, Choice, Details, Form, Panel, TextArea, errorOf, useView } from '#web/ui/index.ts'

const SCORES = [
  { value: '5', label: { vi: '5 – Rất hài lòng', en: '5 – Very satisfied' } },
  { value: '4', label: { vi: '4 – Hài lòng', en: '4 – Satisfied' } },
  { value: '3', label: { vi: '3 – Bình thường', en: '3 – Neither' } },
  { value: '2', label: { vi: '2 – Không hài lòng', en: '2 – Dissatisfied' } },
  { value: '1', label: { vi: '1 – Rất không hài lòng', en: '1 – Very dissatisfied' } },
]

const POINTS = [
  { value: '2', label: { vi: 'Hài lòng', en: 'Satisfied' } },
  { value: '1', label: { vi: 'Bình thường', en: 'So-so' } },
  { value: '0', label: { vi: 'Không hài lòng', en: 'Not satisfied' } },
]

/** What a rating's form says when no satisfaction was chosen. */
export const NO_SCORE: FieldError = {
  field: 'score',
  message: { vi: 'Chọn mức hài lòng từ 1 đến 5.', en: 'Choose from 1 to 5.' },
}

type Props = {
  action: string
  idempotencyKey: string
  errors?: readonly FieldError[] | undefined
  /** What stands before the questions: by what the visitor proves that it is his dossier. */
  children?: ComponentChildren
}

/** Once the result is handed over: one rating, with a comment if one likes. */
export function Rate({ action, idempotencyKey, errors = [], children }: Props) {
  const { t } = useView()
  return (
    <Panel title={t('Bạn thấy việc phục vụ thế nào?', 'How were you served?')}>
      <Form action={action} idempotencyKey={idempotencyKey}>
        {children}
        <Choice
          name="score"
          label={t('Mức hài lòng', 'Satisfaction')}
          options={SCORES}
          error={errorOf(errors, 'score')}
        />
        <Details summary={t('Đánh giá từng mặt (10 câu, không bắt buộc)', 'Rate each aspect (10, optional)')}>
          {CRITERIA.map((key) => (
            <Choice
              key={key}
              name={`criteria.${key}`}
              label={CRITERION_TEXT[key]}
              options={POINTS}
              inline
              optional
            />
          ))}
        </Details>
        <TextArea
          name="comment"
          label={t('Ý kiến của bạn', 'Your comment')}
          rows={3}
          maxlength={1000}
          optional
        />
        <Button text={t('Gửi đánh giá', 'Send the rating')} />
      </Form>
    </Panel>
  )
}

/** The rating that was typed into the form; null where no satisfaction was chosen. */
export function readRating(fields: Nested): { score: number; criteria: Criteria; comment?: string } | null {
  const score = Number(typed(fields['score']))
  if (![1, 2, 3, 4, 5].includes(score)) return null
  const comment = typed(fields['comment']).slice(0, 1000)
  return { score, criteria: criteriaIn(fields), ...(comment ? { comment } : {}) }
}

/** The criteria that were answered; anything else in their place was not. */
function criteriaIn({ criteria }: Nested): Criteria {
  const given: Nested = typeof criteria === 'object' && !Array.isArray(criteria) ? criteria : {}
  return Object.fromEntries(
    CRITERIA.flatMap((key) => {
      const points = Number(typed(given[key]) || Number.NaN)
      return [0, 1, 2].includes(points) ? [[key, points]] : []
    }),
  )
}
