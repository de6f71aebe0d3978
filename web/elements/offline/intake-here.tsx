import type { DeskData, DeskProcedure } from '../../counter/desk-data.ts'
import { IntakeScreen } from '../../counter/intake-page.tsx'
import type { Intake } from '../../counter/intake.ts'
import type { View } from '../../view.ts'

/** `wrong` once somebody has pressed: an empty screen misses everything. */
export type Shown = { readonly intake: Intake; readonly wrong?: boolean; readonly title?: string }

/** The server's own screen of intake, drawn from what the desk keeps. */
export function intakeScreen(view: View, { data, procedure }: Of, { intake, title, wrong = false }: Shown) {
  const { version, chains } = procedure
  const { own, units } = data
  const errors = wrong ? intake.errors : []
  return (
    <IntakeScreen {...{ view, version, chains, intake, errors, title, own, units }} newKey={() => ''} isCut />
  )
}

type Of = { readonly data: DeskData; readonly procedure: DeskProcedure }

export const NO_CODES = {
  vi: 'Đã hết mã hồ sơ giữ trước cho hôm nay. Hãy ghi sổ giấy và nhập lại khi có kết nối.',
  en: 'No codes are left for today. Write on paper, and type it in when the line is back.',
}
export const NO_ROOM = {
  vi: 'Bộ nhớ của trình duyệt trên máy này đã đầy: hồ sơ chưa được giữ. Gửi hoặc bỏ bớt việc đang chờ, hoặc ghi sổ giấy.',
  en: 'This browser has no more room: the dossier is not kept. Send or discard what waits, or write on paper.',
}
