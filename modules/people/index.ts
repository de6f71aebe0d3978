export { parsePersonalNumber, type PersonalNumber } from './personal-number.ts'
