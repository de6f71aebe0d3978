/** A procedure whose form asks for files: the confirmation of marital status with two more questions, from tomorrow. */
import assert from 'node:assert/strict'
import type { House } from '#db/house.ts'
import type { Field } from '#modules/forms'
import { draftVersion, findVersion, publishVersion, type Definition } from '#modules/procedures'
import { acting, actorNamed } from './acting.ts'
import { MARITAL_STATUS } from './example-dossiers.ts'

/** A required photograph, a picture and only one; and pages of a booklet, as many as one likes. */
const FILES: readonly Field[] = [
  {
    ...{ key: 'photo', type: 'file', required: true, min: 1, max: 1, kinds: ['jpeg', 'png'] },
    label: { vi: 'Ảnh chân dung', en: 'Portrait' },
  },
  {
    ...{ key: 'booklet', type: 'file', required: false },
    label: { vi: 'Sổ cũ', en: 'Old booklet' },
  },
]

/** The definition with the files asked for in a section of their own. */
function withFiles(definition: Definition): Definition {
  const section = { key: 'files', title: { vi: 'Tệp kèm', en: 'Files' }, fields: [...FILES] }
  return { ...definition, form: { sections: [...definition.form.sections, section] } }
}

/** Publishes it from 00:00 of Tuesday 3 March 2026. */
export async function publishFileForm(house: House): Promise<string> {
  const code = MARITAL_STATUS.procedure
  const admin = await actorNamed(house, 'quantri.ha-noi')
  const version = await findVersion(house.app, code, '2026-03-02')
  assert.ok(version)
  const definition = withFiles(version.definition)
  await acting(house, { actor: admin }, (work) => draftVersion(work, { code, definition }))
  await acting(house, { actor: admin }, (work) => publishVersion(work, { code, valid_from: '2026-03-03' }))
  return code
}
