/** Says calls aloud, one after the other: with a Vietnamese voice where the browser has one, and a chime before each. */
export type Announcer = { readonly say: (words: string) => void; readonly unlock: () => Promise<void> }

const CHIME = [880, 660] as const
const TONE_S = 0.28
/** A voice that never ends is not waited for longer. */
const LONGEST_WORDS_MS = 12_000

export function makeAnnouncer(): Announcer {
  let audio: AudioContext | undefined
  let last: Promise<void> = Promise.resolve()
  const speaker = (): AudioContext => (audio ??= new AudioContext())
  return {
    say(words) {
      last = last
        .then(() => chime(speaker()))
        .then(() => speak(words))
        .catch(() => {})
    },
    // Browsers let a page sound only once somebody has touched it.
    unlock: () => speaker().resume(),
  }
}

async function chime(audio: AudioContext): Promise<void> {
  if (audio.state !== 'running') return
  for (const [place, tone] of CHIME.entries()) {
    const [wave, loudness] = [audio.createOscillator(), audio.createGain()]
    const from = audio.currentTime + place * TONE_S
    wave.frequency.value = tone
    loudness.gain.setValueAtTime(0.4, from)
    loudness.gain.exponentialRampToValueAtTime(0.001, from + TONE_S)
    wave.connect(loudness).connect(audio.destination)
    wave.start(from)
    wave.stop(from + TONE_S)
  }
  await rest(CHIME.length * TONE_S * 1000)
}

async function speak(words: string): Promise<void> {
  if (!('speechSynthesis' in window)) return
  const voice = speechSynthesis.getVoices().find(({ lang }) => lang.toLowerCase().startsWith('vi'))
  if (!voice) return
  const said = new SpeechSynthesisUtterance(words)
  said.voice = voice
  said.lang = voice.lang
  said.rate = 0.9
  const over = new Promise<void>((done) => {
    said.addEventListener('end', () => done())
    said.addEventListener('error', () => done())
  })
  speechSynthesis.speak(said)
  await Promise.race([over, rest(LONGEST_WORDS_MS)])
}

function rest(ms: number): Promise<void> {
  return new Promise((done) => setTimeout(done, ms))
}
