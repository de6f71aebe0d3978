import { toLocalMinute } from '#platform/dates.ts'
import { conflict } from '#platform/refusal.ts'
import type { Text } from '#platform/text.ts'

/** Ngày hẹn trả: the due date first given, which never changes, and the one that holds now. */
export type Appointment = {
  readonly original_due_at: string
  readonly due_at: string
  readonly extensions: number
}

/** An answer with its reason. */
export type Permission = { readonly may: boolean; readonly why: Text }

/** May the appointment be put off? Once (or as the procedure says), and only before it has passed (D16, D19). */
export function mayExtend(appointment: Appointment, now: string, mostExtensions = 1): Permission {
  if (appointment.extensions >= mostExtensions) {
    return no(
      `đã gia hạn ${mostExtensions} lần, không được gia hạn thêm`,
      `it has been put off ${mostExtensions} time(s) already`,
    )
  }
  if (toLocalMinute(now) > toLocalMinute(appointment.due_at)) {
    return no(
      'đã quá hạn; chỉ được gia hạn trước khi hết hạn',
      'it is late; it may only be put off before it is due',
    )
  }
  return {
    may: true,
    why: { vi: 'còn trong hạn, chưa gia hạn lần nào', en: 'it is in time and may be put off' },
  }
}

/** Puts an appointment off to a later moment. Refuses what `mayExtend` forbids, and a date that is not later. */
export function extendAppointment(appointment: Appointment, to: string, now: string): Appointment {
  const { may, why } = mayExtend(appointment, now)
  if (!may) throw conflict('extension_not_allowed', why)
  if (toLocalMinute(to) <= toLocalMinute(appointment.due_at)) {
    throw conflict('extension_not_later', {
      vi: 'ngày hẹn mới phải sau ngày hẹn hiện tại',
      en: 'the new date must be later than the present one',
    })
  }
  return { ...appointment, due_at: to, extensions: appointment.extensions + 1 }
}

function no(vi: string, en: string): Permission {
  return { may: false, why: { vi, en } }
}
