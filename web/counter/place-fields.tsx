import { ComboBox, Details, Select, errorOf, useView } from '../ui/index.ts'
import { textOf } from '../officer/act-forms/act-form.ts'
import type { IntakePageProps } from './intake-page.tsx'

type Props = Pick<IntakePageProps, 'version' | 'intake' | 'errors' | 'own' | 'units'>

/** Where it is settled, how it came, where its result goes. */
export function PlaceFields({ version, intake, errors, own, units }: Props) {
  const { t } = useView()
  const { channels, competent } = version.definition
  const { typed } = intake
  const options = units.map((unit) => ({ value: unit.slug, label: unit.full_name }))
  return (
    <>
      {competent.place.by === 'any' ? (
        <ComboBox
          name="unit"
          label={t('Nơi giải quyết', 'Settled at')}
          hint={t('Nhận cho mọi phường, xã', 'Taken for every commune')}
          value={textOf(typed['unit']) || own.slug}
          options={options}
          error={errorOf(errors, 'unit')}
        />
      ) : (
        <p>
          {t('Nơi giải quyết theo địa chỉ ghi trong tờ khai.', 'Settled where the address in the form lies.')}
        </p>
      )}
      {channels.some((row) => row.channel === 'post') ? (
        <Select
          name="channel"
          label={t('Nhận qua', 'Came by')}
          value={intake.input.channel}
          options={[
            { value: 'counter', label: t('Tại quầy', 'At the counter') },
            { value: 'post', label: t('Bưu chính', 'Post') },
          ]}
        />
      ) : null}
      <Details
        summary={t('Trả kết quả ở nơi khác', 'Result elsewhere')}
        open={Boolean(textOf(typed['return_at']))}
      >
        <ComboBox
          name="return_at"
          label={t('Nơi trả kết quả', 'Result collected at')}
          value={textOf(typed['return_at'])}
          options={options}
          emptyLabel={t('Tại điểm này', 'Here')}
          error={errorOf(errors, 'return_at')}
          optional
        />
      </Details>
    </>
  )
}
