/** A soft tone, made on the spot; no file is fetched. Sounds only when a reader has chosen it. */

let audio: AudioContext | undefined;

/** Browsers let a page sound only after the reader pressed something; call this then. */
export function readyToSound(): void {
  audio ??= new AudioContext();
  void audio.resume();
}

/** Two quiet notes of one bell, which come and go slowly. */
export function sound(): void {
  if (!audio) return;
  for (const [pitch, loudness] of [[330, 0.12], [660, 0.04]] as const) {
    const note = audio.createOscillator();
    const swell = audio.createGain();
    const now = audio.currentTime;
    note.frequency.value = pitch;
    swell.gain.setValueAtTime(0, now);
    swell.gain.linearRampToValueAtTime(loudness, now + 0.15);
    swell.gain.exponentialRampToValueAtTime(0.001, now + 3);
    note.connect(swell).connect(audio.destination);
    note.start(now);
    note.stop(now + 3);
  }
}
