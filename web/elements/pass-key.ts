import { sayHere } from './define.ts'

const NO_KEYS = {
  vi: 'Trình duyệt này không dùng được khóa đăng nhập. Hãy dùng Chrome, Edge, Firefox hoặc Safari bản mới.',
  en: 'This browser knows no passkeys. Use a recent Chrome, Edge, Firefox or Safari.',
}
const NOT_DONE = {
  vi: 'Chưa xong: khóa bị bỏ qua, quá giờ hoặc thiết bị đã được đăng ký. Hãy bấm lại.',
  en: 'Not done: the key was dismissed, took too long, or is enrolled already. Press again.',
}

const fromText = (text: string): ArrayBuffer =>
  Uint8Array.from(atob(text.replaceAll('-', '+').replaceAll('_', '/')), (one) => one.charCodeAt(0)).buffer
const toText = (bytes: ArrayBuffer): string =>
  btoa(String.fromCharCode(...new Uint8Array(bytes)))
    .replaceAll('+', '-')
    .replaceAll('/', '_')
    .replace(/=+$/, '')

type Key = { id: string; type: 'public-key' }
type Asked = {
  challenge: string
  user?: { id: string; name: string; displayName: string }
  excludeCredentials?: Key[]
  allowCredentials?: Key[]
} & Record<string, unknown>

const withBytes = (keys: Key[] = []) => keys.map((key) => ({ ...key, id: fromText(key.id) }))

/**
 * `<pass-key mode options>` around a form: its button asks the browser to make (`create`) or to show (`get`) a passkey,
 * puts what it answers into the field `response` and sends the form. Without a script the form stays hidden,
 * and `.without-script` says what is needed.
 */
export class PassKey extends HTMLElement {
  connectedCallback(): void {
    const form = this.querySelector('form')
    if (!form) return
    this.querySelector('.without-script')?.remove()
    form.hidden = false
    form.addEventListener('submit', (event) => {
      const field = form.querySelector<HTMLInputElement>('input[name="response"]')
      if (!field || field.value !== '') return
      event.preventDefault()
      event.stopPropagation()
      void this.#ask(form, field)
    })
  }

  async #ask(form: HTMLFormElement, field: HTMLInputElement): Promise<void> {
    const told = this.querySelector('[role="status"]')
    if (!('PublicKeyCredential' in window)) {
      if (told) told.textContent = sayHere(NO_KEYS)
      return
    }
    try {
      field.value = JSON.stringify(await this.#answer())
      form.requestSubmit()
    } catch {
      if (told) told.textContent = sayHere(NOT_DONE)
    }
  }

  async #answer(): Promise<object> {
    const asked: Asked = JSON.parse(this.getAttribute('options') ?? '{}')
    const { challenge, user, excludeCredentials, allowCredentials, ...rest } = asked
    const publicKey = { ...rest, challenge: fromText(challenge) }
    const made =
      this.getAttribute('mode') === 'create' && user
        ? await navigator.credentials.create({
            publicKey: {
              ...publicKey,
              rp: rest['rp'] as PublicKeyCredentialRpEntity,
              pubKeyCredParams: rest['pubKeyCredParams'] as PublicKeyCredentialParameters[],
              user: { ...user, id: fromText(user.id) },
              excludeCredentials: withBytes(excludeCredentials),
            },
          })
        : await navigator.credentials.get({
            publicKey: { ...publicKey, allowCredentials: withBytes(allowCredentials) },
          })
    if (!(made instanceof PublicKeyCredential)) throw new Error('no key')
    return { id: made.id, rawId: toText(made.rawId), type: made.type, ...answered(made.response) }
  }
}

function answered(response: AuthenticatorResponse): object {
  const clientDataJSON = toText(response.clientDataJSON)
  const clientExtensionResults = {}
  if (response instanceof AuthenticatorAttestationResponse) {
    const attestationObject = toText(response.attestationObject)
    const transports = response.getTransports?.() ?? []
    return { clientExtensionResults, response: { clientDataJSON, attestationObject, transports } }
  }
  if (!(response instanceof AuthenticatorAssertionResponse)) throw new Error('no answer')
  const authenticatorData = toText(response.authenticatorData)
  return {
    clientExtensionResults,
    response: { clientDataJSON, authenticatorData, signature: toText(response.signature) },
  }
}
