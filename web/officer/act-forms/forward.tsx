import type { ActForm } from './act-form.ts'

/** Chuyển hồ sơ to the body that settles it. */
export const forward: ActForm = {
  lead: ({ view }) => ({
    vi: `Chuyển đến ${view.places.body.name}.`,
    en: `Goes to ${view.places.body.name}.`,
  }),
}
