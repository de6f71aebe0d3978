import type { PlayedStep } from '#modules/rehearsal'
import type { FieldError } from '#platform/refusal.ts'
import { ROLE_LABEL } from '../../shown-actor.ts'
import { Button, ButtonGroup, errorOf, Form, TextField, useView } from '../../ui/index.ts'
import { PLACE_OF, ROLE_OF } from './step-places.ts'

/** Who does a step, where, in what time, and what must come of it; of a ticked one, what the observer wrote. */
export function StepFacts({ played: { step, tick } }: { played: PlayedStep }) {
  const { t, language } = useView()
  const role = ROLE_OF[step.by]
  const who = role ? ROLE_LABEL[role][language] : step.by
  const place = PLACE_OF[step.do]
  return (
    <>
      <p>
        {t('Cần: ', 'Expected: ')}
        {step.expected[language]}.
      </p>
      <p class="muted">
        {t(`Người làm: ${who}. Trong ${step.minutes} phút.`, `By: ${who}. Within ${step.minutes} minutes.`)}{' '}
        {place === null ? null : (
          <a href={place} target="_blank" rel="noopener">
            {t('Trang làm bước này (mở thẻ mới)', 'Page of this step (new tab)')}
          </a>
        )}
      </p>
      {tick?.note ? <p>{t(`Ghi: ${tick.note}`, `Note: ${tick.note}`)}</p> : null}
    </>
  )
}

type Props = {
  played: PlayedStep
  path: string
  idempotencyKey: string
  errors: readonly FieldError[]
  typed: Readonly<Record<string, string>>
}

/** The step whose turn it is: one press says that it is done; an error says what to fix. */
export function NowStep({ played, path, idempotencyKey, errors, typed }: Props) {
  const { t } = useView()
  return (
    <div id="buoc" class="stack">
      <StepFacts played={played} />
      <Form action={path} idempotencyKey={idempotencyKey}>
        <input type="hidden" name="step" value={played.place} />
        <TextField
          name="note"
          label={t('Gặp gì, cần sửa gì', 'What went wrong, what to fix')}
          hint={t('Có lỗi thì phải ghi.', 'Needed where there is an error.')}
          optional
          maxlength={300}
          value={typed['note']}
          error={errorOf(errors, 'note')}
        />
        <ButtonGroup>
          <Button name="outcome" value="done" text={t('Đã làm xong', 'Done')} />
          <Button name="outcome" value="error" kind="secondary" text={t('Có lỗi', 'Error')} />
        </ButtonGroup>
      </Form>
    </div>
  )
}
