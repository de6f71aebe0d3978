import type { DossierStep } from '#modules/dossiers'
import { formatMoment } from '#platform/dates.ts'
import type { Text } from '#platform/text.ts'
import { StatusTag, Table, useView, useWords, type Tone } from '../../ui/index.ts'
import type { DossierFacts } from '../dossier-facts.ts'

/** Hạn từng bước: by when each step of the internal process should be done; the last one ends with the appointment. */
export function Steps({ facts }: { facts: DossierFacts }) {
  const { t } = useView()
  const say = useWords()
  const { steps, now } = facts
  if (steps.length === 0) return null
  return (
    <Table
      caption={t('Hạn từng bước', 'Due dates of the steps')}
      columns={[
        {
          key: 'content',
          label: t('Bước', 'Step'),
          isRowHeader: true,
          cell: (step: DossierStep) => say(step.content),
        },
        {
          key: 'due',
          label: t('Hạn của bước', 'Due'),
          cell: (step: DossierStep) => <time dateTime={step.due_at}>{formatMoment(step.due_at)}</time>,
        },
        {
          key: 'state',
          label: t('Tình trạng', 'State'),
          cell: (step: DossierStep) => <StatusTag {...stateOf(step, now)} />,
        },
      ]}
      rows={[...steps]}
      rowKey={(step) => step.acts.join('+')}
      empty={t('Chưa có bước nào', 'No steps yet')}
    />
  )
}

/** How a step stands now, in a word. */
function stateOf({ state, due_at }: DossierStep, now: string): { text: Text; tone: Tone } {
  if (state === 'done') return { text: { vi: 'Đã qua', en: 'Past' }, tone: 'neutral' }
  if (state === 'to_come') return { text: { vi: 'Chưa đến', en: 'To come' }, tone: 'neutral' }
  return due_at < now
    ? { text: { vi: 'Đang làm, quá hạn bước', en: 'At hand, late for this step' }, tone: 'bad' }
    : { text: { vi: 'Đang làm', en: 'At hand' }, tone: 'info' }
}
