import type { ComponentChildren } from 'preact'
import type { ExplanationView } from '#http/present-explanation.ts'
import { FIGURE_TEXT } from '#modules/oversight'
import { formatMoment } from '#platform/dates.ts'
import { DefinitionList, Panel, StatusTag, useView } from '#web/ui/index.ts'
import { listHref, showValue } from '../city/figure-words.ts'
import { periodText } from '../city/period.ts'

type Props = {
  asked: ExplanationView
  /** True where each figure leads to the dossiers behind it: on the city's pages. */
  isCity?: boolean
  children?: ComponentChildren
}

/** One question with the figure as it stood, until when it wants an answer, and the answer. */
export function ExplanationCard({ asked, isCity, children }: Props) {
  const { t, language } = useView()
  const { figure, from_on, to_on, unit } = asked
  const value = asked.shown === '' ? '–' : showValue(figure, Number(asked.shown), language)
  const days = from_on && to_on ? { from: from_on, to: to_on } : null
  const href = isCity ? listHref(figure, { unit: unit.slug, period: days ?? NO_DAYS }) : undefined
  const name = `${FIGURE_TEXT[figure][language]}: ${value}`
  return (
    <Panel title={isCity ? { vi: unit.full_name, en: unit.full_name } : FIGURE_TEXT[figure]}>
      <p>
        <State asked={asked} />
      </p>
      <DefinitionList
        items={[
          {
            key: 'figure',
            label: t('Số liệu', 'Figure'),
            value: (
              <>
                {href ? <a href={href}>{name}</a> : name}
                {days ? `, ${periodText(days)[language]}` : ''}
              </>
            ),
          },
          {
            key: 'question',
            label: t('Thành phố hỏi', 'The city asks'),
            value: (
              <>
                {asked.question}
                <br />
                <span class="muted">
                  {asked.asked_by_name}, {formatMoment(asked.asked_at)}
                </span>
              </>
            ),
          },
          ...(asked.answer
            ? [
                {
                  key: 'answer',
                  label: t('Xã, phường trả lời', 'The commune answers'),
                  value: (
                    <>
                      {asked.answer}
                      <br />
                      <span class="muted">
                        {asked.answered_by_name}, {asked.answered_at ? formatMoment(asked.answered_at) : ''}
                      </span>
                    </>
                  ),
                },
              ]
            : []),
        ]}
      />
      {children}
    </Panel>
  )
}

const NO_DAYS = { from: '', to: '' }

function State({ asked }: { asked: ExplanationView }) {
  const { t } = useView()
  const due = formatMoment(asked.due_at)
  if (asked.answered_at) {
    return asked.is_late ? (
      <StatusTag tone="warning" text={t(`Trả lời sau hạn ${due}`, `Answered after ${due}`)} />
    ) : (
      <StatusTag tone="good" text={t('Đã trả lời', 'Answered')} />
    )
  }
  return asked.is_late ? (
    <StatusTag tone="bad" text={t(`Quá hạn trả lời ${due}`, `Answer was due ${due}`)} />
  ) : (
    <StatusTag tone="info" text={t(`Chờ trả lời, hạn ${due}`, `Awaits an answer by ${due}`)} />
  )
}
