/** What a consulted body's silence means after its limit: it agreed, it is reminded, its superior is told (§2.4, rule 8). */
export const ON_SILENCE = ['agree', 'remind', 'escalate'] as const
