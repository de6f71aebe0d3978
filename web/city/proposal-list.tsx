import type { NamedProposal } from '#http/present-forecast.ts'
import { Heading, useView } from '#web/ui/index.ts'

/** Who could help whom, in sentences. */
export function ProposalList({ rows }: { rows: readonly NamedProposal[] }) {
  const { t } = useView()
  return (
    <section class="stack">
      <Heading level={2} text={t('Đề xuất hỗ trợ', 'Who could help')} />
      {rows.length === 0 ? (
        <p>{t('Chưa cần điều động ai.', 'Nobody needs to be moved.')}</p>
      ) : (
        <ul>
          {rows.map(({ kind, from, to, dossiers, spare }) => (
            <li key={to.code}>
              {kind === 'lend_officer'
                ? t(
                    `${from.full_name} cho ${to.full_name} mượn một chuyên viên: ${dossiers} hồ sơ có thể trễ; nơi cho mượn còn làm thêm được ${spare} hồ sơ theo nhịp hiện nay.`,
                    `${from.full_name} lends ${to.full_name} a specialist: ${dossiers} likely late; the lender has room for ${spare} by its pace.`,
                  )
                : t(
                    `${from.full_name} nhận bớt ${dossiers} hồ sơ của ${to.full_name}; còn làm thêm được ${spare} hồ sơ theo nhịp hiện nay.`,
                    `${from.full_name} takes ${dossiers} dossiers over from ${to.full_name}; it has room for ${spare} by its pace.`,
                  )}
            </li>
          ))}
        </ul>
      )}
    </section>
  )
}
