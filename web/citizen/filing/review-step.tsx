import { type FeeDue, feeFor, feeQuestionOf } from '#modules/procedures'
import { dayOf } from '#platform/dates.ts'
import type { FieldError } from '#platform/refusal.ts'
import { showMoney } from '#web/format.ts'
import { FormAnswers } from '#web/forms/form-answers.tsx'
import { waitingFiles } from '#web/forms/shown-files.ts'
import { cleanAnswers, pointErrors } from '#web/forms/read-answers.ts'
import {
  ActionBar,
  Button,
  ButtonLink,
  type Definition,
  DefinitionList,
  Form,
  Heading,
  Notice,
  errorOf,
  fieldId,
  useView,
} from '#web/ui/index.ts'
import { ChainChoice } from '../../chains/chain-choice.tsx'
import type { FilingContext } from './context.ts'
import { FilingFrame } from './filing-frame.tsx'
import { personsOf } from './persons.ts'
import { type FilingStep, papersToUpload, stepsOf } from './steps.ts'

type Props = {
  context: FilingContext
  idempotencyKey: string
  errors?: readonly FieldError[] | undefined
  refused?: string | undefined
  /** The chain chosen before the review came back. */
  chain?: string | undefined
}

/** All that was told, each with a way to change it, and the button that files. */
export function ReviewStep({ context, idempotencyKey, errors = [], refused, chain }: Props) {
  const { reader, version, filing, base } = context
  const { t } = reader.view
  const pointed = pointErrors(version.definition.form, errors, 'answers')
  return (
    <FilingFrame
      context={context}
      step={{ kind: 'review', path: 'xem-lai' }}
      title={t('Xem lại rồi nộp', 'Check and file')}
      errors={pointed}
      errorTitle={refused}
      hrefOf={(error) => hrefOf(context, error)}
    >
      <Who context={context} />
      {stepsOf(version, filing).map((step) =>
        step.kind === 'form' ? <Told key={step.path} context={context} step={step} /> : null,
      )}
      <Papers context={context} />
      <Fees context={context} />
      <Form action={`${base}/xem-lai`} idempotencyKey={idempotencyKey}>
        <ChainChoice chains={context.chains} value={chain} error={errorOf(errors, 'chain')} />
        <Notice>
          <p>
            {t(
              'Khi bấm “Nộp hồ sơ”, bạn cam đoan thông tin trên là đúng sự thật. Trong 8 giờ làm việc, cơ quan phải tiếp nhận hoặc báo thiếu gì.',
              'By pressing “File the dossier” you declare that all this is true. Within 8 working hours the office must accept it or say what is missing.',
            )}
          </p>
        </Notice>
        <ActionBar>
          <Button text={t('Nộp hồ sơ', 'File the dossier')} />
          <ButtonLink kind="quiet" href="/ho-so" text={t('Để sau, giữ bản nháp', 'Later, keep the draft')} />
        </ActionBar>
      </Form>
    </FilingFrame>
  )
}

/** The step where a field stands, opened at the field, coming back here. */
function hrefOf({ version, filing, base }: FilingContext, { field }: FieldError): string {
  const [head, key] = field.split('.')
  const steps = stepsOf(version, filing)
  const ofForm = steps.find(
    (step) =>
      step.kind === 'form' && head === 'answers' && step.section.fields.some((one) => one.key === key),
  )
  const kind = head === 'papers' ? 'papers' : head === 'principal' ? 'persons' : 'place'
  const step: FilingStep | undefined = ofForm ?? steps.find((one) => one.kind === kind)
  return `${base}/${step?.path ?? 'noi-nop'}?ve=xem-lai#${fieldId(field)}`
}

function Who({ context }: { context: FilingContext }) {
  const { t } = useView()
  const { own, filing, unit, base } = context
  const { filer, principal, proxy } = personsOf(filing, own)
  const change = (step: string) => ({ text: t('Sửa', 'Change'), href: `${base}/${step}?ve=xem-lai` })
  const items: Definition[] = [
    {
      key: 'unit',
      label: t('Nộp cho', 'For'),
      value: unit?.full_name ?? t('Chưa chọn', 'Not chosen'),
      action: change('noi-nop'),
    },
    { key: 'filer', label: t('Người nộp', 'Filer'), value: filer.full_name },
    {
      key: 'principal',
      label: t('Chủ hồ sơ', 'Whose dossier'),
      value: principal.full_name || t('Chưa ghi', 'Not given'),
      action: change('nguoi-nop'),
    },
    ...(proxy ? [{ key: 'proxy', label: t('Người được ủy quyền', 'Proxy'), value: proxy.full_name }] : []),
  ]
  return <DefinitionList items={items} />
}

function Told({ context, step }: { context: FilingContext; step: FilingStep & { kind: 'form' } }) {
  const { t } = useView()
  const { version, filing, units, base } = context
  const { form } = version.definition
  const clean = { ...filing.answers, ...cleanAnswers(form, filing.answers) }
  return (
    <section class="section">
      <Heading level={2} text={step.section.title} />
      {step.section.fields.some(({ key }) => clean[key] !== undefined) ? null : (
        <p class="muted">
          {t('Bạn để trống mục này.', 'You left this empty.')}{' '}
          <a href={`${base}/${step.path}?ve=xem-lai`}>{t('Điền mục này', 'Fill it in')}</a>
        </p>
      )}
      <FormAnswers
        form={form}
        section={step.section.key}
        answers={clean}
        units={units}
        files={waitingFiles(context.files.values())}
        changeHref={(field) => `${base}/${step.path}?ve=xem-lai#${fieldId(`answers.${field.key}`)}`}
      />
    </section>
  )
}

function Papers({ context }: { context: FilingContext }) {
  const { t } = useView()
  const { version, filing, base } = context
  const items = papersToUpload(version, filing).map((paper) => {
    const files = filing.papers[paper.key] ?? []
    const none = paper.required ? t('Chưa có', 'Missing') : t('Không nộp', 'None')
    return {
      key: paper.key,
      label: paper.name,
      value: files.length > 0 ? files.map(({ name }) => name).join(', ') : none,
      action: { text: t('Sửa', 'Change'), href: `${base}/giay-to?ve=xem-lai` },
    }
  })
  if (items.length === 0) return null
  return (
    <section class="section">
      <Heading level={2} text={t('Giấy tờ', 'Papers')} />
      <DefinitionList items={items} />
    </section>
  )
}

function Fees({ context }: { context: FilingContext }) {
  const { t, language } = useView()
  const { version, filing, reader } = context
  const clean = cleanAnswers(version.definition.form, filing.answers)
  const question = feeQuestionOf(version, clean, {
    ...{ channel: 'online', on: dayOf(reader.now), subject: 'citizen' },
  })
  const { due, total } = feeFor(version, question)
  const amount = (fee: Pick<FeeDue, 'amount'>) =>
    fee.amount === null ? t('Chưa rõ mức thu', 'Not known yet') : showMoney(fee.amount, language)
  return (
    <section class="section">
      <Heading level={2} text={t('Phí, lệ phí', 'Fees')} />
      <DefinitionList
        items={[
          ...due
            .filter((fee) => fee.amount !== 0)
            .map((fee) => ({ key: fee.key, label: fee.name, value: amount(fee) })),
          {
            key: 'total',
            label: t('Tổng cộng', 'Total'),
            value: total === 0 ? t('Miễn phí', 'Free of charge') : amount({ amount: total }),
          },
        ]}
      />
    </section>
  )
}
