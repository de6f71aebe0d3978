import type { CostsByIndicator } from '#http/statistics/present-index.ts'
import type { IndexIndicator, ScoredIndicator } from '#modules/statistics'
import { say, type Text } from '#platform/text.ts'
import { showNumber, showShare } from '#web/format.ts'
import { Details, Panel, Tag, type Tone, useView } from '#web/ui/index.ts'

const MARKS: Record<IndexIndicator['weight_mark'], Text | null> = {
  found: null,
  medium: { vi: 'điểm cần kiểm tra lại với văn bản', en: 'weight to be checked against the text' },
  assumed: { vi: 'điểm tạm chia đều', en: 'weight assumed' },
}

type Props = {
  scored: ScoredIndicator
  costs: CostsByIndicator[string] | undefined
  dossierHref: string
}

/** One indicator: its rate, its points, why it has none, what to do, and the dossiers that cost most. */
export function IndicatorCard({ scored, costs, dossierHref }: Props) {
  const { t, language } = useView()
  const { indicator, status, lost, each } = scored
  const mark = MARKS[indicator.weight_mark]
  return (
    <Panel title={`${indicator.key} ${say(indicator.name, language)}`}>
      <p>
        <Tag text={pointsText(scored, language)} tone={toneOf(scored)} /> {valueText(scored, language)}
        {mark && indicator.weight > 0 ? <span class="muted"> · {say(mark, language)}</span> : null}
      </p>
      {indicator.note ? <p class="muted">{say(indicator.note, language)}</p> : null}
      {status === 'scored' && (lost ?? 0) > 0 ? (
        <p>
          <strong>{t('Nên làm', 'What to do')}:</strong> {say(indicator.advice, language)}
        </p>
      ) : null}
      {costs && costs.total > 0 ? (
        <Details
          summary={t(
            `${showNumber(costs.total, language)} hồ sơ làm mất ${showNumber(lost ?? 0, language, 2)} điểm, mỗi hồ sơ ${showNumber(each ?? 0, language, 4)}`,
            `${showNumber(costs.total, language)} dossiers cost ${showNumber(lost ?? 0, language, 2)} points, ${showNumber(each ?? 0, language, 4)} each`,
          )}
        >
          <ul>
            {costs.items.map((item) => (
              <li key={item.code}>
                <a href={`${dossierHref}/${encodeURIComponent(item.code)}`}>{item.code}</a>, {item.unit}
                {lateText(item, language)}
              </li>
            ))}
          </ul>
        </Details>
      ) : null}
    </Panel>
  )
}

function pointsText({ status, points, indicator }: ScoredIndicator, language: 'vi' | 'en'): Text | string {
  const whole = showNumber(indicator.weight, language, 2)
  switch (status) {
    case 'scored':
      return `${showNumber(points ?? 0, language, 2)} / ${whole}`
    case 'empty':
      return { vi: `Không có gì để xét (${whole} điểm)`, en: `Nothing to judge (${whole} points)` }
    case 'no_data':
      return indicator.weight > 0
        ? { vi: `Không có số liệu (${whole} điểm)`, en: `No data (${whole} points)` }
        : { vi: 'Không có số liệu', en: 'No data' }
    case 'information':
      return { vi: 'Để biết', en: 'For information' }
  }
}

function valueText({ value, indicator }: ScoredIndicator, language: 'vi' | 'en'): string {
  if (value === null) return ''
  if (indicator.unit === 'minutes') {
    return `${showNumber(value / 60, language, 1)} ${language === 'vi' ? 'giờ' : 'hours'}`
  }
  return showShare(value, language)
}

function toneOf({ status, points, indicator }: ScoredIndicator): Tone {
  if (status !== 'scored' || points === null) return 'neutral'
  const share = points / indicator.weight
  return share >= 0.9 ? 'good' : share >= 0.5 ? 'warning' : 'bad'
}

function lateText(item: CostsByIndicator[string]['items'][number], language: 'vi' | 'en'): string {
  const parts = []
  if (item.by_minutes !== null && item.by_minutes > 0) {
    const hours = showNumber(item.by_minutes / 60, language, 0)
    parts.push(language === 'vi' ? `quá hạn ${hours} giờ` : `late by ${hours} hours`)
  }
  if (item.supplements > 1) {
    parts.push(
      language === 'vi'
        ? `${item.supplements} lần yêu cầu bổ sung`
        : `papers asked ${item.supplements} times`,
    )
  }
  return parts.length > 0 ? `: ${parts.join(', ')}` : ''
}
