import { CRITERIA, CRITERION_TEXT } from '#modules/ratings'
import { Button, Choice, Details, Form, Panel, TextArea, errorOf, useView } from '#web/ui/index.ts'
import type { Returned } from './own-dossier-page.tsx'
import type { OwnDossier } from './read-own.ts'

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

/** Once the result is handed over: one rating, with a comment if one likes. */
export function Rate({ own, returned }: { own: OwnDossier; returned: Returned }) {
  const { t } = useView()
  return (
    <Panel title={t('Bạn thấy việc phục vụ thế nào?', 'How were you served?')}>
      <Form action={`/ho-so/${own.dossier.code}/danh-gia`} idempotencyKey={returned.idempotencyKey}>
        <Choice
          name="score"
          label={t('Mức hài lòng', 'Satisfaction')}
          options={SCORES}
          error={errorOf(returned.errors ?? [], 'score')}
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
