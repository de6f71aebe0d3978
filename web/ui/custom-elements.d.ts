import type { ComponentChildren } from 'preact'

type Enhanced = { class?: string; children?: ComponentChildren }

/** The browser elements of `web/elements`, as JSX may write them; each only improves what it wraps. */
declare module 'preact' {
  // oxlint-disable-next-line typescript/no-namespace -- the only way to name elements to JSX
  namespace JSX {
    interface IntrinsicElements {
      'live-search': Enhanced & { target: string }
      'upload-field': Enhanced & {
        src: string
        name: string
        'max-bytes'?: number | undefined
        many?: boolean | undefined
      }
      'live-board': Enhanced & { src: string }
      'draft-form': Enhanced & { src: string }
      'copy-code': Enhanced & { value: string }
      'live-progress': Enhanced
      'once-form': Enhanced
      'combo-box': Enhanced & { src?: string | undefined }
      'card-scan': Enhanced & { src: string; fields: string; kinds: string; place?: string | undefined }
      'page-scan': Enhanced & { src: string; name: string; procedure: string }
      'pass-key': Enhanced & { mode: 'create' | 'get'; options: string }
      'hot-keys': Enhanced
      'queue-display': Enhanced & { src: string; last: number }
      'queue-follow': Enhanced & { src: string; print?: boolean | undefined }
      'queue-bar': Enhanced & { src: string }
      'desk-line': Enhanced & { src: string; officer: string }
      'offline-desk': Enhanced
      'go-form': Enhanced
      'sign-box': Enhanced
      'live-pieces': Enhanced & { 'while-typing'?: boolean | undefined }
    }
  }
}
