import { Type, type Static, type TSchema } from 'typebox'
import {
  acceptDossier,
  AcceptInput,
  answerConsultation,
  AnswerInput,
  assignDossier,
  AssignInput,
  CauseInput,
  consultDossier,
  ConsultInput,
  deliverDossier,
  DeliverInput,
  extendDossier,
  ExtendInput,
  forwardDossier,
  ObligationInput,
  pauseForObligation,
  payDossier,
  PayInput,
  proposeDossier,
  ProposeInput,
  refuseDossier,
  recordCause,
  RefuseInput,
  requestSupplement,
  RequestSupplementInput,
  sendBackDossier,
  SendBackInput,
  settleDifference,
  SettleDifferenceInput,
  settleObligation,
  SettleObligationInput,
  stopDossier,
  StopInput,
  supplementDossier,
  SupplementInput,
  transferDossier,
  TransferInput,
  UrgeInput,
  urgeConsulted,
  withdrawDossier,
  WithdrawInput,
  type Act,
  type Dossier,
  type Target,
} from '#modules/dossiers'
import type { Work } from '#modules/record'

/** One act as the door offers it: its address below the dossier, what it takes, and the verb. */
export type ActDoor = {
  readonly path: string
  readonly input: TSchema
  /** Null: the act signs, so it takes two transactions with the signing between them (`do-act.ts`). */
  readonly run: ((work: Work, target: Target & { id: string }, input: never) => Promise<Dossier>) | null
}

const Nothing = Type.Object({}, { additionalProperties: false })

function door<Input extends TSchema>(
  path: string,
  input: Input,
  run: (work: Work, target: Target & { id: string }, input: Static<Input>) => Promise<Dossier>,
): ActDoor {
  return { path, input, run }
}

/** Every act, its sub-resource and its verb; the compiler lists what is missing. */
export const ACT_DOORS: Record<Act, ActDoor> = {
  accept: door('acceptance', AcceptInput, acceptDossier),
  refuse: door('refusal', RefuseInput, refuseDossier),
  request_supplement: door('supplement-requests', RequestSupplementInput, requestSupplement),
  supplement: door('supplements', SupplementInput, supplementDossier),
  assign: door('assignment', AssignInput, assignDossier),
  forward: door('forwarding', Nothing, forwardDossier),
  consult: door('consultations', ConsultInput, consultDossier),
  answer: door('consultations/:id/answer', AnswerInput, answerConsultation),
  urge: door('consultations/:id/urging', UrgeInput, urgeConsulted),
  propose: door('proposal', ProposeInput, proposeDossier),
  send_back: door('sending-back', SendBackInput, sendBackDossier),
  approve: { path: 'approval', input: Nothing, run: null },
  number: { path: 'numbering', input: Nothing, run: null },
  pause_for_obligation: door('financial-obligation', ObligationInput, pauseForObligation),
  settle_obligation: door('financial-obligation/receipt', SettleObligationInput, settleObligation),
  record_cause: door('objective-causes', CauseInput, recordCause),
  extend: door('extension', ExtendInput, extendDossier),
  stop: door('stop', StopInput, stopDossier),
  withdraw: door('withdrawal', WithdrawInput, withdrawDossier),
  transfer: door('transfer', TransferInput, transferDossier),
  pay: door('payment', PayInput, payDossier),
  deliver: door('delivery', DeliverInput, deliverDossier),
  settle_difference: door('paper-difference', SettleDifferenceInput, settleDifference),
}
