import { PRIORITIES, PRIORITY_TEXT, type QueueService } from '#modules/queue'
import type { Unit } from '#modules/units'
import type { FieldError } from '#platform/refusal.ts'
import { formatMoment, weekdayName, toDayNumber, formatDay, dayOf } from '#platform/dates.ts'
import { say } from '#platform/text.ts'
import {
  ActionBar,
  Button,
  ButtonLink,
  Choice,
  ErrorSummary,
  errorOf,
  Form,
  Heading,
  Notice,
  Page,
  Select,
  TextField,
  useView,
} from '../ui/index.ts'
import type { View } from '../view.ts'

/** How a number is asked for: on a kiosk, by a phone now, or for a time. */
export type TakeMode = 'may' | 'lay-so' | 'dat-cho'

export type TakeProps = {
  view: View
  unit: Unit
  mode: TakeMode
  services: readonly QueueService[]
  chosen: QueueService | null
  /** The times that can still be booked; only for booking. */
  slots: readonly { readonly day: string; readonly slots: readonly string[] }[]
  typed: Readonly<Record<string, string>>
  errors: readonly FieldError[]
  title?: string | undefined
  /** A signed-in resident need not tell his number. */
  isKnown: boolean
  /** An officer of the point stands at this browser and may make it the kiosk, or one no longer. */
  mayPlace: boolean
  /** Whether this browser is the unit's kiosk. */
  isKiosk: boolean
  newKey: () => string
}

/** Lấy số in two steps that a thumb does: which service, then for whom. */
export function TakePage(props: TakeProps) {
  const { view, unit, mode, chosen } = props
  const { t } = view
  const title = mode === 'dat-cho' ? t('Đặt giờ đến', 'Book a time') : t('Lấy số thứ tự', 'Take a number')
  return (
    <Page
      view={view}
      title={`${title}: ${unit.full_name}`}
      bare={mode === 'may'}
      width={mode === 'may' ? 'normal' : 'narrow'}
      hasErrors={props.errors.length > 0 || props.title !== undefined}
    >
      <div class={mode === 'may' ? 'kiosk' : 'stack'}>
        <ErrorSummary errors={props.errors} title={props.title} />
        <Heading text={title} caption={unit.full_name} />
        {props.mayPlace ? props.isKiosk ? <RemoveKiosk {...props} /> : <PlaceKiosk {...props} /> : null}
        {chosen ? <ForWhom {...props} chosen={chosen} /> : <ChooseService {...props} />}
      </div>
    </Page>
  )
}

/** Told to an officer only: the browser becomes the kiosk, and is best signed out of then. */
function PlaceKiosk({ unit, newKey }: TakeProps) {
  const { t } = useView()
  return (
    <Notice kind="info" title={t('Đặt trình duyệt này làm máy lấy số?', 'Make this browser the kiosk?')}>
      <p>
        {t(
          'Máy lấy số không bị giới hạn số lượt theo thiết bị. Đặt xong hãy đăng xuất.',
          'A kiosk has no cap per device. Sign out when it is done.',
        )}
      </p>
      <Form action={`/xep-hang/${unit.slug}/may/dat`} idempotencyKey={newKey()}>
        <Button kind="secondary" text={t('Đặt làm máy lấy số', 'Make it the kiosk')} />
      </Form>
    </Notice>
  )
}

/** Told to an officer only: the browser is the kiosk, and may be taken away. */
function RemoveKiosk({ unit, newKey }: TakeProps) {
  const { t } = useView()
  return (
    <Notice kind="info" title={t('Trình duyệt này là máy lấy số', 'This browser is the kiosk')}>
      <p>
        {t(
          'Hãy đăng xuất khi để máy ở sảnh. Không dùng máy này nữa thì bỏ đi.',
          'Sign out while it stands in the hall. When it is no longer used, remove it.',
        )}
      </p>
      <Form action={`/xep-hang/${unit.slug}/may/bo`} idempotencyKey={newKey()}>
        <Button kind="secondary" text={t('Bỏ máy lấy số này', 'Remove this kiosk')} />
      </Form>
    </Notice>
  )
}

function ChooseService({ unit, mode, services }: TakeProps) {
  const { t, language } = useView()
  return (
    <>
      <p>{t('Bạn cần làm việc gì?', 'What do you come for?')}</p>
      <ul class="kiosk-services">
        {services.map(({ key, letter, name_vi, name_en }) => (
          <li key={key}>
            <a class="kiosk-service" href={`/xep-hang/${unit.slug}/${mode}?dich-vu=${key}`}>
              <span class="kiosk-letter" aria-hidden="true">
                {letter}
              </span>
              <strong>{language === 'en' ? name_en : name_vi}</strong>
              <small lang={language === 'en' ? 'vi' : 'en'}>{language === 'en' ? name_vi : name_en}</small>
            </a>
          </li>
        ))}
      </ul>
    </>
  )
}

function ForWhom(props: TakeProps & { chosen: QueueService }) {
  const { unit, mode, chosen, typed, errors, isKnown, newKey } = props
  const { t, language } = useView()
  const path = `/xep-hang/${unit.slug}/${mode}`
  return (
    <Form action={`${path}?dich-vu=${chosen.key}`} idempotencyKey={newKey()}>
      <p>
        <strong>{`${chosen.letter} · ${language === 'en' ? chosen.name_en : chosen.name_vi}`}</strong>{' '}
        <a href={path}>{t('Đổi', 'Change')}</a>
      </p>
      {mode === 'dat-cho' ? <SlotField {...props} /> : null}
      {isKnown ? null : (
        <TextField
          name="personal_number"
          label={t('Số định danh (căn cước)', 'Personal number (citizen card)')}
          hint={t(
            'Quét mã QR trên thẻ hoặc nhập 12 số. Chỉ dùng để mỗi người không lấy quá nhiều số; hết ngày thì xóa.',
            'Scan the QR code of the card or type 12 digits. It only keeps anybody from taking too many numbers, and is gone after the day.',
          )}
          value={typed['personal_number']?.split('|')[0]}
          error={errorOf(errors, 'personal_number')}
          inputmode="numeric"
          autocomplete="off"
        />
      )}
      <Select
        name="priority"
        label={t('Ưu tiên theo luật', 'Who goes first by law')}
        hint={t(
          'Cán bộ có thể xem giấy tờ khi gọi.',
          'The officer may ask for the paper when you are called.',
        )}
        optional
        value={typed['priority']}
        emptyLabel={t('Không thuộc diện ưu tiên', 'None of these')}
        options={PRIORITIES.map((value) => ({ value, label: say(PRIORITY_TEXT[value], language) }))}
      />
      <Choice
        name="on_behalf"
        label={t('Bạn lấy số cho', 'You take it for')}
        value={typed['on_behalf'] === 'yes' ? 'yes' : 'no'}
        options={[
          { value: 'no', label: t('Việc của tôi', 'Myself') },
          { value: 'yes', label: t('Người khác (lấy hộ)', 'Somebody else') },
        ]}
      />
      <ActionBar>
        <Button text={mode === 'dat-cho' ? t('Đặt giờ này', 'Book it') : t('Lấy số', 'Take the number')} />
        <ButtonLink kind="quiet" href={path} text={t('Quay lại', 'Back')} />
      </ActionBar>
    </Form>
  )
}

function SlotField({ slots, typed, errors }: TakeProps) {
  const { t, language } = useView()
  const name = (slot: string): string => {
    const day = dayOf(slot)
    const week = say(weekdayName(toDayNumber(day)), language)
    return `${
      formatMoment(slot)
        .split(' ')
        .find((part) => part.includes(':')) ?? ''
    } · ${week}, ${formatDay(day)}`
  }
  return (
    <Select
      name="slot_at"
      label={t('Giờ đến', 'When you come')}
      hint={t(
        'Đến đúng giờ và báo đã đến trên trang này: bạn được gọi như đã chờ từ giờ ấy.',
        'Come in time and check in on this page: you are called as if you had waited since then.',
      )}
      value={typed['slot_at']}
      error={errorOf(errors, 'slot_at')}
      emptyLabel={slots.length > 0 ? t('Chọn giờ…', 'Choose a time…') : t('Hết giờ trống', 'No time is free')}
      options={slots.flatMap((one) => one.slots.map((slot) => ({ value: slot, label: name(slot) })))}
    />
  )
}
