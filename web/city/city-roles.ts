import type { Role } from '#modules/record'

const ROLES: readonly Role[] = ['city_controller', 'city_leader', 'city_admin', 'auditor']

/** Whose pages these are: the city's controllers, leaders, administrators and auditors. */
export const CITY = { audience: 'city', roles: ROLES } as const
