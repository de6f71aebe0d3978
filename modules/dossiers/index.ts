export { acceptDossier } from './accept-dossier.ts'
export { AnswerInput, answerConsultation } from './answer-consultation.ts'
export { approveDossier } from './approve-dossier.ts'
export { AssignInput, assignDossier } from './assign-dossier.ts'
export { missingPapers } from './checklist.ts'
export { ConsultInput, consultDossier } from './consult-dossier.ts'
export { DeliverInput, deliverDossier } from './deliver-dossier.ts'
export { calendarOf, clockOf } from './dossier-clock.ts'
export { agencyAt, allowedActs, isApplicant, judgeAct } from './dossier-policy.ts'
export {
  findDossier,
  getDossier,
  listDossierEvents,
  type DossierEvent,
  type Target,
} from './dossier-store.ts'
export { BUSINESS, ChecklistLine, Dossier, isEnded, Party, Persons, type Business } from './dossier.ts'
export { DraftInput, dropDraft, getDraft, listDrafts, saveDraft, type Draft } from './drafts.ts'
export { ExtendInput, extendDossier } from './extend-dossier.ts'
export { forwardDossier } from './forward-dossier.ts'
export { ACT_TEXT, ACTS, LIFECYCLE, type Act } from './lifecycle.ts'
export {
  listDossiers,
  soonUntil,
  VIEWS,
  type DossierFilter,
  type DossierLine,
  type View,
} from './list-dossiers.ts'
export { loadCodePattern } from './load-code-pattern.ts'
export { numberDossier } from './number-dossier.ts'
export { ObligationInput, pauseForObligation } from './pause-for-obligation.ts'
export { PayInput, payDossier } from './pay-dossier.ts'
export { ProposeInput, proposeDossier } from './propose-dossier.ts'
export { RefuseInput, refuseDossier } from './refuse-dossier.ts'
export { RequestSupplementInput, requestSupplement } from './request-supplement.ts'
export { SendBackInput, sendBackDossier } from './send-back-dossier.ts'
export { SettleObligationInput, settleObligation } from './settle-obligation.ts'
export { BUSINESS_TEXT, OFFICIAL_STATUS, officialStatus, type OfficialStatus } from './status.ts'
export { StopInput, stopDossier } from './stop-dossier.ts'
export { SubmitInput, submitDossier } from './submit-dossier.ts'
export { SupplementInput, supplementDossier } from './supplement-dossier.ts'
export { TrackInput, trackDossier } from './track-dossier.ts'
export { TransferInput, transferDossier } from './transfer-dossier.ts'
export { WithdrawInput, withdrawDossier } from './withdraw-dossier.ts'
