/** Faults put into a house on purpose: a dry run finds each of them, says what it touches, and invents none. */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { openTestHouse } from '#test/house.ts'
import { MARCH, openMarch } from './march-house.ts'
import { EVENING, type Rules, type Trial, tryPlan } from './try-plan.ts'

const house = await openTestHouse()
await openMarch(house, 120)
const found = (trial: Trial = {}) => tryPlan(house, trial)

const postsWithout = (is: (post: Rules['posts'][number]) => boolean) => (rules: Rules) => ({
  ...rules,
  posts: rules.posts.filter((post) => !is(post)),
})

test('without a fault nothing is found, and dossiers due while nobody could act are told as late, no others', async () => {
  const { kinds } = await found()
  assert.deepEqual(kinds, [])
  const [{ due } = { due: -1 }] = await house.owner<{ due: number }[]>`
    select count(*)::int as due from reorganisation_moves m join dossiers d on d.id = m.dossier_id
    where m.outcome <> 'stays' and m.becomes_late <> (d.due_at > ${EVENING} and d.business in ('accepted', 'forwarded',
      'reviewing', 'consulting', 'supplement_proposed', 'proposed', 'endorsed', 'approved')
      and d.due_at < case m.outcome when 'moves' then '2027-03-01T02:00:00Z'::timestamptz else '2027-03-04T10:00:00Z' end)`
  assert.equal(due, 0)
})

test('a dossier that falls due during the night is late, one due the next day is not', async () => {
  const before = (await found()).planned.late
  const [row] = await house.owner<{ id: string; due_at: string }[]>`
    select d.id, d.due_at from dossiers d join reorganisation_moves m on m.dossier_id = d.id
    where m.outcome = 'moves' and not m.becomes_late and d.business = 'reviewing' limit 1`
  assert.ok(row)
  await house.owner`update dossiers set due_at = ${MARCH} where id = ${row.id}`
  assert.equal((await found()).planned.late, before + 1)
  await house.owner`update dossiers set due_at = ${row.due_at} where id = ${row.id}`
})

test('missing desk, signer, clerk, head and specialist are each found at their agency, with the dossiers behind them', async () => {
  const cases = [
    ['desk_officer', 'no_desk', 'Điểm phục vụ hành chính công phường Khâm Thiên'],
    ['signer', 'no_signer', 'Ủy ban nhân dân phường Khâm Thiên'],
    ['clerk', 'no_clerk', 'Ủy ban nhân dân phường Khâm Thiên'],
  ] as const
  for (const [role, kind, agency] of cases) {
    const { findings } = await found({
      rules: postsWithout((post) => post.role === role && post.agency.endsWith('kham-thien-2027')),
    })
    const own = findings
    assert.deepEqual(
      own.map((one) => [one.kind, one.detail['agency']]),
      [[kind, agency]],
    )
    assert.ok((own[0]?.dossiers ?? 0) > 0)
  }
  const { findings } = await found({
    rules: postsWithout(
      ({ role, agency }) =>
        agency === 'kinh-te-phu-gia-2027' && (role === 'body_head' || role === 'specialist'),
    ),
  })
  assert.deepEqual(
    findings.map(({ kind }) => kind),
    ['no_head', 'no_specialist'],
  )
})

test('a missing agency is found, and the dossiers that need it wait to be decided', async () => {
  const whole = (await found()).planned.undecided
  const { findings, planned } = await found({
    agencies: (lines) => lines.replace(/^09993,commune_committee.*\n/m, ''),
    rules: postsWithout(({ agency }) => agency === 'ubnd-kham-thien-2027'),
  })
  assert.deepEqual(
    findings.flatMap(({ kind, detail }) => [[kind, detail['agency']]]),
    [['no_agency', 'commune_committee']],
  )
  assert.ok(planned.undecided > whole)
})

test('an account that the plan appoints and the house lacks is found, with the posts that stay empty', async () => {
  const { findings } = await found({
    rules: (rules) => ({
      ...rules,
      posts: rules.posts.map((post) =>
        post.account === 'vanthu.lang' ? { ...post, account: 'vanthu.khong-co' } : post,
      ),
    }),
  })
  assert.deepEqual(
    findings.flatMap(({ kind, subject }) =>
      kind === 'late' ? [] : [kind === 'no_account' ? subject : kind],
    ),
    ['vanthu.khong-co', 'no_clerk'],
  )
})

test('an officer without a post after the cut is found', async () => {
  const { kinds } = await found({ rules: (rules) => ({ ...rules, officers: 'stay' }) })
  assert.ok(kinds.includes('no_post') && kinds.includes('no_desk') && kinds.includes('no_signer'))
})

test('a signer whose certificate ends before the moment, or who has none, is found; one that holds is not', async () => {
  const certify = (where: string, until: string) =>
    house.owner.unsafe(`
    insert into certificates (id, version, owner_id, kind, agency_id, unit_id, fingerprint, serial, holder, issuer, valid_from,
      valid_to, is_trusted, found_at)
    select distinct on (a.id) gen_random_uuid(), 1, a.id, 'personal', p.agency_id, p.unit_id, md5(a.id::text) || md5(a.name), '1', a.full_name, 'CA',
      '2026-01-01', '${until}', true, '2026-01-01'
    from accounts a join appointments p on p.account_id = a.id where p.role = 'signer' and ${where}`)
  await certify(`a.name not in ('ky2.lang', 'ky.phu-thuong')`, '2028-01-01')
  await certify(`a.name = 'ky2.lang'`, '2027-02-28T16:00:00Z')
  const { findings } = await found({ signs: true })
  const lacking = findings.flatMap(({ kind, detail }) =>
    kind === 'no_certificate' ? [detail['account_id']] : [],
  )
  const named = await house.owner<
    { id: string }[]
  >`select id from accounts where name in ('ky2.lang', 'ky.phu-thuong')`
  assert.deepEqual(new Set(lacking), new Set(named.map(({ id }) => id)))
  await certify(`a.name = 'ky.phu-thuong'`, '2028-01-01')
  await house.owner`update certificates set valid_to = '2028-01-01'`
  assert.ok(!(await found({ signs: true })).kinds.includes('no_certificate'))
})

test('undecided dossiers that nobody owns are found by their old ward', async () => {
  const { findings, planned } = await found({
    rules: (rules) => ({ ...rules, undecided: { owner: 'khong-co-co-quan-nay' } }),
  })
  const own = findings.filter(({ kind }) => kind === 'no_owner')
  assert.equal(
    own.reduce((sum, { dossiers }) => sum + dossiers, 0),
    planned.undecided,
  )
})

test('two books joined into one that both gave numbers collide; apart they do not', async () => {
  assert.ok(
    !(await found({ rules: (rules) => ({ ...rules, registers: 'continue' }) })).kinds.includes(
      'number_collision',
    ),
  )
  const [{ from, to } = { from: '', to: '' }] = await house.owner<{ from: string; to: string }[]>`
    select (select id from agencies where slug = 'diem-phu-thuong') as "from",
      (select id from agencies where slug = 'diem-cua-nam') as "to"`
  await house.owner`insert into registers (agency_id, register, year, taken)
    values (${from}, 'TNHS', 2027, 3) on conflict do nothing`
  await house.owner`update agencies set e_identifier = 'H26.99.1' where id in (${from})`
  assert.ok(to)
  // Phú Thượng goes into Cửa Nam whole, so that its books and Cửa Nam's would be one.
  const whole = (lines: string): string =>
    lines
      .split('\n')
      .flatMap((line) => {
        if (!line.startsWith('00091')) return [line]
        if (!line.includes('09991')) return []
        const into = line.replace('09991,Phường Phú Gia', '00082,Phường Cửa Nam')
        return [into.replace('part,3,part,part,some', 'whole,1,all,all,all')]
      })
      .join('\n')
  const without = (lines: string): string => lines.replace(/^(00091|0999[12]),.*\n/gm, '')
  const rules = (given: Rules): Rules => ({
    ...given,
    registers: 'continue',
    posts: given.posts.filter(({ agency }) => agency.endsWith('kham-thien-2027')),
  })
  const { findings, planned } = await found({ changes: whole, agencies: without, rules })
  const collisions = findings.filter(({ kind }) => kind === 'number_collision')
  assert.ok(collisions.some(({ detail }) => detail['register'] === 'TNHS'))
  assert.equal(planned.collisions, collisions.length)
})

test('an identifier that two agencies would bear is found', async () => {
  const { findings } = await found({
    agencies: (lines) =>
      lines.replace(
        'Ủy ban nhân dân phường Khâm Thiên,ubnd-ha-noi,,',
        'Ủy ban nhân dân phường Khâm Thiên,ubnd-ha-noi,H26,',
      ),
  })
  assert.deepEqual(
    findings.flatMap(({ kind, subject }) => [[kind, subject]]),
    [['identifier_collision', 'H26']],
  )
})

test('an old unit that the house does not have is found', async () => {
  const stranger =
    '09899,Phường Không Có,Phường,,,01,Thành phố Hà Nội,00082,Phường Cửa Nam,01,whole,1,all,all,all,99,1,made up\n'
  const { findings } = await found({ changes: (lines) => `${lines}${stranger}` })
  assert.deepEqual(
    findings.flatMap(({ kind, subject }) => [[kind, subject]]),
    [['unknown_unit', '09899']],
  )
})

test('without a calendar for the days after the cut that is found', async () => {
  await house.owner`delete from calendars`
  assert.ok((await found()).kinds.includes('no_calendar'))
})
