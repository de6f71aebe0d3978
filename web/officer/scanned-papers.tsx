import type { PaperAsked } from '#modules/procedures'
import type { Nested } from '../form-fields.ts'
import { useView, useWords } from '../ui/index.ts'
import { readLine } from './read-checklist.ts'

type Props = {
  /** The group of the form under which the checklist's lines are posted. */
  name: string
  procedure: string
  papers: readonly Pick<PaperAsked, 'key' | 'name'>[]
  typed: Nested[string] | undefined
  /** True where the line is cut: files are kept on the device. */
  isCut?: boolean | undefined
}

/** Quét giấy tờ vào hồ sơ: pages from a phone or a scanner's folder become files of the checklist's lines. */
export function ScannedPapers({ name, procedure, papers, typed, isCut }: Props) {
  const { t } = useView()
  const say = useWords()
  const groups = typeof typed === 'object' && !Array.isArray(typed) ? typed : {}
  const sent = papers.flatMap((paper) => readLine(groups[paper.key]).paper_ids.map((id) => ({ id, paper })))
  return (
    <fieldset class="checks">
      <legend>{t('Quét giấy tờ vào hồ sơ', 'Scan papers into the dossier')}</legend>
      <p class="field-hint">
        {t(
          'Chụp từng trang hoặc chọn các trang máy quét đã lưu. Trang được cắt nền, chỉnh thẳng và xem có đọc được không, ngay trên máy này.',
          'Photograph the pages, or choose those a scanner saved. They are cut out, set straight and checked on this device.',
        )}
      </p>
      <page-scan src="/api/papers" name={name} procedure={procedure}>
        {sent.length > 0 ? (
          <ul class="uploads">
            {sent.map(({ id, paper }) => (
              <li key={id}>
                <input type="hidden" name={`${name}.${paper.key}.paper_ids`} value={id} />
                {say(paper.name)}{' '}
                <span class="uploads-done">
                  {isCut ? t('đã giữ trên máy', 'kept here') : t('đã nhận', 'received')}
                </span>
              </li>
            ))}
          </ul>
        ) : null}
      </page-scan>
    </fieldset>
  )
}
