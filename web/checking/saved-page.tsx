import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { buildSync } from 'esbuild'
import { renderToString } from 'preact-render-to-string'
import { formatMoment } from '#platform/dates.ts'

/** What is written into the page: the keys it believes, and when it was made. */
export type SavedWith = { readonly keys: readonly string[]; readonly now: string }

let bundled: string | undefined

/**
 * Trang kiểm tra không cần mạng: one file to keep. It needs no server: keys, verification and the reader of codes are
 * in it, and its own policy forbids it any connection.
 */
export function savedCheckPage({ keys, now }: SavedWith): string {
  const script = (bundled ??= bundle())
  const style = readFileSync(new URL('saved-page.css', import.meta.url), 'utf8')
  const policy = [
    ...["default-src 'none'", `script-src ${hashOf(script)}`, `style-src ${hashOf(style)}`],
    ...["img-src blob: data:; media-src blob: mediastream:; base-uri 'none'; form-action 'none'"],
  ].join('; ')
  const page = <SavedPage keys={keys.join('\n')} made={formatMoment(now)} parts={{ script, style, policy }} />
  return `<!doctype html>${renderToString(page)}`
}

type Props = {
  readonly keys: string
  readonly made: string
  readonly parts: { readonly script: string; readonly style: string; readonly policy: string }
}

function SavedPage({ keys, made, parts }: Props) {
  return (
    <html lang="vi">
      <head>
        <meta charset="utf-8" />
        <meta http-equiv="Content-Security-Policy" content={parts.policy} />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <title>Kiểm tra giấy không cần mạng – Hai Cấp</title>
        <style dangerouslySetInnerHTML={{ __html: parts.style }} />
      </head>
      <body>
        <header>
          <p>Hai Cấp</p>
        </header>
        <main>
          <h1>
            <Both vi="Kiểm tra giấy không cần mạng" en="Check a paper without any network" />
          </h1>
          <p>
            <Both
              vi="Trang này là một tệp: hãy lưu lại và mở bất cứ lúc nào. Nó không gửi gì đi đâu."
              en="This page is one file: keep it and open it at any time. It sends nothing anywhere."
            />
          </p>
          <Given />
          <section id="result" aria-live="polite" aria-label="Kết quả kiểm tra · Result" tabIndex={-1} />
          <Keys keys={keys} made={made} />
        </main>
        <script dangerouslySetInnerHTML={{ __html: parts.script }} />
      </body>
    </html>
  )
}

function Given() {
  return (
    <form id="form">
      <label for="given">
        <Both vi="Nội dung của mã “Quét để đối chiếu”" en="What the code on the paper says" />
      </label>
      <textarea id="given" rows={4} autocomplete="off" spellcheck={false} />
      <p class="acts">
        <button type="submit">
          <Both vi="Kiểm tra" en="Check" />
        </button>
        <button type="button" id="scan" hidden>
          <Both vi="Quét bằng máy ảnh" en="Scan by camera" />
        </button>
      </p>
      <label for="file">
        <Both
          vi="Hoặc chọn ảnh chụp mã, hay tệp bằng chứng (.json). Có cả mã và tệp thì biết giấy đã vào nhật ký chưa."
          en="Or choose a picture of the code, or a proof file (.json). With both, you learn whether the paper is in the log."
        />
      </label>
      <input type="file" id="file" accept="image/*,.json,application/json" />
      <video id="video" hidden muted playsInline aria-label="Máy ảnh · Camera" />
    </form>
  )
}

function Keys({ keys, made }: Pick<Props, 'keys' | 'made'>) {
  return (
    <details>
      <summary>
        <Both vi="Khóa mà trang này tin" en="Keys this page believes" />
      </summary>
      <p>
        <Both
          vi={`Trang được tạo lúc ${made} với các khóa dưới đây. Hãy so với khóa cơ quan công bố ở /evidence/key.`}
          en={`Made at ${made} with the keys below. Compare them with those published at /evidence/key.`}
        />
      </p>
      <pre id="keys">{keys}</pre>
      <label for="added">
        <Both vi="Thêm khóa khác, mỗi dòng một khóa" en="Add other keys, one a line" />
      </label>
      <textarea id="added" rows={2} autocomplete="off" spellcheck={false} />
    </details>
  )
}

/** A saved page has no switch of languages to ask a server for: both stand beside each other. */
function Both({ vi, en }: { vi: string; en: string }) {
  return (
    <>
      {vi}{' '}
      <span class="en" lang="en">
        {en}
      </span>
    </>
  )
}

function bundle(): string {
  const { outputFiles } = buildSync({
    absWorkingDir: fileURLToPath(new URL('..', import.meta.url)),
    entryPoints: ['elements/saved-check.ts'],
    ...{ bundle: true, minify: true, write: false, format: 'iife', logLevel: 'silent', charset: 'utf8' },
    target: ['es2022', 'chrome100', 'safari15.4', 'firefox100'],
  })
  const text = outputFiles[0]?.text
  if (!text) throw new Error('the script of the saved page was not bundled')
  return text
}

function hashOf(text: string): string {
  return `'sha256-${createHash('sha256').update(text).digest('base64')}'`
}
