import type { OfferedVersion } from '#modules/dossiers'
import type { DefinitionPart } from '#modules/procedures'
import { formatDay, formatMoment } from '#platform/dates.ts'
import {
  Button,
  ButtonGroup,
  DefinitionList,
  Details,
  Form,
  Notice,
  Panel,
  useView,
  type Definition,
} from '../ui/index.ts'
import { Changes } from './changes.tsx'
import { changesOf } from './changes-of.ts'

export type OfferPanelProps = {
  offer: OfferedVersion
  /** The appointment as it stands; null before acceptance. */
  dueAt: string | null
  /** The dossier's own version, as the reader saw it. */
  dossierVersion: number
  action: string
  idempotencyKey: string
  /** The parts the reader has to do with; without it all. */
  parts?: readonly DefinitionPart[]
}

/** Phiên bản mới: what taking it would change for this dossier, and the button where it fits. Staying needs no act. */
export function OfferPanel(props: OfferPanelProps) {
  const { offer, parts } = props
  const view = useView()
  const { t, language } = view
  const changes = changesOf(view, offer.from.definition, offer.to.definition).filter(
    (one) => !parts || parts.includes(one.part),
  )
  const [why] = offer.stays
  return (
    <Panel title={t('Thủ tục có phiên bản mới', 'The procedure has a new version')}>
      <p>
        {t(
          'Hồ sơ đang được giải quyết theo phiên bản đã nộp và có thể giữ nguyên như vậy, không cần làm gì.',
          'The dossier is settled by the version it was filed by and may stay so; nothing needs to be done.',
        )}
      </p>
      <DefinitionList items={factsOf(props, t)} />
      <Details summary={t(`Xem ${changes.length} điểm khác`, `See ${changes.length} differences`)}>
        <Changes changes={changes} />
      </Details>
      {why ? (
        <Notice kind="info" title={t('Hồ sơ này không chuyển được', 'This dossier cannot take it')}>
          <p>{why[language]}</p>
        </Notice>
      ) : (
        <Take {...props} />
      )}
    </Panel>
  )
}

function factsOf({ offer, dueAt }: OfferPanelProps, t: (vi: string, en: string) => string): Definition[] {
  const { to, from } = offer
  const now = dueAt ? formatMoment(dueAt) : '–'
  return [
    {
      key: 'versions',
      label: t('Phiên bản', 'Version'),
      value: t(
        `đang theo bản ${from.version}; bản ${to.version} áp dụng từ ${formatDay(to.valid_from)}`,
        `by version ${from.version}; version ${to.version} since ${formatDay(to.valid_from)}`,
      ),
    },
    ...(dueAt
      ? [
          {
            key: 'due',
            label: t('Hẹn trả nếu chuyển', 'Due if taken'),
            value:
              offer.due_at === dueAt || !offer.due_at
                ? t(`${now}, không đổi`, `${now}, unchanged`)
                : t(
                    `${formatMoment(offer.due_at)}, thay cho ${now}`,
                    `${formatMoment(offer.due_at)} instead of ${now}`,
                  ),
          },
        ]
      : []),
  ]
}

function Take({ offer, action, dossierVersion, idempotencyKey }: OfferPanelProps) {
  const { t } = useView()
  return (
    <Form action={action} idempotencyKey={idempotencyKey}>
      <input type="hidden" name="version" value={dossierVersion} />
      <input type="hidden" name="version_id" value={offer.to.id} />
      <ButtonGroup>
        <Button
          kind="secondary"
          text={t(`Chuyển hồ sơ sang bản ${offer.to.version}`, `Take version ${offer.to.version}`)}
        />
      </ButtonGroup>
    </Form>
  )
}
