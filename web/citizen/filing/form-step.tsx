import type { Section } from '#modules/forms'
import type { FieldError } from '#platform/refusal.ts'
import { FormFields } from '#web/forms/form-fields.tsx'
import { waitingFiles } from '#web/forms/shown-files.ts'
import { cleanAnswers, pointErrors, shownFields } from '#web/forms/read-answers.ts'
import { ActionBar, Button, ButtonLink, Form, LivePieces, Notice, ShapedPiece } from '#web/ui/index.ts'
import type { FilingContext } from './context.ts'
import { FilingFrame } from './filing-frame.tsx'
import { type FilingStep, stepsOf } from './steps.ts'

type Props = {
  context: FilingContext
  step: FilingStep & { kind: 'form' }
  errors?: readonly FieldError[] | undefined
  /** True when an answer brought up questions that were not there before. */
  hasMore?: boolean | undefined
  back?: string | undefined
}

/** One section of the procedure's form. */
export function FormStep({ context, step, errors = [], hasMore, back }: Props) {
  const { reader, version, filing, base, units } = context
  const { t, language } = reader.view
  const { form } = version.definition
  const steps = stepsOf(version, filing)
  const before = steps[steps.findIndex(({ path }) => path === step.path) - 1]
  return (
    <FilingFrame
      context={context}
      step={step}
      title={step.section.title[language]}
      errors={pointErrors(form, errors, 'answers')}
    >
      {hasMore ? (
        <Notice
          title={t('Có thêm câu hỏi theo câu trả lời của bạn', 'Your answers bring up further questions')}
        />
      ) : null}
      <Form
        action={`${base}/${step.path}${back ? `?ve=${back}` : ''}`}
        saveDraftTo={`${base}/${step.path}/nhap`}
        hasFiles={step.section.fields.some(({ type }) => type === 'file')}
      >
        <LivePieces />
        <ShapedPiece id="cau-hoi" shape={shapeOf(context, step.section)}>
          <input type="hidden" name="asked" value={askedKeys(context, step.section).join(' ')} />
          <FormFields
            form={form}
            answers={filing.answers}
            errors={errors}
            units={units}
            files={waitingFiles(context.files.values())}
            section={step.section.key}
            hasTitle={false}
          />
        </ShapedPiece>
        <ActionBar>
          <Button text={t('Lưu và tiếp tục', 'Save and continue')} />
          {before ? (
            <ButtonLink kind="quiet" href={`${base}/${before.path}`} text={t('Quay lại', 'Back')} />
          ) : null}
        </ActionBar>
      </Form>
    </FilingFrame>
  )
}

/** The questions of a section that the answers so far call for. */
export function askedKeys(
  { version, filing }: Pick<FilingContext, 'version' | 'filing'>,
  section: Section,
): string[] {
  const shown = new Set(shownFields(version.definition.form, filing.answers).map(({ key }) => key))
  return section.fields.map(({ key }) => key).filter((key) => shown.has(key))
}

/** What is asked and worked out in a section: when it changes, the questions are drawn anew. */
function shapeOf(context: FilingContext, section: Section): string {
  const { version, filing } = context
  const clean = cleanAnswers(version.definition.form, filing.answers)
  const computed = section.fields.filter(({ type }) => type === 'computed')
  return [...askedKeys(context, section), ...computed.map(({ key }) => `${key}=${String(clean[key])}`)].join(
    ' ',
  )
}
