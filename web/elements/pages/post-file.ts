/** Sends a file once under its key; `problem` is what the house says against it, empty where it says nothing. */
export async function postFile(
  file: File,
  src: string,
  key: string,
): Promise<{ id: string | null; problem: string }> {
  const body = new FormData()
  body.append('file', file)
  try {
    const headers = { accept: 'application/json', 'idempotency-key': key }
    const answer = await fetch(src, { method: 'POST', headers, body })
    const told = Object(await answer.json())
    if (answer.ok && typeof told.id === 'string') return { id: told.id, problem: '' }
    return { id: null, problem: typeof told.detail === 'string' ? told.detail : '' }
  } catch {
    return { id: null, problem: '' }
  }
}
