/** OpenID Connect, authorization code with PKCE, against one configured provider. What its claims mean is not known here. */
import * as client from 'openid-client'
import { Refusal } from './refusal.ts'

/** The provider and who the house is there; from the environment. */
export type IdentitySettings = {
  readonly issuer: string
  readonly clientId: string
  readonly clientSecret: string
}

/** The secrets of one sign-in under way; they never leave the server but for `state` and `nonce`. */
export type Attempt = { readonly state: string; readonly nonce: string; readonly verifier: string }

/** Claims by name, texts only. */
export type Claims = {
  readonly issuer: string
  readonly subject: string
  readonly texts: ReadonlyMap<string, string>
}

/** One provider. */
export type IdentityProvider = {
  /** Where the browser is sent, and what must come back with it. */
  readonly begin: (redirect: string) => Promise<{ readonly url: string; readonly attempt: Attempt }>
  /** Who came back; null where the answer is not one to this attempt. */
  readonly finish: (answer: URL, attempt: Attempt) => Promise<Claims | null>
  /** Where one signs out at the provider as well; null where it offers that nowhere. */
  readonly signOutAt: (back: string) => Promise<string | null>
}

/** Seconds to wait for the provider: nobody is kept standing for longer. */
const PATIENCE_SECONDS = 8

const AWAY = new Refusal({
  kind: 'conflict',
  code: 'provider_away',
  text: {
    vi: 'Hệ thống định danh điện tử đang không trả lời. Hãy thử lại sau, hoặc đăng nhập bằng mật khẩu; nộp tại quầy không cần định danh điện tử.',
    en: 'The electronic identity service does not answer. Try again later, or sign in with a password; filing at the counter needs no electronic identity.',
  },
})

function isLoopback(issuer: string): boolean {
  return /^http:\/\/(127\.0\.0\.1|localhost)(:\d+)?(\/|$)/.test(issuer)
}

/** The provider behind these settings; asked for what it can do when it is first needed. Plain HTTP on this machine only. */
export function openIdentityProvider(settings: IdentitySettings): IdentityProvider {
  let known: Promise<client.Configuration> | undefined
  const configuration = (): Promise<client.Configuration> => {
    known ??= discover(settings)
    known.catch(() => (known = undefined))
    return known.catch(() => {
      throw AWAY
    })
  }
  return {
    async begin(redirect) {
      const config = await configuration()
      const attempt = {
        state: client.randomState(),
        nonce: client.randomNonce(),
        verifier: client.randomPKCECodeVerifier(),
      }
      const url = client.buildAuthorizationUrl(config, {
        ...{ redirect_uri: redirect, scope: 'openid', state: attempt.state, nonce: attempt.nonce },
        code_challenge: await client.calculatePKCECodeChallenge(attempt.verifier),
        code_challenge_method: 'S256',
      })
      return { url: url.href, attempt }
    },
    async finish(answer, attempt) {
      const config = await configuration()
      return claimsOf(config, answer, attempt).catch(() => null)
    },
    async signOutAt(back) {
      const config = await configuration().catch(() => null)
      if (!config?.serverMetadata().end_session_endpoint) return null
      return client.buildEndSessionUrl(config, { post_logout_redirect_uri: back }).href
    },
  }
}

function discover({ issuer, clientId, clientSecret }: IdentitySettings): Promise<client.Configuration> {
  return client.discovery(new URL(issuer), clientId, clientSecret, undefined, {
    timeout: PATIENCE_SECONDS,
    // The ID token comes straight from the provider; its signature is checked all the same, and kept to the provider's keys.
    execute: [
      client.enableNonRepudiationChecks,
      ...(isLoopback(issuer) ? [client.allowInsecureRequests] : []),
    ],
  })
}

async function claimsOf(config: client.Configuration, answer: URL, attempt: Attempt): Promise<Claims | null> {
  const tokens = await client.authorizationCodeGrant(config, answer, {
    ...{ expectedState: attempt.state, expectedNonce: attempt.nonce, pkceCodeVerifier: attempt.verifier },
    idTokenExpected: true,
  })
  const identity = tokens.claims()
  if (!identity) return null
  const more = config.serverMetadata().userinfo_endpoint
    ? await client.fetchUserInfo(config, tokens.access_token, identity.sub)
    : {}
  const texts = Object.entries({ ...identity, ...more }).flatMap(([name, value]): [string, string][] =>
    typeof value === 'string' ? [[name, value]] : [],
  )
  return { issuer: identity.iss, subject: identity.sub, texts: new Map(texts) }
}
