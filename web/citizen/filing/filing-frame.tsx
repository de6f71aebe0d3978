import type { ComponentChildren } from 'preact'
import type { FieldError } from '#platform/refusal.ts'
import { ErrorSummary, Heading, Page, Steps } from '#web/ui/index.ts'
import { procedureHref } from '../procedure-address.ts'
import type { FilingContext } from './context.ts'
import { type FilingStep, shownSteps, stepsOf } from './steps.ts'

export type FrameProps = {
  context: FilingContext
  step: FilingStep
  title: string
  lead?: string | undefined
  errors?: readonly FieldError[] | undefined
  errorTitle?: string | undefined
  hrefOf?: ((error: FieldError) => string) | undefined
  children?: ComponentChildren
}

/** What every step of filing stands in: the procedure, how far one is, and all errors in one place. */
export function FilingFrame(props: FrameProps) {
  const { context, step, title, lead, errors = [], errorTitle, hrefOf, children } = props
  const { view } = context.reader
  const { version, filing, base } = context
  const name = version.definition.short_name
  const { code } = version
  return (
    <Page
      view={view}
      title={`${title} – ${name[view.language]}`}
      description={view.t(`Nộp trực tuyến: ${name.vi}`, `File online: ${name.en}`)}
      width="narrow"
      hasErrors={errors.length > 0 || errorTitle !== undefined}
      breadcrumbs={[
        { text: name, href: procedureHref({ code, name: name.vi, version }) },
        { text: view.t('Nộp hồ sơ', 'File') },
      ]}
    >
      <Steps
        label={view.t('Các bước nộp hồ sơ', 'Steps of filing')}
        steps={shownSteps(stepsOf(version, filing), step, base)}
      />
      <ErrorSummary errors={errors} title={errorTitle} hrefOf={hrefOf} />
      <Heading text={title} caption={name} lead={lead} />
      {children}
    </Page>
  )
}
