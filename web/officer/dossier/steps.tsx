import type { DossierStep } from '#modules/dossiers'
import { formatMoment } from '#platform/dates.ts'
import type { Text } from '#platform/text.ts'
import { DefinitionList, Heading, StatusTag, useView, type Tone } from '../../ui/index.ts'
import type { DossierFacts } from '../dossier-facts.ts'

/** Hạn từng bước: by when each step of the internal process should be done; the last one ends with the appointment. */
export function Steps({ facts }: { facts: DossierFacts }) {
  const { t } = useView()
  const { steps, now } = facts
  if (steps.length === 0) return null
  return (
    <>
      <Heading level={3} text={t('Hạn từng bước', 'Due dates of the steps')} />
      <DefinitionList
        items={steps
          .toSorted((one, other) => one.due_at.localeCompare(other.due_at))
          .map((step) => ({
            key: step.acts.join('+'),
            label: step.content,
            value: (
              <>
                <time dateTime={step.due_at}>{formatMoment(step.due_at)}</time>{' '}
                <StatusTag {...stateOf(step, now)} />
              </>
            ),
          }))}
      />
      {steps.some(({ in_proportion }) => in_proportion) ? (
        <p class="muted">
          {t(
            'Quy trình nội bộ chia giờ cho thời hạn chính của thủ tục; với thời hạn này, các bước được chia theo cùng tỷ lệ.',
            'The internal process divides the main limit of the procedure; of this limit the steps have the same shares.',
          )}
        </p>
      ) : null}
    </>
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
