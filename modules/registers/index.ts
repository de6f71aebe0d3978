export { numberInsert, takeNumber } from './take-number.ts'
