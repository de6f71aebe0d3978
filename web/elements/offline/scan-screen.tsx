import { allPapers } from '#modules/procedures'
import { say } from '#platform/text.ts'
import type { DeskData } from '../../counter/desk-data.ts'
import { ScannedPapers } from '../../officer/scanned-papers.tsx'
import { ActionBar, Button, ButtonLink, Heading, Notice, Panel, useView } from '../../ui/index.ts'
import type { ScanState } from './scan-later.ts'

/** Quét giấy tờ của hồ sơ đã nhận ở máy này: pages become files of its papers and wait to be sent behind it. */
export function ScanScreen({ data, state }: { data: DeskData; state: ScanState }) {
  const { t, language } = useView()
  const { code, procedure, kept } = state
  const found = data.procedures.find(({ version }) => version.code === procedure)
  if (!found)
    return (
      <Notice
        kind="warning"
        title={t(`Máy này không nhận hồ sơ ${code}.`, `${code} was not taken in on this machine.`)}
      >
        <p>
          <a href="/quay/tiep-nhan">{t('Về tiếp nhận', 'To intake')}</a>
        </p>
      </Notice>
    )
  const papers = allPapers(found.version.definition).filter(({ from_form }) => !from_form)
  const name = say(found.version.definition.short_name, language)
  return (
    <>
      {kept === null ? null : <Kept kept={kept} />}
      <Heading level={2} text={t(`Quét giấy tờ của ${code}`, `Scan papers of ${code}`)} />
      <p>{name}</p>
      <form class="form" action={`#quet`} method="post">
        <Panel>
          <fieldset class="checks">
            <legend>{t('Giấy tờ của thủ tục này', 'The papers of this procedure')}</legend>
            {papers.map((paper) => (
              <div class="check" key={paper.key}>
                <input
                  id={`o-quet-${paper.key}`}
                  type="checkbox"
                  name={`checklist.${paper.key}.has`}
                  value="yes"
                />
                <label for={`o-quet-${paper.key}`}>{say(paper.name, language)}</label>
              </div>
            ))}
          </fieldset>
          <ScannedPapers name="checklist" procedure={procedure} papers={papers} typed={undefined} isCut />
        </Panel>
        <ActionBar>
          <Button text={t('Giữ để gửi', 'Keep for sending')} name="do" value="scan" shortcut="Alt+S" />
          <ButtonLink
            kind="secondary"
            href="/quay/tiep-nhan"
            text={t('Hồ sơ tiếp theo', 'The next one')}
            shortcut="F2"
          />
        </ActionBar>
      </form>
    </>
  )
}

function Kept({ kept }: { kept: number }) {
  const { t } = useView()
  if (kept === 0)
    return (
      <Notice
        kind="warning"
        title={t('Chưa có tệp nào được chọn giấy tờ.', 'No file has been given its paper.')}
      >
        <p>
          {t(
            'Chụp hoặc chọn các trang, gộp lại, rồi chọn giấy tờ.',
            'Take or choose pages, join them, then choose the paper.',
          )}
        </p>
      </Notice>
    )
  return (
    <Notice kind="success" title={t(`Đã giữ ${kept} tệp để gửi`, `${kept} kept for sending`)}>
      <p>{t('Được gửi sau hồ sơ, khi có kết nối.', 'Sent behind the dossier when the line is back.')}</p>
    </Notice>
  )
}
