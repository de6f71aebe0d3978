export type { Account } from './account.ts'
export { loadAccounts, type NewAccount, type NewPost } from './load-accounts.ts'
export { listDemonstrationAccounts } from './list-demonstration-accounts.ts'
export { hashPassword } from './password.ts'
export {
  ensurePerson,
  findActor,
  findActorByName,
  findActorsByName,
  findOwnPerson,
  findSpecialist,
  listPosts,
  listSpecialists,
  namesOfAccounts,
  type NamedPerson,
} from './people-store.ts'
export { isHeldOn, listOfficers, POSITIONS, type Officer, type Position } from './position.ts'
export { readCardScan, type CardScan } from './card-scan.ts'
export { recordScan } from './record-scan.ts'
export { parsePersonalNumber, type PersonalNumber } from './personal-number.ts'
export { deleteSession, deleteSessions } from './sessions-store.ts'
export { hashToken, openSession, signIn, type SignedIn } from './sign-in.ts'
