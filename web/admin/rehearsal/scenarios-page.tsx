import type { Card, Play, Scenario } from '#modules/rehearsal'
import type { Unit } from '#modules/units'
import type { FieldError } from '#platform/refusal.ts'
import { ErrorSummary, Form, Heading, Page, Table, Tag, useView } from '../../ui/index.ts'
import type { View } from '../../view.ts'
import { REHEARSAL } from './rehearsal-reader.ts'
import { ScorecardTable } from './scorecard-table.tsx'

/** A scenario with the plays of one commune, the latest first, and the key of the form that begins one more. */
export type OfferedScenario = {
  readonly scenario: Scenario
  readonly plays: readonly Play[]
  /** Null for those who only read. */
  readonly newKey: string | null
}

type Props = {
  view: View
  unit: Unit
  offered: readonly OfferedScenario[]
  cards: readonly Card[]
  errors: readonly FieldError[]
}

/** Diễn tập ở một xã, phường: the scenarios, what is being played, and the scorecard. */
export function ScenariosPage({ view, unit, offered, cards, errors }: Props) {
  const { t, language } = view
  const title = t('Diễn tập theo kịch bản', 'Rehearsal by scenarios')
  return (
    <Page view={view} title={`${title} – ${unit.full_name}`} width="wide" hasErrors={errors.length > 0}>
      <ErrorSummary errors={errors} />
      <Heading
        text={title}
        caption={unit.full_name}
        lead={t(
          'Cán bộ làm trên các trang thật, mỗi người trên máy của mình; người quan sát đánh dấu từng bước. Thời gian lấy theo đồng hồ của hệ thống.',
          'Officers work on the real pages, each at his own machine; the observer ticks every step. Times are taken by the house’s clock.',
        )}
      />
      <Table
        caption={t('Kịch bản', 'Scenarios')}
        rows={offered}
        rowKey={({ scenario }) => scenario.key}
        columns={[
          {
            key: 'scenario',
            label: t('Kịch bản', 'Scenario'),
            isRowHeader: true,
            cell: ({ scenario }) => scenario.title[language],
          },
          {
            key: 'size',
            label: t('Số bước, thời gian', 'Steps, time'),
            cell: ({ scenario }) => sizeOf(scenario, view),
          },
          {
            key: 'plays',
            label: t('Các lượt diễn', 'Plays'),
            cell: ({ plays }) => <Plays unit={unit} plays={plays} />,
          },
          {
            key: 'act',
            label: t('Diễn', 'Play'),
            cell: (one) => <Start unit={unit} offered={one} language={language} />,
          },
        ]}
      />
      <ScorecardTable unit={unit} cards={cards} scenarios={offered.map(({ scenario }) => scenario)} />
    </Page>
  )
}

/** How long it is; where a module does not exist yet a checklist stands in, and says so. */
function sizeOf({ steps, minutes, stands_in }: Scenario, { t }: View): string {
  const size = t(`${steps.length} bước, ${minutes} phút`, `${steps.length} steps, ${minutes} minutes`)
  return stands_in ? t(`${size} (danh mục kiểm tra)`, `${size} (checklist)`) : size
}

function Plays({ unit, plays }: { unit: Unit; plays: readonly Play[] }) {
  const { t } = useView()
  if (plays.length === 0) return <>{t('chưa diễn', 'not played yet')}</>
  return (
    <ul class="tags">
      {plays.map(({ id, number, finished_at }) => (
        <li key={id}>
          <a href={`${REHEARSAL}/${unit.slug}/${id}`}>{t(`Lần ${number}`, `Play ${number}`)}</a>{' '}
          {finished_at === null ? <Tag text={t('đang diễn', 'going on')} tone="info" /> : null}
        </li>
      ))}
    </ul>
  )
}

type StartProps = { unit: Unit; offered: OfferedScenario; language: View['language'] }

/** Begins the scenario, or plays it again; one that is going on is gone on with by its link. */
function Start({ unit, offered: { scenario, plays, newKey }, language }: StartProps) {
  const { t } = useView()
  if (plays.some(({ finished_at }) => finished_at === null)) return <>{t('đang diễn', 'going on')}</>
  if (newKey === null) return <>–</>
  const word = plays.length > 0 ? t('Diễn lại', 'Play again') : t('Bắt đầu', 'Start')
  return (
    <Form action={`${REHEARSAL}/${unit.slug}`} idempotencyKey={newKey}>
      <input type="hidden" name="scenario" value={scenario.key} />
      <button class="button button-secondary" type="submit">
        {word}
        <span class="visually-hidden">{`: ${scenario.title[language]}`}</span>
      </button>
    </Form>
  )
}
