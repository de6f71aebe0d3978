import type { OriginalView } from '#http/present-original.ts'
import { formatMoment } from '#platform/dates.ts'
import { useView, useWords } from '#web/ui/index.ts'

/** Where a paper is now, in a sentence. */
export function Where({ original }: { original: OriginalView }) {
  const { t } = useView()
  const { holder, holder_name, agency, since } = original
  const [who, at] = [holder_name ?? '', agency?.name ?? '']
  const said = {
    officer: t(`${who} giữ, ${at}`, `Held by ${who}, ${at}`),
    agency: t(`Trong tủ hồ sơ, ${at}`, `In the cupboard of ${at}`),
    archive: t(`Lưu cùng hồ sơ tại ${at}`, `Filed with the dossier at ${at}`),
    courier: t(`Đang chuyển (${who}), ${at} chịu trách nhiệm`, `On its way (${who}); ${at} answers for it`),
    citizen: t('Đã trả người dân', 'Given back to the citizen'),
  }[holder]
  return (
    <span>
      {said} <span class="muted">{t(`từ ${formatMoment(since)}`, `since ${formatMoment(since)}`)}</span>
    </span>
  )
}

/** What a paper is called, with its number where there are several alike. */
export function useNameOf(): (original: OriginalView) => string {
  const say = useWords()
  return ({ name, ordinal }) => (ordinal > 1 ? `${say(name)} (${ordinal})` : say(name))
}

/** The dossier of a paper, as a link. */
export function DossierLink({ code }: { code: string }) {
  const { path } = useView()
  const base = path.startsWith('/dieu-hanh') ? '/dieu-hanh/ho-so' : '/can-bo/ho-so'
  return <a href={`${base}/${encodeURIComponent(code)}`}>{code}</a>
}
