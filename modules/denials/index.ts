export { Denial, MANY, VISITOR } from './denial.ts'
export { addDenials, listDenials } from './denials-store.ts'
export { mayReadDenials } from './denials-policy.ts'
