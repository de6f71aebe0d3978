export type { Account } from './account.ts'
export { loadAccounts, type NewAccount, type NewPost } from './load-accounts.ts'
export { listDemonstrationAccounts } from './list-demonstration-accounts.ts'
export { hashPassword } from './password.ts'
export { changePassword, giveNewPassword, replaceGivenPassword } from './change-password.ts'
export { countWrongPresent, provePassword, WRONG_PRESENT_PASSWORD } from './prove-password.ts'
export { LONGEST_PASSWORD, SHORTEST_PASSWORD } from './password-rule.ts'
export {
  accountsNamed,
  countSpecialists,
  ensurePerson,
  findActor,
  findActorById,
  findActorByName,
  findActorsByName,
  findOwnPerson,
  findSpecialist,
  listPosts,
  listSpecialists,
  type NamedPerson,
} from './people-store.ts'
export {
  dropPosts,
  type EndedPost,
  endPostsAt,
  type GivenPost,
  givePosts,
  reopenPosts,
} from './move-posts.ts'
export { delegatedPosts, officersNamed } from './move-posts.ts'
export { isHeldOn, listOfficers, POSITIONS, type Officer, type Position } from './position.ts'
export { hasIdentity } from './identities-store.ts'
export { insertAttempt, takeAttempt } from './identity-attempts-store.ts'
export { signInByProvider } from './provider-sign-in.ts'
export { readCardScan, type CardScan } from './card-scan.ts'
export { checkDigit, parseBusinessCode } from './business-code.ts'
export { readBusinessScan } from './business-scan.ts'
export { readScan, type Scan } from './read-scan.ts'
export { recordScan } from './record-scan.ts'
export { parsePersonalNumber, type PersonalNumber } from './personal-number.ts'
export {
  getKeptAccount,
  listOfficerAccounts,
  mayKeepAccount,
  type OfficerAccount,
} from './officer-accounts.ts'
export { REVOKE_REASONS, RevokeInput, revokePasskeys, setAccountClosed } from './keep-account.ts'
export { beginPasskey, enrolPasskey } from './enrol-passkey.ts'
export { removePasskey } from './remove-passkey.ts'
export { askSecondFactor, openAfter, passSecondFactor } from './second-factor.ts'
export { listPasskeys, type Passkey } from './passkeys-store.ts'
export { loadSignInRules } from './load-sign-in-rules.ts'
export { signInRuleOf } from './sign-in-rules.ts'
export { countSessions, deleteSession, deleteSessions, findPending } from './sessions-store.ts'
export { hashToken, openSession, signIn, type SignedIn } from './sign-in.ts'
