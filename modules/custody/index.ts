export { custodyRuleOn, loadCustodyRules, type CustodyRule } from './custody-rules.ts'
export {
  listCustodyLines,
  listOriginalsOf,
  listOriginalsOfCode,
  selectOriginals as listOriginals,
} from './custody-store.ts'
export type { CustodyLine } from './custody-store.ts'
export { type HandOverReceipt, keepReceipt, listReceipts, ReceiptInput } from './hand-over-receipt.ts'
export { countHeldTooLong, listHeld, listHeldTooLong, listSlips } from './list-originals.ts'
export type { HeldOriginal, LateOriginal } from './list-originals.ts'
export { mayGive, Original } from './original.ts'
export { passOriginals } from './pass-originals.ts'
export { findSlip, receiveOriginals, refuseSlip, takeBackOriginals } from './receive-originals.ts'
export { returnOriginals, ReturnInput, settleOriginals } from './return-originals.ts'
export { sendOriginals } from './send-originals.ts'
export { heldBeyondBook } from './held-beyond-book.ts'
export { listAtAgencies, listAtRestOf, listUntouched } from './list-at-rest.ts'
export { type HeldBefore, succeedOriginals, type Succession } from './succeed-originals.ts'
export { listOpenSlips, listSlipsAt, type SlipEnds, succeedSlips } from './succeed-slips.ts'
export { onTheWay, PassInput, ReceiveInput, RefuseSlipInput, SendInput, Slip } from './slip.ts'
export { readSlipCode, shownSlipCode } from './slip-code.ts'
export { type CountedPaper, keepTaken, takeOriginals } from './take-originals.ts'
