/** So many clients at once, each doing one thing after another until the time is over. */

/** What a load came to. */
export type Load = { readonly seconds: number; readonly rounds: number }

/** Runs `once` again and again as each client; what is under way at the end is finished. */
export async function runClients(
  { clients, seconds }: { readonly clients: number; readonly seconds: number },
  once: (client: number, round: number) => Promise<void>,
): Promise<Load> {
  const begun = performance.now()
  const until = begun + seconds * 1000
  let rounds = 0
  const run = async (client: number): Promise<void> => {
    for (let round = 0; performance.now() < until; round += 1) {
      await once(client, round)
      rounds += 1
    }
  }
  await Promise.all(Array.from({ length: clients }, (_, client) => run(client)))
  return { seconds: (performance.now() - begun) / 1000, rounds }
}
