import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import { getVersion } from '#modules/procedures'
import { peopleOfCauGiay } from '#test/cau-giay.ts'
import { CERTIFIED_COPY, MARITAL_STATUS } from '#test/example-dossiers.ts'
import { openTestHouse } from '#test/house.ts'
import * as dossiers from './index.ts'

describe('an exemption from fees is granted at the desk, on evidence', async () => {
  const house = await openTestHouse()
  const { as } = await peopleOfCauGiay(house)
  const claim = { key: 'disabled', evidence: 'Giấy xác nhận khuyết tật số 12/2024' }

  test('a procedure without exemptions grants none, and says so', async () => {
    const { code } = await as('desk', (work) => dossiers.submitDossier(work, CERTIFIED_COPY))
    await assert.rejects(
      as('desk', (work) => dossiers.acceptDossier(work, { code }, { exemption: claim })),
      { code: 'exemption' },
    )
  })

  test('who is exempt pays nothing, and the evidence stays with the dossier and the act in its history', async () => {
    const { code } = await as('desk', (work) => dossiers.submitDossier(work, MARITAL_STATUS))
    const accepted = await as('desk', (work) => dossiers.acceptDossier(work, { code }, { exemption: claim }))
    assert.equal(accepted.fee_exemption?.evidence, claim.evidence)
    const [version, events] = await as('desk', async (work) => [
      await getVersion(work.trx, accepted.procedure_version_id),
      await dossiers.listDossierEvents(work.trx, accepted.id),
    ])
    assert.equal(dossiers.feesOfDossier(accepted, version, accepted.last_at).total, 0)
    assert.equal(
      dossiers.feesOfDossier({ ...accepted, fee_exemption: null }, version, accepted.last_at).total,
      null,
      'without it the amount is not known',
    )
    assert.equal(events.at(-1)?.data['exemption'], 'disabled')
  })
})
