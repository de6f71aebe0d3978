import type { PaperAsked, PaperRule } from '#modules/procedures'
import type { FieldError } from '#platform/refusal.ts'
import type { Text } from '#platform/text.ts'
import type { Nested } from '../form-fields.ts'
import { errorOf, useView, useWords } from '../ui/index.ts'
import { readLine } from './read-checklist.ts'

/** How a paper is handed in. */
export const KIND_TEXTS: Record<PaperRule['as'], Text> = {
  original: { vi: 'bản chính', en: 'original' },
  copy: { vi: 'bản sao', en: 'copy' },
  electronic: { vi: 'bản điện tử', en: 'electronic' },
}

type Props = {
  /** The group of the form under which lines are posted: `checklist`. */
  name: string
  papers: readonly PaperAsked[]
  typed: Nested[string] | undefined
  errors: readonly FieldError[]
}

/** Thành phần hồ sơ: one line for each paper, marked by the space bar, with its kind and number. */
export function ChecklistFields({ name, papers, typed, errors }: Props) {
  const view = useView()
  const groups = typeof typed === 'object' && !Array.isArray(typed) ? typed : {}
  return (
    <fieldset class="checks">
      <legend>{view.t('Giấy tờ đã nhận', 'Papers received')}</legend>
      {papers.map((paper) => (
        <Line
          key={paper.key}
          paper={paper}
          name={`${name}.${paper.key}`}
          line={readLine(groups[paper.key])}
          error={errorOf(errors, `checklist.${paper.key}`)}
        />
      ))}
    </fieldset>
  )
}

type LineProps = {
  paper: PaperAsked
  name: string
  line: ReturnType<typeof readLine>
  error: ReturnType<typeof errorOf>
}

function Line({ paper, name, line, error }: LineProps) {
  const { t } = useView()
  const say = useWords()
  const id = `o-${name}`
  const label = say(paper.name)
  return (
    <div class={error ? 'check field-wrong' : 'check'}>
      <input
        id={id}
        type="checkbox"
        name={`${name}.has`}
        value="yes"
        checked={line.has}
        aria-invalid={error ? 'true' : undefined}
        aria-describedby={error ? `${id}-loi` : `${id}-goi-y`}
      />
      <label for={id}>
        {label}
        {paper.required ? null : <span class="field-optional">{t(' (nếu có)', ' (if any)')}</span>}
      </label>
      <span class="check-facts">
        <label class="visually-hidden" for={`${id}-loai`}>
          {t(`Loại: ${label}`, `Kind: ${label}`)}
        </label>
        <select class="input" id={`${id}-loai`} name={`${name}.kind`}>
          {Object.entries(KIND_TEXTS).map(([kind, text]) => (
            <option
              key={kind}
              value={kind}
              selected={kind === (line.kind || (paper.in_form ? 'original' : paper.as))}
            >
              {say(text)}
            </option>
          ))}
        </select>
        <label class="visually-hidden" for={`${id}-so`}>
          {t(`Số lượng: ${label}`, `How many: ${label}`)}
        </label>
        <input
          class="input check-count"
          id={`${id}-so`}
          name={`${name}.count`}
          value={line.count || String(paper.count)}
          inputmode="numeric"
          autocomplete="off"
          maxlength={3}
        />
      </span>
      <span class="check-notes">
        {error ? (
          <span class="field-error" id={`${id}-loi`}>
            <strong>{t('Lỗi:', 'Error:')}</strong> {say(error)}
          </span>
        ) : null}
        <span class="field-hint" id={`${id}-goi-y`}>
          <Notes paper={paper} />
        </span>
      </span>
    </div>
  )
}

/** What holds for a paper besides its name: shown only, made from the form, not needed with a database. */
function Notes({ paper }: { paper: PaperAsked }) {
  const { t } = useView()
  const say = useWords()
  const notes = [
    paper.hint ? say(paper.hint) : '',
    paper.handed === 'shown'
      ? t('Xuất trình để đối chiếu, trả lại ngay.', 'Shown and given back at once.')
      : '',
    paper.in_form
      ? t(
          'Tệp ở phần tờ khai; chỉ đánh dấu khi nhận bản giấy.',
          'A file of the form; mark it only when it came on paper.',
        )
      : '',
    paper.from_form ? t('Hệ thống tạo từ tờ khai.', 'Made from the form.') : '',
    paper.not_needed_when_database ? say(NOT_NEEDED[paper.not_needed_when_database]) : '',
    paper.official_form ?? '',
  ]
  return <>{notes.filter(Boolean).join(' ')}</>
}

/** Why a paper need not be brought once a database holds it (NQ 66.7/2025/NQ-CP). */
export const NOT_NEEDED: Record<NonNullable<PaperRule['not_needed_when_database']>, Text> = {
  population: noNeed('Cơ sở dữ liệu quốc gia về dân cư', 'the population database'),
  civil_status: noNeed('Cơ sở dữ liệu hộ tịch', 'the civil status database'),
  land: noNeed('Cơ sở dữ liệu đất đai', 'the land database'),
  business: noNeed('Cơ sở dữ liệu đăng ký doanh nghiệp', 'the business database'),
  health: noNeed('Cơ sở dữ liệu y tế', 'the health database'),
  social_protection: noNeed('Cơ sở dữ liệu bảo trợ xã hội', 'the social protection database'),
}

function noNeed(vi: string, en: string): Text {
  return { vi: `Không cần khi ${vi} đã có.`, en: `Not needed when ${en} has it.` }
}
