import type { DeskData } from '../../counter/desk-data.ts'
import { onShelf } from './store.ts'

/** The key of what is readable here: nobody can take it out of the browser, and it goes when the right ends. */
type Locked = {
  readonly key: CryptoKey
  readonly until: string
  readonly officer: string
  readonly made: number
  readonly ahead: number
}
type Sealed = { readonly iv: Uint8Array<ArrayBuffer>; readonly bytes: ArrayBuffer }

/** What the vault says of itself without being opened. */
export type Right = Pick<Locked, 'until' | 'officer' | 'made'>

/** How far this computer's clock is ahead of the house's, in milliseconds. */
let ahead = 0

/** The house's time, as far as this computer knows it. */
export function houseNow(): string {
  return new Date(Date.now() - ahead).toISOString()
}

/** Keeps what a desk needs under a new key, until its officer's right ends; `asked` is when the house was asked for it. */
export async function keepData(data: DeskData, asked: number): Promise<void> {
  // The house said its time somewhere between the question and the answer.
  ahead = Math.round((asked + Date.now()) / 2) - Date.parse(data.now)
  const key = await crypto.subtle.generateKey({ name: 'AES-GCM', length: 256 }, false, ['encrypt', 'decrypt'])
  const iv = crypto.getRandomValues(new Uint8Array(12))
  const text = new TextEncoder().encode(JSON.stringify(data))
  const sealed: Sealed = { iv, bytes: await crypto.subtle.encrypt({ name: 'AES-GCM', iv }, key, text) }
  const locked: Locked = { key, until: data.until, officer: data.officer.id, made: Date.now(), ahead }
  await onShelf('kept', 'readwrite', (store) => {
    store.put(sealed, 'data')
    return store.put(locked, 'key')
  })
}

/** Whose right there is and until when; null, and nothing readable left, once it has ended. */
export async function rightHere(): Promise<Right | null> {
  const locked = await onShelf<Locked | undefined>('kept', 'readonly', (store) => store.get('key'))
  if (!locked) return null
  ahead = locked.ahead
  if (locked.until > houseNow()) return { until: locked.until, officer: locked.officer, made: locked.made }
  await forget()
  return null
}

/** Opens what is kept; null where there is no right any more. */
export async function openData(): Promise<DeskData | null> {
  if (!(await rightHere())) return null
  const locked = await onShelf<Locked | undefined>('kept', 'readonly', (store) => store.get('key'))
  const sealed = await onShelf<Sealed | undefined>('kept', 'readonly', (store) => store.get('data'))
  if (!locked || !sealed) return null
  const text = await crypto.subtle.decrypt({ name: 'AES-GCM', iv: sealed.iv }, locked.key, sealed.bytes)
  // `keepData` wrote it, and whatever else had written it would not open.
  return JSON.parse(new TextDecoder().decode(text)) as DeskData
}

/** Takes the key, everything under it and the codes away; what waits to be sent is sealed to the house and stays. */
async function forget(): Promise<void> {
  await onShelf('kept', 'readwrite', (store) => store.clear())
}
