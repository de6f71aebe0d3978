import type { Plan } from './plan.ts'

type Based = Pick<Plan, 'legal_basis'>

/** Why something was given on, as books and tickets say it. */
export function reasonOf({ legal_basis }: Based): string {
  return `Sắp xếp theo ${legal_basis}`
}

/** Why it was given back. */
export function reasonBack({ legal_basis }: Based): string {
  return `Hủy sắp xếp theo ${legal_basis}`
}
