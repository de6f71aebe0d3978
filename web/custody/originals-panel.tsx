import type { OriginalView } from '#http/present-original.ts'
import { Panel, useView } from '#web/ui/index.ts'
import { Originals } from './dossier-originals-page.tsx'

type Props = { code: string; originals: readonly OriginalView[]; isCity: boolean }

/** Where the originals are; officers of a place take them in and give them back on a page of their own. */
export function OriginalsPanel({ code, originals, isCity }: Props) {
  const { t } = useView()
  if (originals.length === 0 && isCity) return null
  return (
    <Panel title={t('Bản chính', 'Originals')}>
      <Originals originals={originals} />
      {isCity ? null : (
        <p>
          <a href={`/can-bo/ho-so/${code}/ban-chinh`}>
            {t('Nhận, trả bản chính', 'Take originals in, give them back')}
          </a>
        </p>
      )}
    </Panel>
  )
}
