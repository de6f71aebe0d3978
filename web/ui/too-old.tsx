import { useView } from './words.ts'

/**
 * What a browser reads out that is too old for these pages. Every rule of ours stands in a cascade layer, which the
 * browsers the bundles are made for know (see `TARGETS` in `web/assets.ts`): they hide this, older ones show it, script or not.
 */
export function TooOld() {
  const view = useView()
  return (
    <p class="too-old">
      {view.t(
        'Trình duyệt này quá cũ: trang vẫn đọc và gửi được, nhưng khó nhìn và thiếu tiện ích. Hãy dùng Chrome, Edge, Cốc Cốc hoặc Firefox từ bản 100, hoặc Safari từ bản 15.4.',
        'This browser is too old: pages can be read and sent, but look bare and lack helps. Use Chrome, Edge, Cốc Cốc or Firefox from version 100 on, or Safari from 15.4.',
      )}
    </p>
  )
}
