import type { Act } from '#modules/dossiers'
import { accept } from './accept.tsx'
import type { ActForm } from './act-form.ts'
import { answer } from './answer.tsx'
import { approve } from './approve.tsx'
import { assign } from './assign.tsx'
import { consult } from './consult.tsx'
import { deliver } from './deliver.tsx'
import { extend } from './extend.tsx'
import { forward } from './forward.tsx'
import { number } from './number.tsx'
import { pauseForObligation } from './pause-for-obligation.tsx'
import { pay } from './pay.tsx'
import { propose } from './propose.tsx'
import { recordCause } from './record-cause.tsx'
import { refuse } from './refuse.tsx'
import { requestSupplement } from './request-supplement.tsx'
import { sendBack } from './send-back.tsx'
import { settleDifference } from './settle-difference.tsx'
import { settleObligation } from './settle-obligation.tsx'
import { stop } from './stop.tsx'
import { supplement } from './supplement.tsx'
import { transfer } from './transfer.tsx'
import { urge } from './urge.tsx'
import { withdraw } from './withdraw.tsx'

/** How every act is asked for; the compiler lists what is missing. */
export const ACT_FORMS: Record<Act, ActForm> = {
  accept,
  refuse,
  request_supplement: requestSupplement,
  supplement,
  assign,
  forward,
  consult,
  answer,
  urge,
  propose,
  send_back: sendBack,
  approve,
  number,
  pause_for_obligation: pauseForObligation,
  settle_obligation: settleObligation,
  extend,
  record_cause: recordCause,
  stop,
  withdraw,
  transfer,
  pay,
  deliver,
  settle_difference: settleDifference,
}
