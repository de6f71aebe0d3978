/** A real OpenID provider on this machine: it asks for no password, and says of everybody what the test says of him. */
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { after } from 'node:test'
import { Provider } from 'oidc-provider'

/** Who signs in next, and what is claimed of each. */
export type People = { who: string; readonly claims: Record<string, Record<string, string>> }

const NAMES = ['SoDinhDanh', 'HoVaTen', 'SoDienThoai', 'ThuDienTu', 'DiaChi', 'TechID']

/** Starts it for one client; it ends with the test file. */
export async function startIdentityProvider(redirects: readonly string[], people: People) {
  const server = createServer()
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const { port } = server.address() as AddressInfo
  const issuer = `http://127.0.0.1:${port}`
  const settings = { issuer, clientId: 'haicap', clientSecret: 'a-secret-of-the-test-only' }
  const provider = new Provider(issuer, {
    clients: [
      {
        ...{ client_id: settings.clientId, client_secret: settings.clientSecret },
        ...{ redirect_uris: [...redirects], post_logout_redirect_uris: [new URL('/', redirects[0]).origin] },
      },
    ],
    claims: { openid: ['sub', ...NAMES] },
    features: { devInteractions: { enabled: false } },
    findAccount: (_context, id) => ({
      accountId: id,
      claims: async () => ({ sub: id, ...people.claims[id] }),
    }),
    interactions: { url: (_context, { uid }) => `/interaction/${uid}` },
    pkce: { required: () => true },
    cookies: { keys: ['only-for-tests'] },
  })
  const callback = provider.callback()
  server.on('request', (request, response) => {
    if (request.url?.startsWith('/interaction/')) void interact(provider, people, { request, response })
    else void callback(request, response)
  })
  after(() => {
    server.closeAllConnections()
    server.close()
  })
  return settings
}

async function interact(
  provider: Provider,
  people: People,
  { request, response }: { request: IncomingMessage; response: ServerResponse },
): Promise<void> {
  const { prompt, session, params } = await provider.interactionDetails(request, response)
  if (prompt.name === 'login') {
    return provider.interactionFinished(request, response, { login: { accountId: people.who } })
  }
  const grant = new provider.Grant({
    accountId: session?.accountId ?? '',
    clientId: String(params['client_id']),
  })
  grant.addOIDCScope('openid')
  const consent = { grantId: await grant.save() }
  return provider.interactionFinished(request, response, { consent }, { mergeWithLastSubmission: true })
}
