/** Whose pages these are: the city's administrator, who keeps the rules and settles no dossier. */
export const ADMIN = { audience: 'admin', roles: ['city_admin'] } as const
