/** How a turn of sending ended: `cut` no line, `signed_out` nobody or somebody else signed in, `busy` another window sends. */
export type Sent = 'done' | 'cut' | 'signed_out' | 'busy'

/** What the house said, or that the turn of sending has ended. */
export type Answered =
  | { readonly ended: Sent }
  | { readonly ok: boolean; readonly code: string; readonly reason: string }

const PATIENCE_MS = 20_000

/** Sends one thing once under its key. */
export async function postSealed(to: string, key: string, body: object): Promise<Answered> {
  const answer = await fetch(to, {
    method: 'POST',
    headers: { 'content-type': 'application/json', 'idempotency-key': key },
    body: JSON.stringify(body),
    signal: AbortSignal.timeout(PATIENCE_MS),
  }).catch(() => null)
  if (!answer || answer.status >= 500 || answer.status === 429) return { ended: 'cut' }
  if (answer.ok) return { ok: true, code: '', reason: '' }
  const said: { code?: string; detail?: string; fields?: { message?: string }[] } = await answer.json()
  if (answer.status === 401 || said.code === 'desk_only') return { ended: 'signed_out' }
  const reason = [said.detail, ...(said.fields ?? []).map(({ message }) => message)].filter(Boolean)
  return { ok: false, code: said.code ?? '', reason: [...new Set(reason)].join(' ') }
}
