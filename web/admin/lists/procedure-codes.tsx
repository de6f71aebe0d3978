import { Details, Said, useView, useWords, type Words } from '../../ui/index.ts'

/** The name of a procedure by its code, as the catalogue has it. */
export type NameOf = (code: string) => string

/** Procedures by code and name, behind their number: nobody reads five hundred lines unasked. */
export function ProcedureCodes(props: { title: Words; codes: readonly string[]; nameOf: NameOf }) {
  const { title, codes, nameOf } = props
  const { t } = useView()
  const say = useWords()
  if (codes.length === 0) {
    return (
      <p>
        {say(title)}: {t('không có', 'none')}.
      </p>
    )
  }
  return (
    <Details summary={`${say(title)} (${codes.length})`} open={codes.length <= 10}>
      <ul>
        {codes.map((code) => (
          <li key={code}>
            <code>{code}</code> <Said text={{ vi: nameOf(code), en: nameOf(code) }} />
          </li>
        ))}
      </ul>
    </Details>
  )
}
