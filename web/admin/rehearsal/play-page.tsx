import { cardOf, nextStep, type Play, type PlayedStep, playedSteps } from '#modules/rehearsal'
import type { Unit } from '#modules/units'
import { formatMoment } from '#platform/dates.ts'
import type { FieldError } from '#platform/refusal.ts'
import { showNumber } from '../../format.ts'
import {
  Button,
  ButtonGroup,
  ButtonLink,
  ErrorSummary,
  errorOf,
  Facts,
  Form,
  Heading,
  Page,
  Panel,
  StatusTag,
  TextArea,
  Timeline,
  useView,
} from '../../ui/index.ts'
import type { View } from '../../view.ts'
import { REHEARSAL } from './rehearsal-reader.ts'
import { Result, ToFix } from './scorecard-table.tsx'
import { NowStep, StepFacts } from './step-body.tsx'

/** The keys of the page's two forms. */
export type PlayKeys = { readonly tick: string; readonly finish: string }

type Props = {
  view: View
  unit: Unit
  play: Play
  /** Null for those who only read, and where the play is over. */
  keys: PlayKeys | null
  errors: readonly FieldError[]
  typed: Readonly<Record<string, string>>
}

/** Một lượt diễn: every step with what must come of it; the observer ticks the one whose turn it is. */
export function PlayPage(props: Props) {
  const { view, unit, play, keys, errors, typed } = props
  const { t, language } = view
  const { script, number, finished_at } = play
  const now = nextStep(play)
  const path = `${REHEARSAL}/${unit.slug}`
  const state =
    finished_at === null
      ? { text: t('Đang diễn', 'Going on'), tone: 'info' as const }
      : { text: t('Đã kết thúc', 'Over'), tone: 'neutral' as const }
  return (
    <Page view={view} title={`${script.title[language]} – ${unit.full_name}`} hasErrors={errors.length > 0}>
      <ErrorSummary errors={errors} />
      <Heading
        text={script.title[language]}
        caption={t(`${unit.full_name}, diễn lần ${number}`, `${unit.full_name}, play ${number}`)}
        lead={t(
          `Bắt đầu ${formatMoment(play.began_at)}, thời gian đặt ra ${script.minutes} phút. Người quan sát: ${play.observer_name}.`,
          `Began ${formatMoment(play.began_at)}, target ${script.minutes} minutes. Observer: ${play.observer_name}.`,
        )}
      >
        <StatusTag {...state} />
      </Heading>
      {script.stands_in ? <p>{script.stands_in[language]}</p> : null}
      {finished_at === null ? null : <Score play={play} unit={unit} />}
      <Timeline
        items={playedSteps(play).map((one) => ({
          key: String(one.place),
          title: `${one.place}. ${one.step.title[language]}`,
          state: stateOf(one, now),
          at: one.tick ? formatMoment(one.tick.ticked_at) : undefined,
          by: one.tick ? took(one, view) : undefined,
          body:
            one.place === now && keys !== null ? (
              <NowStep
                played={one}
                path={`${path}/${play.id}/buoc`}
                idempotencyKey={keys.tick}
                errors={errors}
                typed={typed}
              />
            ) : (
              <StepFacts played={one} />
            ),
        }))}
      />
      {keys === null ? null : (
        <Finish
          path={`${path}/${play.id}/xong`}
          idempotencyKey={keys.finish}
          isWhole={now === null}
          errors={errors}
          typed={typed}
        />
      )}
      <ButtonLink
        kind="secondary"
        href={path}
        text={t('Về danh sách kịch bản và phiếu điểm', 'Scenarios and scorecard')}
      />
    </Page>
  )
}

function stateOf({ tick, place }: PlayedStep, now: number | null) {
  if (tick) return tick.outcome === 'done' ? 'done' : 'bad'
  return place === now ? 'now' : 'next'
}

/** How a step came out and how long it took, against its time. */
function took({ tick, minutes, step }: PlayedStep, { t, language }: View): string {
  const spent = showNumber(minutes ?? 0, language, 1)
  const done = tick?.outcome === 'done' ? t('Đã làm', 'Done') : t('Lỗi', 'Error')
  return t(`${done}, ${spent}/${step.minutes} phút`, `${done}, ${spent}/${step.minutes} minutes`)
}

/** The card of a play that is over. */
function Score({ play, unit }: { play: Play; unit: Unit }) {
  const { t } = useView()
  const card = cardOf(play, unit)
  return (
    <Panel title={t('Phiếu điểm của lượt này', 'Card of this play')}>
      <Facts
        items={[
          { key: 'result', label: t('Kết quả', 'Result'), value: <Result card={card} /> },
          { key: 'steps', label: t('Bước đã làm', 'Steps done'), value: `${card.steps_done}/${card.steps}` },
          { key: 'errors', label: t('Lỗi', 'Errors'), value: card.errors.length },
          {
            key: 'minutes',
            label: t('Phút / đặt ra', 'Minutes / target'),
            value: `${card.minutes}/${card.target_minutes}`,
          },
        ]}
      />
      <h3>{t('Cần sửa', 'To fix')}</h3>
      <ToFix card={card} />
    </Panel>
  )
}

type FinishProps = Pick<Props, 'errors' | 'typed'> & {
  path: string
  idempotencyKey: string
  isWhole: boolean
}

/** Ends the play; before its last step too, and what was not ticked was then not done. */
function Finish({ path, idempotencyKey, isWhole, errors, typed }: FinishProps) {
  const { t } = useView()
  return (
    <Panel title={t('Kết thúc lượt diễn', 'Finish the play')}>
      <Form action={path} idempotencyKey={idempotencyKey}>
        {isWhole ? null : (
          <p>
            {t(
              'Kết thúc bây giờ thì các bước chưa đánh dấu tính là chưa làm.',
              'Finished now, steps that are not ticked count as not done.',
            )}
          </p>
        )}
        <TextArea
          name="remark"
          label={t('Ghi chú của người quan sát', 'Observer’s note')}
          optional
          rows={2}
          maxlength={500}
          value={typed['remark']}
          error={errorOf(errors, 'remark')}
        />
        <ButtonGroup>
          <Button kind={isWhole ? 'primary' : 'secondary'} text={t('Kết thúc', 'Finish')} />
        </ButtonGroup>
      </Form>
    </Panel>
  )
}
