import type { Unit, WhereToGo } from '#modules/units'
import { formatDay } from '#platform/dates.ts'
import type { FieldError } from '#platform/refusal.ts'
import {
  ButtonGroup,
  ButtonLink,
  DateField,
  Details,
  EmptyState,
  ErrorSummary,
  Heading,
  Notice,
  Page,
  Panel,
  SearchBox,
  SearchResults,
  errorOf,
  useView,
} from '#web/ui/index.ts'
import type { View } from '#web/view.ts'
import type { Office } from './office.ts'
import { OfficeFacts } from './office-facts.tsx'
import { PossiblePlace } from './possible-place.tsx'

/** What was asked: the words, the day as typed and as meant. */
export type AskedPlace = {
  q: string | undefined
  typedDay: string | undefined
  on: string
  isToday: boolean
}

type Props = {
  view: View
  asked: AskedPlace
  answer: WhereToGo | null
  office: Office | null
  errors: readonly FieldError[]
  /** Every commune of the city, while nothing was asked yet. */
  all: readonly Unit[]
}

/** Where do I go now: decides where the law decides, asks where the old place was divided. */
export function WherePage({ view, asked, answer, office, errors, all }: Props) {
  const { t } = view
  const title = t('Nộp ở đâu?', 'Where do I go?')
  const lead = t(
    'Gõ tên phường, xã, thị trấn cũ hoặc mới, kèm quận, huyện cũ nếu nhớ. Có dấu hay không dấu đều được.',
    'Type an old or new ward, commune or town, with its old district if you know it. Accents are not needed.',
  )
  return (
    <Page view={view} title={title} description={lead} hasErrors={errors.length > 0}>
      <Heading text={title} lead={lead} />
      <ErrorSummary errors={errors} />
      <SearchBox
        action="/noi-nop"
        label={t('Địa chỉ cũ hoặc mới', 'Old or new place')}
        hint={t('Ví dụ: Dịch Vọng, Cầu Giấy', 'For example: Dịch Vọng, Cầu Giấy')}
        value={asked.q}
        results="ket-qua"
        keep={asked.typedDay ? { ngay: asked.typedDay } : {}}
        large
      />
      <SearchResults id="ket-qua" summary={summaryOf(view, answer)}>
        <Answer answer={answer} office={office} />
        <OtherDay asked={asked} errors={errors} />
        {all.length > 0 ? <Everywhere units={all} /> : null}
      </SearchResults>
    </Page>
  )
}

const byName = new Intl.Collator('vi')

function Everywhere({ units }: { units: readonly Unit[] }) {
  const { t } = useView()
  return (
    <section class="section">
      <Heading
        level={2}
        text={t(`Cả ${units.length} xã, phường`, `All ${units.length} communes and wards`)}
      />
      <ul class="chips">
        {units
          .toSorted((one, two) => byName.compare(one.name, two.name))
          .map((unit) => (
            <li key={unit.id}>
              <a href={`/noi-nop/${unit.slug}`}>{unit.full_name}</a>
            </li>
          ))}
      </ul>
    </section>
  )
}

function summaryOf({ t }: View, answer: WhereToGo | null): string {
  if (!answer) return ''
  const on = formatDay(answer.on)
  if (answer.decided) {
    return t(`Ngày ${on}: ${answer.unit.full_name}.`, `On ${on}: ${answer.unit.full_name}.`)
  }
  const { length } = answer.candidates
  return length === 0
    ? t('Không tìm thấy nơi nào.', 'No place found.')
    : t(`Ngày ${on}: có ${length} nơi, mời bạn chọn.`, `On ${on}: ${length} places, please choose.`)
}

function Answer({ answer, office }: Pick<Props, 'answer' | 'office'>) {
  const { t, language } = useView()
  if (!answer) {
    return (
      <p class="muted">
        {t(
          'Nếu nơi cũ đã bị chia, chúng tôi hỏi lại chứ không đoán thay bạn.',
          'Where an old place was divided we ask you and never guess.',
        )}
      </p>
    )
  }
  if (answer.decided) {
    return (
      <>
        <Notice kind="success" title={answer.how.text} />
        <Decided unit={answer.unit} office={office} />
      </>
    )
  }
  if (answer.candidates.length === 0) {
    return (
      <EmptyState title={t('Chưa tìm thấy', 'Not found')}>
        <p>{answer.how.text[language]}</p>
      </EmptyState>
    )
  }
  return (
    <>
      <Notice kind="warning" title={answer.how.text} />
      <ul class="result-list">
        {answer.candidates.map((one) => (
          <li key={one.id}>
            <PossiblePlace candidate={one} on={answer.on} />
          </li>
        ))}
      </ul>
      {answer.more > 0 ? (
        <p>
          {t(
            `Còn ${answer.more} nơi nữa. Gõ thêm tên quận, huyện hoặc tỉnh.`,
            `${answer.more} more places. Add the district or province.`,
          )}
        </p>
      ) : null}
    </>
  )
}

function Decided({ unit, office }: { unit: Unit; office: Office | null }) {
  const { t } = useView()
  return (
    <Panel title={unit.full_name}>
      <p class="muted">{[unit.district?.full_name, unit.province?.full_name].filter(Boolean).join(', ')}</p>
      {office ? <OfficeFacts office={office} /> : null}
      {!office && unit.headquarters ? (
        <p>
          {t('Trụ sở:', 'Headquarters:')} {unit.headquarters}
        </p>
      ) : null}
      {unit.closed_on === null && unit.kind === 'commune' ? (
        <ButtonGroup>
          <ButtonLink
            href={`/noi-nop/${unit.slug}`}
            text={t('Xem nơi này và nộp hồ sơ', 'See this place and file')}
          />
        </ButtonGroup>
      ) : null}
    </Panel>
  )
}

function OtherDay({ asked, errors }: { asked: AskedPlace; errors: readonly FieldError[] }) {
  const { t } = useView()
  return (
    <Details
      summary={
        asked.isToday
          ? t('Hỏi vào một ngày khác', 'Ask about another day')
          : t(`Đang xem theo ngày ${formatDay(asked.on)}`, `As of ${formatDay(asked.on)}`)
      }
      open={errors.length > 0}
    >
      <form class="form" action="/noi-nop">
        {asked.q ? <input type="hidden" name="q" value={asked.q} /> : null}
        <DateField
          name="ngay"
          label={t('Tình trạng vào ngày', 'As it was on')}
          hint={t(
            'Ví dụ 30/06/2025, ngày cuối của các phường, xã cũ',
            'For example 30/06/2025, the last day of the old communes',
          )}
          value={asked.typedDay ?? ''}
          error={errorOf(errors, 'ngay')}
          optional
        />
        <button class="button button-secondary">{t('Xem', 'Show')}</button>
      </form>
    </Details>
  )
}
