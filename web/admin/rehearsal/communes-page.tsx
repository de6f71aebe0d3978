import { isPassed, type Scorecard } from '#modules/rehearsal'
import type { Unit } from '#modules/units'
import { showNumber } from '../../format.ts'
import { Figures, Heading, Page, Table } from '../../ui/index.ts'
import type { View } from '../../view.ts'
import { REHEARSAL } from './rehearsal-reader.ts'
import { ScorecardFiles } from './scorecard-table.tsx'

/** One commune, what is being played there, and its cards. */
export type WatchedCommune = {
  readonly unit: Unit
  readonly going_on: number
  readonly cards: Scorecard['cards']
}

type Props = { view: View; communes: readonly WatchedCommune[]; scorecard: Scorecard }

/** Diễn tập toàn thành phố: how every commune does, several at once. */
export function CommunesPage({ view, communes, scorecard }: Props) {
  const { t, language } = view
  const title = t('Diễn tập theo kịch bản', 'Rehearsal by scenarios')
  const number = (value: number) => showNumber(value, language)
  const played = (one: WatchedCommune, by: 'people' | 'scripted') => {
    const own = one.cards.filter((card) => card.by === by)
    return own.length === 0 ? '–' : `${number(own.filter(isPassed).length)}/${number(own.length)}`
  }
  return (
    <Page view={view} title={title} width="wide">
      <Heading
        text={title}
        lead={t(
          'Mỗi xã, phường diễn mười kịch bản; bao nhiêu đạt, người diễn bên cạnh cán bộ mô phỏng.',
          'Each commune plays ten scenarios; how many are passed, people beside scripted officers.',
        )}
      />
      <Figures
        items={[
          {
            key: 'communes',
            label: t('Xã, phường đã diễn', 'Communes played'),
            value: number(scorecard.communes),
          },
          { key: 'passed', label: t('Đạt', 'Passed'), value: number(scorecard.passed), tone: 'good' },
          { key: 'failed', label: t('Chưa đạt', 'Not yet'), value: number(scorecard.failed), tone: 'bad' },
          { key: 'late', label: t('Chậm', 'Over time'), value: number(scorecard.over_time), tone: 'warning' },
        ]}
      />
      {scorecard.cards.length > 0 ? <ScorecardFiles path={REHEARSAL} /> : null}
      <Table
        caption={t('Xã, phường', 'Communes')}
        dense
        rows={communes.toSorted((one, other) => busy(other) - busy(one))}
        rowKey={({ unit }) => unit.slug}
        columns={[
          {
            key: 'unit',
            label: t('Xã, phường', 'Commune'),
            isRowHeader: true,
            cell: ({ unit }) => <a href={`${REHEARSAL}/${unit.slug}`}>{unit.full_name}</a>,
          },
          {
            key: 'going_on',
            label: t('Đang diễn', 'Going on'),
            align: 'end',
            cell: ({ going_on }) => number(going_on),
          },
          {
            key: 'people',
            label: t('Người diễn: đạt', 'People: passed'),
            align: 'end',
            cell: (one) => played(one, 'people'),
          },
          {
            key: 'scripted',
            label: t('Mô phỏng: đạt', 'Scripted: passed'),
            align: 'end',
            cell: (one) => played(one, 'scripted'),
          },
        ]}
      />
    </Page>
  )
}

/** Who plays now stands first, then who has played. */
function busy({ going_on, cards }: WatchedCommune): number {
  return going_on * 100 + cards.length
}
