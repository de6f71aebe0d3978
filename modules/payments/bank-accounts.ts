import { Type } from 'typebox'
import { Value } from 'typebox/value'
import { AGENCY_KINDS } from '#modules/units'
import type { Reader } from '#platform/database.ts'
import type { BankAccount } from './vietqr.ts'

const BankAccounts = Type.Object({
  about: Type.String(),
  demonstration: Type.Boolean(),
  accounts: Type.Array(
    Type.Object(
      {
        kind: Type.Enum([...AGENCY_KINDS]),
        bin: Type.String({ pattern: '^[0-9]{6}$' }),
        bank: Type.String({ minLength: 1 }),
        number: Type.String({ pattern: '^[0-9A-Z]*(\\{unit\\})?[0-9A-Z]*$' }),
        holder: Type.String({ pattern: '^[ -~]{1,70}$' }),
      },
      { additionalProperties: false },
    ),
  ),
})

/** Loads the accounts of agencies from the text of a file; those of a demonstration into a demonstration only. Idempotent. */
export async function loadBankAccounts(
  sql: Reader,
  text: string,
  options: { demonstration: boolean },
): Promise<void> {
  const file: unknown = JSON.parse(text)
  if (!Value.Check(BankAccounts, file)) {
    const [first] = Value.Errors(BankAccounts, file)
    throw new Error(`Bank accounts: ${first?.instancePath || '/'} ${first?.message}`)
  }
  if (file.demonstration && !options.demonstration) return
  const rows = sql.json(file.accounts.map((account) => ({ ...account })))
  await sql`
    insert into bank_accounts (agency_id, bin, bank, number, holder)
    select a.id, t.bin, t.bank, replace(t.number, '{unit}', v.code), t.holder
    from jsonb_to_recordset(${rows}::jsonb) as t (kind text, bin text, bank text, number text, holder text)
    join agencies a on a.kind = t.kind and a.valid_to is null
    join unit_versions v on v.unit_id = a.unit_id and v.valid_to is null
    on conflict (agency_id) do update set
      (bin, bank, number, holder) = (excluded.bin, excluded.bank, excluded.number, excluded.holder)
    where (bank_accounts.bin, bank_accounts.bank, bank_accounts.number, bank_accounts.holder)
      is distinct from (excluded.bin, excluded.bank, excluded.number, excluded.holder)`
}

/** Where an agency takes transfers; null where it has no account. */
export async function findBankAccount(reader: Reader, agencyId: string): Promise<BankAccount | null> {
  const [row] = await reader<BankAccount[]>`
    select bin, bank, number, holder from bank_accounts where agency_id = ${agencyId}`
  return row ?? null
}
