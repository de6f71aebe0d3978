import type { Draft } from '#modules/dossiers'
import type { Unit, WhereToGo } from '#modules/units'
import { formatMoment } from '#platform/dates.ts'
import type { FieldError } from '#platform/refusal.ts'
import {
  ActionBar,
  Button,
  EmptyState,
  Form,
  Notice,
  Panel,
  SearchBox,
  SearchResults,
  useView,
} from '#web/ui/index.ts'
import { whyOf } from '../possible-place.tsx'
import { isOurs, PROVINCE_NAME } from '../province.ts'
import type { FilingContext } from './context.ts'
import { FilingFrame } from './filing-frame.tsx'

/** What was looked for on this page, and what came of it. */
export type PlaceSearch = { readonly q: string | undefined; readonly answer: WhereToGo | null }

type Props = {
  context: FilingContext
  search: PlaceSearch
  /** Drafts of the same procedure that may be gone on with. */
  drafts?: readonly Draft[] | undefined
  errors?: readonly FieldError[] | undefined
}

/** The first step: which commune it is for, found by old or new names. */
export function PlaceStep({ context, search, drafts = [], errors = [] }: Props) {
  const { reader, version, unit, base } = context
  const { t } = reader.view
  const isAny = version.definition.competent.place.by === 'any'
  return (
    <FilingFrame
      context={context}
      step={{ kind: 'place', path: 'noi-nop' }}
      title={t('Nộp cho phường, xã nào?', 'Which commune is it for?')}
      lead={
        isAny
          ? t(
              'Nơi nào cũng giải quyết được; chọn nơi bạn muốn nhận kết quả.',
              'Any commune can decide; choose where you want to collect.',
            )
          : t(
              'Là nơi của địa chỉ ghi trong hồ sơ, ví dụ nơi cư trú hoặc nơi xây dựng.',
              'The one of the address in your dossier, such as where you live or build.',
            )
      }
      errors={errors}
    >
      {drafts.length > 0 ? <GoOn drafts={drafts} code={version.code} /> : null}
      {unit ? <Chosen unit={unit} base={base} /> : null}
      <SearchBox
        action={reader.view.path.split('?')[0] ?? base}
        label={t('Phường, xã cũ hoặc mới', 'Old or new ward or commune')}
        hint={t('Ví dụ: Dịch Vọng, Cầu Giấy', 'For example: Dịch Vọng, Cầu Giấy')}
        value={search.q}
        results="ket-qua"
      />
      <SearchResults id="ket-qua" summary={search.answer ? search.answer.how.text : ''}>
        <Places search={search} base={base} />
      </SearchResults>
    </FilingFrame>
  )
}

function GoOn({ drafts, code }: { drafts: readonly Draft[]; code: string }) {
  const { t } = useView()
  return (
    <Notice title={t('Bạn có bản nháp chưa nộp', 'You have a draft that is not filed')}>
      <ul>
        {drafts.map((draft) => (
          <li key={draft.id}>
            <a href={`/nop/${code}/${draft.id}/nguoi-nop`}>
              {t(
                `Làm tiếp bản lưu lúc ${formatMoment(draft.saved_at)}`,
                `Go on with the one saved at ${formatMoment(draft.saved_at)}`,
              )}
            </a>
          </li>
        ))}
      </ul>
    </Notice>
  )
}

function Chosen({ unit, base }: { unit: Unit; base: string }) {
  const { t } = useView()
  return (
    <Form action={`${base}/noi-nop`}>
      <Panel title={t(`Đã chọn: ${unit.full_name}`, `Chosen: ${unit.full_name}`)}>
        <input type="hidden" name="unit" value={unit.code} />
        <p>
          {t(
            'Đúng nơi này thì tiếp tục, không thì tìm nơi khác ở dưới.',
            'Go on if it is right, or look for another below.',
          )}
        </p>
        <ActionBar>
          <Button text={t('Tiếp tục', 'Continue')} />
        </ActionBar>
      </Panel>
    </Form>
  )
}

/** A place that is found but of another province: this house takes nothing in for it. */
function Elsewhere({ unit }: { unit: Unit }) {
  const { t } = useView()
  const province = unit.province?.full_name ?? ''
  return (
    <EmptyState title={t(`${unit.full_name} thuộc ${province}`, `${unit.full_name} is in ${province}`)}>
      <p>
        {t(
          `Trang này chỉ nhận hồ sơ cho phường, xã của ${PROVINCE_NAME.vi}. Nơi khác nộp trên Cổng Dịch vụ công quốc gia.`,
          `This site takes dossiers for the communes of ${PROVINCE_NAME.en} only. For others use the national portal.`,
        )}
      </p>
    </EmptyState>
  )
}

function Places({ search, base }: { search: PlaceSearch; base: string }) {
  const { t, language } = useView()
  const { q, answer } = search
  if (!answer || q === undefined) return null
  const places = answer.decided
    ? [{ unit: answer.unit, why: null }]
    : answer.candidates.map((unit) => ({ unit, why: whyOf(unit) }))
  const communes = places.filter(({ unit }) => unit.kind === 'commune' && unit.closed_on === null)
  const open = communes.filter(({ unit }) => isOurs(unit))
  if (open.length === 0) {
    const [elsewhere] = communes
    if (elsewhere) return <Elsewhere unit={elsewhere.unit} />
    return (
      <EmptyState title={t('Chưa tìm thấy nơi nào', 'No place found')}>
        <p>
          {t(
            'Gõ tên phường, xã, kèm quận, huyện cũ nếu nhớ.',
            'Type the ward or commune, with its old district if you know it.',
          )}
        </p>
      </EmptyState>
    )
  }
  return (
    <ul class="result-list">
      {open.map(({ unit, why }) => (
        <li key={unit.id} class="panel choose">
          <div>
            <p class="place-name">{unit.full_name}</p>
            <p class="muted">{[unit.province?.full_name, why?.[language]].filter(Boolean).join(' · ')}</p>
          </div>
          <Form action={`${base}/noi-nop`}>
            <input type="hidden" name="unit" value={unit.code} />
            <input type="hidden" name="q" value={q} />
            <Button
              kind={answer.decided ? 'primary' : 'secondary'}
              text={t(`Chọn ${unit.full_name}`, `Choose ${unit.full_name}`)}
            />
          </Form>
        </li>
      ))}
    </ul>
  )
}
