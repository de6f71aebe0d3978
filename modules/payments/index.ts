export { findBankAccount, loadBankAccounts } from './bank-accounts.ts'
export { BankLine, MATCHED, MATCHED_TEXT, type Matched } from './bank-line.ts'
export {
  findStatement,
  heldFor,
  listBankLines,
  listUnexplained,
  listUnreceipted,
  lockUnexplained,
  sumBankLines,
  type BankSum,
  type Statement,
} from './bank-store.ts'
export { explainBankLine } from './explain-bank-line.ts'
export { explainLine, type Asked } from './explain-line.ts'
export { importBankStatement, StatementInput, tillOf } from './import-bank-statement.ts'
export { METHODS, Payment, type Method, type PaidDossier } from './payment.ts'
export { findPayment, letReadReceipts, listPayments } from './payments-store.ts'
export { keepsMoney, RefundInput, refundPayment } from './refund-payment.ts'
export { lockUnsettled, settleLine } from './settle-line.ts'
export { takePayment } from './take-payment.ts'
export { transferText, vietQr, type BankAccount } from './vietqr.ts'
