import type { CriterionScore, Figures as FigureValues } from '#modules/oversight'
import type { HeardRating } from '#modules/ratings'
import type { FieldError } from '#platform/refusal.ts'
import { showNumber, showShare } from '#web/format.ts'
import { EmptyState, ErrorSummary, Figures, Heading, Notice, Page, Stack } from '#web/ui/index.ts'
import type { View } from '#web/view.ts'
import { CriteriaBars } from './criteria-bars.tsx'
import { HeardCard } from './heard-card.tsx'

export type SatisfactionFacts = {
  /** True where the figures are the whole city's. */
  readonly isCity: boolean
  readonly figures: FigureValues
  readonly criteria: readonly CriterionScore[]
  /** Null for those who do not head the unit: comments are the head's alone. */
  readonly heard: readonly HeardRating[] | null
}

type Props = {
  view: View
  facts: SatisfactionFacts
  isDone: boolean
  newKey: () => string
  errors: readonly FieldError[]
  typed: Readonly<Record<string, string>>
}

/** Hài lòng: a unit's score with how many gave it, the criteria, and for its head what people wrote. */
export function SatisfactionPage({ view, facts, isDone, newKey, errors, typed }: Props) {
  const { t, language } = view
  const { figures, criteria, heard, isCity } = facts
  const title = t('Mức độ hài lòng', 'Satisfaction')
  return (
    <Page view={view} title={title} hasErrors={errors.length > 0}>
      <ErrorSummary errors={errors} />
      <Heading
        text={title}
        lead={t(
          `${isCity ? 'Toàn thành phố' : 'Đơn vị của bạn'}, 90 ngày gần nhất. Không ai được xem ai đã đánh giá hay đánh giá hồ sơ nào.`,
          `${isCity ? 'The whole city' : 'Your unit'}, the last 90 days. Nobody is shown who rated, or which dossier.`,
        )}
      />
      <Stack>
        {isDone ? <Notice kind="success" title={t('Đã ghi việc xử lý.', 'Recorded.')} /> : null}
        <Figures
          items={[
            {
              key: 'rating',
              label: t('Điểm trung bình trên 5', 'Mean score of 5'),
              value: figures.rating === null ? '–' : showNumber(figures.rating, language, 1),
              note:
                figures.rating === null
                  ? t('Hiện từ 5 lượt đánh giá.', 'Shown from 5 ratings on.')
                  : t(`${figures.ratings} lượt đánh giá`, `${figures.ratings} ratings`),
            },
            {
              key: 'response',
              label: t('Tỷ lệ có đánh giá', 'Response rate'),
              value: showShare(figures.response_share, language),
              note: t(`trên ${figures.delivered} lượt trả kết quả`, `of ${figures.delivered} hand-overs`),
            },
          ]}
        />
        <CriteriaBars rows={criteria} />
        {heard ? (
          <>
            <Heading level={2} text={t('Ý kiến và đánh giá thấp', 'Comments and low ratings')} />
            {heard.length === 0 ? <EmptyState title={t('Chưa có ý kiến nào.', 'No comment yet.')} /> : null}
            {heard.map((one) => (
              <HeardCard key={one.id} heard={one} newKey={newKey()} errors={errors} typed={typed[one.id]} />
            ))}
          </>
        ) : null}
      </Stack>
    </Page>
  )
}
