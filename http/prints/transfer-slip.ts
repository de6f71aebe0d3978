import type { TransferSlip } from '#modules/prints'
import type { Door } from '../door.ts'
import type { SlipView } from '../present-original.ts'
import { oneLine } from './head.ts'

/** What is printed on a slip; its QR opens the page on which it is received. */
export function transferSlipOf(
  { demonstration, publicAddress }: Pick<Door, 'demonstration' | 'publicAddress'>,
  slip: SlipView,
): TransferSlip {
  const { from, to, from_name, courier, note, sent_at, originals, shown_code } = slip
  return {
    ...{ demonstration, body: from.name, to: to.name, sender: from_name, sent_at, shown_code },
    courier: oneLine(courier) || null,
    note: oneLine(note) || null,
    slip_url: `${publicAddress}/can-bo/ban-chinh/phieu/${slip.code}`,
    originals: originals.map(({ dossier, name, ordinal }) => ({ dossier, name: oneLine(name.vi), ordinal })),
  }
}
