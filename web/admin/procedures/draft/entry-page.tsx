import { type Answers, fieldsOfForm } from '#modules/forms'
import type { FieldError } from '#platform/refusal.ts'
import { FormFields } from '../../../forms/form-fields.tsx'
import { partsOf } from '../../../forms/field-shape.ts'
import { pointErrors, readAnswers, shownFields } from '../../../forms/read-answers.ts'
import type { Nested } from '../../../form-fields.ts'
import { freshKey } from '../../../serve.ts'
import {
  ActionBar,
  Button,
  ButtonLink,
  ErrorSummary,
  Form,
  Heading,
  LivePieces,
  Notice,
  ShapedPiece,
  useView,
} from '../../../ui/index.ts'
import type { DraftFacts } from './draft-facts.ts'
import { DraftFrame } from './draft-frame.tsx'
import { answersOfEntry, type Entry, formOfEntry, problemsAt, withEntry } from './entry.ts'
import { PreviewPiece, TRIED, withAsked } from './form-preview.tsx'
import { KnownPapers } from './known-papers.tsx'
import type { Part } from './part.ts'
import { sumOf } from './parts/budgets.ts'
import { sectionAround } from './parts/form.ts'
import { valueAt } from './pointer.ts'
import { showableForm, showableSection } from './showable-form.ts'

/** The name under which an entry’s answers are posted. */
const WRITTEN = 'o'

type Props = {
  facts: DraftFacts
  part: Part
  id: string
  entry: Entry
  /** What was typed, when the page comes back. */
  posted?: Nested | undefined
  errors?: readonly FieldError[] | undefined
  done?: 'saved' | undefined
  refused?: string | undefined
  /** Words to look a known paper up by. */
  q?: string | undefined
}

/** What was typed on the page of an entry, as its form’s answers. */
export function postedAnswers(entry: Entry, posted: Nested): Answers {
  return readAnswers(formOfEntry(entry), posted[WRITTEN], posted)
}

/** One thing of a draft, with what it looks like beside it. */
export function EntryPage(props: Props) {
  const { facts, part, id, entry, posted, errors = [], q } = props
  const { view } = facts.reader
  const base = `${facts.path}/${part.slug}`
  const answers = posted ? postedAnswers(entry, posted) : answersOfEntry(entry, facts.definition)
  const isNew = entry.pointer.endsWith('/-')
  // What is only missing so far is told where it was already saved, not while it is being written.
  const open = posted || isNew ? [] : problemsAt(entry, facts.problems)
  const wrong = pointErrors(formOfEntry(entry), named(errors.length > 0 ? errors : open), WRITTEN)
  return (
    <DraftFrame
      facts={facts}
      current={part.slug}
      title={entry.title[view.language]}
      done={props.done}
      refused={props.refused}
      hasErrors={errors.length > 0}
    >
      {errors.length > 0 ? <ErrorSummary errors={wrong} /> : null}
      <Heading level={2} text={entry.title} lead={entry.lead} />
      {part.slug === 'giay-to' && id === 'moi' ? <KnownPapers facts={facts} base={base} q={q} /> : null}
      {open.length > 0 ? <Open count={open.length} /> : null}
      <Form action={`${base}/${id}`} idempotencyKey={freshKey()}>
        <LivePieces whileTyping />
        <input type="hidden" name="revision" value={String(revisionOf(props))} />
        <div class={part.slug === 'bieu-mau' ? 'beside' : undefined}>
          <div class="stack editor">
            <Questions entry={entry} answers={answers} errors={wrong} facts={facts} />
            <Sum {...props} answers={answers} />
            <ActionBar>
              <Button text={view.t('Lưu', 'Save')} />
              <ButtonLink kind="quiet" href={base} text={view.t('Quay lại', 'Back')} />
            </ActionBar>
          </div>
          <Tried {...props} answers={answers} />
        </div>
      </Form>
    </DraftFrame>
  )
}

/** The revision the page was first shown with: what comes back keeps it, so that nobody’s work is overwritten. */
function revisionOf({ facts, posted }: Props): string | number {
  const typed = posted?.['revision']
  return typeof typed === 'string' ? typed : facts.draft.revision
}

function named(errors: readonly FieldError[]): readonly FieldError[] {
  return errors.map((error) => ({ ...error, field: `${WRITTEN}.${error.field}` }))
}

function Open({ count }: { count: number }) {
  const { t } = useView()
  return (
    <Notice kind="warning">
      <p>
        {t(
          `${count} chỗ dưới đây cần sửa trước khi công bố.`,
          `${count} places below must be mended before it is published.`,
        )}
      </p>
    </Notice>
  )
}

type Asked = { entry: Entry; answers: Answers; errors: readonly FieldError[]; facts: DraftFacts }

function Questions({ entry, answers, errors, facts }: Asked) {
  const form = formOfEntry(entry)
  const shown = shownFields(form, answers).map(({ key }) => key)
  const rows = fieldsOfForm(form).flatMap(({ key }) => {
    const value = answers[key]
    return Array.isArray(value) ? [`${key}:${value.length}`] : []
  })
  return (
    <ShapedPiece id="cau-hoi" shape={[...shown, ...rows.filter((row) => row.includes('rows'))].join(' ')}>
      <FormFields
        form={form}
        answers={answers}
        errors={errors}
        prefix={WRITTEN}
        units={facts.units}
        level={3}
        hasTitle={form.sections.length > 1}
      />
    </ShapedPiece>
  )
}

/** The hours so far against the limit, where hours are written. */
function Sum({ entry, facts, answers, id }: Props & { answers: Answers }) {
  const { language } = useView()
  if (id !== 'thoi-gian') return null
  const { text, agrees } = sumOf(withEntry(entry, facts.definition, answers))
  return (
    <ShapedPiece id="tong-gio" shape={text.en}>
      <Notice kind={agrees ? 'success' : 'warning'}>
        <p>{text[language]}</p>
      </Notice>
    </ShapedPiece>
  )
}

/** The section of the form with what is being written in it. */
function Tried({ part, id, entry, facts, answers, posted }: Props & { answers: Answers }) {
  const { t } = useView()
  if (part.slug !== 'bieu-mau') return null
  const definition = withEntry(entry, facts.definition, answers)
  const section = showableSection(valueAt(definition, sectionAround(definition, id)))
  const title = { vi: 'Câu hỏi trước đó', en: 'Asked before' }
  const form = section ? withAsked(showableForm(definition), section, title) : { sections: [] }
  const tried = readAnswers(form, partsOf(posted)[TRIED], posted ?? {})
  return (
    <div class="stack beside-tried">
      <PreviewPiece form={form} answers={tried} units={facts.units} />
      <Button kind="secondary" name="refresh" value="1" text={t('Cập nhật xem thử', 'Refresh the preview')} />
    </div>
  )
}
