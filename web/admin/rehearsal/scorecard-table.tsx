import { BY_TEXT, type Card, isPassed, type Scenario } from '#modules/rehearsal'
import type { Unit } from '#modules/units'
import { showNumber } from '../../format.ts'
import { ButtonGroup, ButtonLink, StatusTag, Table, useView } from '../../ui/index.ts'
import { REHEARSAL } from './rehearsal-reader.ts'

type Props = { unit: Pick<Unit, 'slug'>; cards: readonly Card[]; scenarios: readonly Scenario[] }

/** Phiếu điểm: one line for each scenario and who played it, people and scripted officers under one another. */
export function ScorecardTable({ unit, cards, scenarios }: Props) {
  const { t, language } = useView()
  const order = new Map(scenarios.map(({ key }, place) => [key, place]))
  const titles = new Map(scenarios.map(({ key, title }) => [key, title[language]]))
  const place = ({ scenario }: Card): number => order.get(scenario) ?? scenarios.length
  const number = (value: number) => showNumber(value, language)
  return (
    <>
      <Table
        caption={t('Phiếu điểm', 'Scorecard')}
        rows={cards.toSorted((one, other) => place(one) - place(other))}
        rowKey={({ scenario, by }) => `${scenario} ${by}`}
        empty={t('Chưa lượt diễn nào kết thúc.', 'No play is over yet.')}
        columns={[
          {
            key: 'scenario',
            label: t('Kịch bản', 'Scenario'),
            isRowHeader: true,
            cell: ({ scenario }) => titles.get(scenario) ?? scenario,
          },
          { key: 'by', label: t('Ai diễn', 'By'), cell: ({ by }) => BY_TEXT[by][language] },
          {
            key: 'result',
            label: t('Kết quả', 'Result'),
            cell: (card) => <Result card={card} />,
          },
          {
            key: 'steps',
            label: t('Bước đã làm', 'Steps done'),
            align: 'end',
            cell: ({ steps_done, steps }) => `${number(steps_done)}/${number(steps)}`,
          },
          {
            key: 'errors',
            label: t('Lỗi', 'Errors'),
            align: 'end',
            cell: ({ errors }) => number(errors.length),
          },
          {
            key: 'minutes',
            label: t('Phút / đặt ra', 'Minutes / target'),
            align: 'end',
            cell: ({ minutes, target_minutes }) => `${number(minutes)}/${number(target_minutes)}`,
          },
          {
            key: 'repeats',
            label: t('Lần diễn', 'Times played'),
            align: 'end',
            cell: ({ repeats }) => number(repeats),
          },
          { key: 'fix', label: t('Cần sửa', 'To fix'), cell: (card) => <ToFix card={card} /> },
        ]}
      />
      {cards.length > 0 ? <ScorecardFiles path={`${REHEARSAL}/${unit.slug}`} /> : null}
    </>
  )
}

/** Whether a card is passed. */
export function Result({ card }: { card: Card }) {
  const { t } = useView()
  const passed = isPassed(card)
  return (
    <StatusTag text={passed ? t('Đạt', 'Passed') : t('Chưa đạt', 'Not yet')} tone={passed ? 'good' : 'bad'} />
  )
}

/** What went otherwise, what to fix, and what the observer wrote. */
export function ToFix({ card: { errors, fix, notes } }: { card: Card }) {
  const { language } = useView()
  const lines = [
    ...errors.map(({ step, what }) => `${step}: ${what}`),
    ...fix.map((text) => text[language]),
    ...notes.map(({ observer, note }) => `${observer}: ${note}`),
  ]
  if (lines.length === 0) return <>–</>
  return (
    <ul>
      {lines.map((line) => (
        <li key={line}>{line}</li>
      ))}
    </ul>
  )
}

/** The same scorecard to print and to keep. */
export function ScorecardFiles({ path }: { path: string }) {
  const { t } = useView()
  return (
    <ButtonGroup>
      <ButtonLink
        kind="secondary"
        download
        href={`${path}/phieu-diem.pdf`}
        text={t('Tải phiếu điểm (PDF)', 'Scorecard (PDF)')}
      />
      <ButtonLink
        kind="secondary"
        download
        href={`${path}/phieu-diem.csv`}
        text={t('Tải phiếu điểm (CSV)', 'Scorecard (CSV)')}
      />
    </ButtonGroup>
  )
}
