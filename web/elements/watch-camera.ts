import { codeIn, type Seen, type Wanted } from './read-codes.ts'

/** How a camera is looked through: the code wanted, whether to stop, and which camera, else the one that looks away from its holder. */
export type Watching = {
  readonly isWanted: Wanted
  readonly isOver: () => boolean
  readonly camera?: string | undefined
  /** True where another code than the wanted one does not end it. */
  readonly isPatient?: boolean
}

/** Looks through a camera until a code is seen or it is told to stop; null when stopped. Throws where none opens. */
export async function watchCamera(video: HTMLVideoElement, watching: Watching): Promise<Seen | null> {
  const { isWanted, isOver, camera, isPatient = false } = watching
  const asked = camera === undefined ? { facingMode: 'environment' } : { deviceId: { exact: camera } }
  const stream = await navigator.mediaDevices.getUserMedia({
    video: { ...asked, width: { ideal: 1280 }, height: { ideal: 720 } },
  })
  try {
    video.srcObject = stream
    if (!isOver()) await video.play()
    while (!isOver()) {
      const size = { width: video.videoWidth, height: video.videoHeight }
      const found = size.width > 0 ? await codeIn(video, size, isWanted) : 'no_code'
      if (typeof found === 'object' && !isOver() && ('text' in found || !isPatient)) return found
      await new Promise((resolve) => setTimeout(resolve, 150))
    }
    return null
  } finally {
    for (const track of stream.getTracks()) track.stop()
    video.srcObject = null
  }
}
