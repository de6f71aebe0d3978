import { Choice, LookupField, useView, type Words } from '#web/ui/index.ts'
import { CUSTODY_PATH } from './custody-path.ts'
import type { Receiving } from './receiving-agency.ts'

type Props = { among: readonly Receiving[]; typed: string | undefined; error: Words | undefined }

/** Nơi nhận: found as one types, without accents; where words match several places, a short list to choose from. */
export function ReceivingField({ among, typed, error }: Props) {
  const { t } = useView()
  const label = t('Giao cho cơ quan', 'Hand over to')
  if (among.length > 0)
    return (
      <Choice
        name="to_agency"
        label={label}
        error={error}
        options={among.map(({ id, name }) => ({ value: id, label: { vi: name, en: name } }))}
      />
    )
  return (
    <LookupField
      name="to_agency"
      label={label}
      hint={t('Gõ vài chữ, không cần dấu: “van phong cau giay”', 'Type a few words: "van phong cau giay"')}
      source={`${CUSTODY_PATH}/noi-nhan`}
      value={typed}
      error={error}
      optional
    />
  )
}
