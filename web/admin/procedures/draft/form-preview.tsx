import type { Answers, Field, Form, Section } from '#modules/forms'
import { fieldsOf, holds } from '#modules/forms'
import { FormFields } from '../../../forms/form-fields.tsx'
import { cleanAnswers, readAnswers } from '../../../forms/read-answers.ts'
import {
  Button,
  Form as FormElement,
  LivePieces,
  Panel,
  ShapedPiece,
  useView,
  useWords,
} from '../../../ui/index.ts'
import type { Nested } from '../../../form-fields.ts'
import type { Option } from '../../../ui/index.ts'
import { conditionText } from './condition-words.ts'
import type { DraftFacts } from './draft-facts.ts'
import { showableForm } from './showable-form.ts'

/** The name under which the preview’s own answers are posted. */
export const TRIED = 'thu'

type Piece = { form: Form; answers: Answers; units: readonly Option[] }

/** A form as the applicant sees it, with answers one may try; it follows what is tried and what is written. */
export function PreviewPiece({ form, answers, units }: Piece) {
  const { t } = useView()
  const clean = cleanAnswers(form, answers)
  const hidden = hiddenFields(form, clean)
  const shape = JSON.stringify([form, hidden.map(({ key }) => key), computedOf(form, clean)])
  return (
    <ShapedPiece id="xem-thu" shape={shape}>
      <Panel title={t('Xem thử', 'Preview')}>
        {form.sections.length === 0 ? (
          <p>{t('Biểu mẫu chưa đủ để xem thử.', 'There is not enough to show yet.')}</p>
        ) : (
          <FormFields form={form} answers={answers} units={units} prefix={TRIED} level={3} />
        )}
        <Hidden fields={hidden} form={form} />
      </Panel>
    </ShapedPiece>
  )
}

/** A field with the condition of its section and its own. */
function conditioned(section: Section): readonly Field[] {
  return section.fields.map((field) => {
    const [first, second] = [section.when, field.when].filter((one) => one !== undefined)
    if (!first) return field
    return { ...field, when: second ? { all: [first, second] } : first } as Field
  })
}

function hiddenFields(form: Form, clean: Answers): readonly Field[] {
  return form.sections.flatMap((section) => conditioned(section)).filter((field) => !holds(field.when, clean))
}

function computedOf(form: Form, clean: Answers): readonly unknown[] {
  const computed = form.sections.flatMap(({ fields }) => fields.filter(({ type }) => type === 'computed'))
  return computed.map(({ key }) => clean[key] ?? null)
}

function Hidden({ fields, form }: { fields: readonly Field[]; form: Form }) {
  const { t } = useView()
  const say = useWords()
  if (fields.length === 0) return null
  const all = form.sections.flatMap((section) => section.fields)
  return (
    <div class="muted">
      <p>{t('Đang ẩn theo câu trả lời ở trên:', 'Hidden by the answers above:')}</p>
      <ul>
        {fields.map((field) => (
          <li key={field.key}>
            {say(field.label)}: {field.when ? say(conditionText(field.when, all)) : ''}
          </li>
        ))}
      </ul>
    </div>
  )
}

/** The preview beside the list of fields: a form of its own, which saves nothing. */
export function FormPreview({ facts, posted = {} }: { facts: DraftFacts; posted?: Nested }) {
  const { t } = useView()
  const form = showableForm(facts.definition)
  return (
    <FormElement action={`${facts.path}/xem-thu`}>
      <LivePieces />
      <PreviewPiece form={form} answers={readAnswers(form, posted[TRIED], posted)} units={facts.units} />
      <Button kind="secondary" text={t('Thử với các câu trả lời này', 'Try with these answers')} />
    </FormElement>
  )
}

/** A section with the questions of other sections that its conditions ask for before it. */
export function withAsked(form: Form, section: Section, title: Section['title']): Form {
  const wanted = new Set(
    [section.when, ...section.fields.map(({ when }) => when)].flatMap((when) => fieldsOf(when)),
  )
  const keys = new Set([...wanted].map((key) => key.split('.')[0]))
  const others = form.sections
    .filter(({ key }) => key !== section.key)
    .flatMap(({ fields }) => fields.filter(({ key }) => keys.has(key)))
    .map(({ when: _when, ...field }): Field => field)
  const asked = { key: 'cau_hoi_truoc', title, fields: others }
  return { sections: [...(others.length > 0 ? [asked] : []), section] }
}
