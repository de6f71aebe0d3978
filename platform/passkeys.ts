/** WebAuthn: what a browser is asked, and whether what it answers is true. Nothing here knows whose key it is. */
import { Type, type Static, type TSchema } from 'typebox'
import { Check } from 'typebox/value'

/** Where a key counts: the name of the site and the address the browser must have stood at. */
export type RelyingParty = { readonly id: string; readonly origin: string; readonly name: string }

/** A key as it is kept. */
export type StoredKey = {
  readonly credential_id: string
  readonly public_key: string
  readonly counter: number
  readonly transports: readonly string[]
}

/** What reads keys takes memory like the rest of a small program, and is loaded with the first key. */
const checker = () => import('@simplewebauthn/server')

const Text = Type.String({ minLength: 1, maxLength: 20_000 })
const Made = Type.Object({
  ...{ id: Text, rawId: Text, type: Type.Literal('public-key') },
  clientExtensionResults: Type.Object({}),
  response: Type.Object({
    clientDataJSON: Text,
    attestationObject: Text,
    transports: Type.Optional(Type.Array(Type.String({ maxLength: 40 }), { maxItems: 10 })),
  }),
})
const Used = Type.Object({
  ...{ id: Text, rawId: Text, type: Type.Literal('public-key') },
  clientExtensionResults: Type.Object({}),
  response: Type.Object({ clientDataJSON: Text, authenticatorData: Text, signature: Text }),
})

function parse<S extends TSchema>(schema: S, text: string): Static<S> | null {
  try {
    const value: unknown = JSON.parse(text)
    return Check(schema, value) ? value : null
  } catch {
    return null
  }
}

/** What the browser is asked to make a key: no attestation, no name of the person beyond what he sees himself. */
export async function askForNewKey(
  party: RelyingParty,
  whose: { readonly id: string; readonly name: string; readonly keys: readonly StoredKey[] },
): Promise<{ challenge: string; options: string }> {
  const options = await (
    await checker()
  ).generateRegistrationOptions({
    ...{ rpID: party.id, rpName: party.name, userName: whose.name, userDisplayName: whose.name },
    userID: new Uint8Array(Buffer.from(whose.id)),
    attestationType: 'none',
    excludeCredentials: whose.keys.map(({ credential_id: id }) => ({ id })),
    authenticatorSelection: { residentKey: 'preferred', userVerification: 'preferred' },
  })
  return { challenge: options.challenge, options: JSON.stringify(options) }
}

/** What the browser is asked to prove that it holds one of the keys. */
export async function askForKey(
  party: RelyingParty,
  keys: readonly StoredKey[],
): Promise<{ challenge: string; options: string }> {
  const options = await (
    await checker()
  ).generateAuthenticationOptions({
    rpID: party.id,
    userVerification: 'preferred',
    allowCredentials: keys.map(({ credential_id: id }) => ({ id })),
  })
  return { challenge: options.challenge, options: JSON.stringify(options) }
}

type Answered = { readonly challenge: string; readonly response: string }

/** The key that was made, where the answer fits the question; null where anything is wrong. */
export async function newKey(
  party: RelyingParty,
  { challenge, response }: Answered,
): Promise<StoredKey | null> {
  const made = parse(Made, response)
  if (!made) return null
  const { verified, registrationInfo } = await (
    await checker()
  )
    .verifyRegistrationResponse({
      ...{ response: made, expectedChallenge: challenge, requireUserVerification: false },
      ...{ expectedOrigin: party.origin, expectedRPID: party.id },
    })
    .catch(() => ({ verified: false, registrationInfo: undefined }))
  if (!verified || !registrationInfo) return null
  const { id, publicKey, counter } = registrationInfo.credential
  return {
    ...{ credential_id: id, public_key: Buffer.from(publicKey).toString('base64url'), counter },
    transports: made.response.transports ?? [],
  }
}

/** Which of the keys answered, and its counter now; null where none did, or its counter went back. */
export async function usedKey(
  party: RelyingParty,
  keys: readonly StoredKey[],
  { challenge, response }: Answered,
): Promise<{ credential_id: string; counter: number } | null> {
  const used = parse(Used, response)
  const key = keys.find(({ credential_id }) => credential_id === used?.id)
  if (!used || !key) return null
  const { verified, authenticationInfo } = await (
    await checker()
  )
    .verifyAuthenticationResponse({
      ...{ response: used, expectedChallenge: challenge, requireUserVerification: false },
      ...{ expectedOrigin: party.origin, expectedRPID: party.id },
      credential: {
        id: key.credential_id,
        publicKey: new Uint8Array(Buffer.from(key.public_key, 'base64url')),
        counter: key.counter,
      },
    })
    .catch(() => ({ verified: false, authenticationInfo: undefined }))
  if (!verified || !authenticationInfo) return null
  return { credential_id: key.credential_id, counter: authenticationInfo.newCounter }
}
