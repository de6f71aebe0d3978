import type { Due, ExplanationLine } from '#modules/calendar'
import type { ProcedureVersion } from '#modules/procedures'
import { formatMoment, toLocalText } from '#platform/dates.ts'
import type { Text } from '#platform/text.ts'
import type { Dossier } from './dossier.ts'

/**
 * What brought the date of a dossier from where the count ends to where it stands now: an apology with a new date, or
 * a promise that was kept. The last line ends at `due_at`; none where the count ends there itself.
 */
export function closingLines(dossier: Dossier, version: ProcedureVersion, clock: Due): ExplanationLine[] {
  const { due_at, extension } = dossier
  const lines = extension
    ? [lineAt(extension.to_due_at, extensionText(extension), extension.from_due_at)]
    : []
  const ends = lines.at(-1)?.to ?? clock.legal_due
  if (due_at === ends) return lines
  if (due_at === null) return clock.legal_due ? [...lines, lineAt(clock.legal_due, NEVER_PROMISED)] : lines
  return [...lines, lineAt(due_at, keptText({ ...dossier, due_at }, version, clock))]
}

function lineAt(to: string, text: Text, from = to): ExplanationLine {
  return { from, to, counted_minutes: 0, text }
}

function extensionText({ from_due_at, to_due_at, at, reason, by }: NonNullable<Dossier['extension']>): Text {
  const [old, fresh, given] = [formatMoment(from_due_at), formatMoment(to_due_at), formatMoment(at)]
  const why = reason.trim().replace(/\.$/, '')
  return {
    vi: `Xin lỗi và hẹn lại lúc ${given}${by ? `, ${by} ký` : ''}: từ ${old} đến ${fresh}. Lý do: ${why}. Căn cứ: NĐ 118/2025/NĐ-CP, Mẫu 04 (TT 03/2025).`,
    en: `Apology and new date at ${given}${by ? `, signed by ${by}` : ''}: from ${old} to ${fresh}. Reason: ${why}. Legal basis: NĐ 118/2025/NĐ-CP, Mẫu 04 (TT 03/2025).`,
  }
}

/** Why the date that was promised stands, though the count above ends elsewhere. */
function keptText(
  dossier: Dossier & { readonly due_at: string },
  version: ProcedureVersion,
  { legal_due, waiting_for }: Due,
): Text {
  const date = formatMoment(dossier.due_at)
  if (dossier.business === 'withdrawn' || dossier.business === 'stopped') {
    return {
      vi: `Hồ sơ đã kết thúc nên không tính lại; ngày hẹn ghi lần cuối: ${date}.`,
      en: `The dossier has ended and is not counted again; the last date given: ${date}.`,
    }
  }
  if (waiting_for !== null) {
    return {
      vi: `Ngày hẹn đã cho trước khi chờ: ${date}; hết chờ sẽ tính lại, không sớm hơn ngày này.`,
      en: `The date given before the wait: ${date}; it is counted again after the wait, and never comes nearer.`,
    }
  }
  if (wasMoved(dossier, version)) {
    return {
      vi: `Hồ sơ đã chuyển sang phiên bản ${version.version} của thủ tục; ngày đã hẹn được giữ: ${date}. Chuyển phiên bản không làm ngày hẹn muộn đi và không làm hồ sơ thành trễ hẹn.`,
      en: `The dossier went over to version ${version.version} of the procedure; the date promised is kept: ${date}. Taking a version never makes the date later, and makes nobody late.`,
    }
  }
  if (dossier.extension && legal_due === dossier.due_at) {
    return {
      vi: `Cách tính ở trên cho ngày muộn hơn ngày đã hẹn lại; ngày hẹn hiện nay: ${date}.`,
      en: `The count above ends later than the new date given; the date now: ${date}.`,
    }
  }
  return {
    vi: `Ngày đã hẹn được giữ: ${date}. Đã hẹn thì không hẹn sớm lại, và không tính lại khi lịch làm việc thay đổi.`,
    en: `The date promised is kept: ${date}. It never comes nearer, nor is it counted again when the calendar changes.`,
  }
}

/** A dossier stands by a version that began after it was filed only where it went over to it. */
function wasMoved({ submitted_at }: Dossier, { valid_from }: ProcedureVersion): boolean {
  return valid_from > toLocalText(submitted_at)
}

const NEVER_PROMISED: Text = {
  vi: 'Hồ sơ này chưa được hẹn ngày trả; mốc trên chỉ là cách tính theo phiên bản thủ tục hiện nay.',
  en: 'No date was promised for this dossier; the moment above is only the count by the present version.',
}
