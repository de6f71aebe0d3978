import { Type, type Static } from 'typebox'

/** Who was refused without being signed in. */
export const VISITOR = 'anyone'

/** In the place of an account and an address, where more was refused than is told apart. */
export const MANY = 'many'

/** Lượt bị từ chối: how often one account was refused at one address for one reason within one minute. */
export const Denial = Type.Object(
  {
    minute: Type.String({ description: 'The beginning of the minute, ISO in UTC' }),
    actor: Type.String({
      description: 'The id of the account; anyone for a visitor; many where they are not told apart',
    }),
    method: Type.String(),
    route: Type.String({ description: 'The address as it is registered, without what was asked' }),
    code: Type.String({ description: 'The code of the refusal' }),
    status: Type.Integer({ minimum: 400, maximum: 499 }),
    count: Type.Integer({ minimum: 1 }),
  },
  { additionalProperties: false },
)
export type Denial = Static<typeof Denial>
