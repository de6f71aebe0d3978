export { Mau01 } from './mau-01.ts'
export { Mau06 } from './mau-06.ts'
export { type Print, type PrintData, type PrintForm, printForm } from './print-form.ts'
